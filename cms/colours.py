"""A site's own colour, as a stylesheet. The colour is in the address, so that nothing need be looked up."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms.drawing import accents

YEAR = 365 * 24 * 3600


@require_safe
def stylesheet(request: HttpRequest, colour: str) -> HttpResponse:
    """The accent that six hexadecimal digits give, nudged until words can be read on it and in it."""
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable"}
    return HttpResponse(accents.stylesheet(f"#{colour}"), content_type="text/css; charset=utf-8", headers=headers)
