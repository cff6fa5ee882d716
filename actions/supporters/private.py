"""Pages of one person, reached by a link that only she has: kept by nobody, found by nobody, told to no other site."""

from django.http import HttpResponse

HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


def kept_private(response: HttpResponse) -> HttpResponse:
    """The answer, with the headers that say so."""
    for header, value in HEADERS.items():
        response[header] = value
    return response
