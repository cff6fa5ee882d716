"""Whole public pages, kept in each process for a few seconds.

Only answers that any visitor may see are kept: GET, status 200, no cookie set, not varying by cookie, and marked
`Cache-Control: public`. A visitor who carries a session cookie (staff) is never served from here. What is kept is what
the middleware within made of the answer, its security headers with it.
"""

from collections.abc import Callable
from hashlib import blake2b

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse

Kept = tuple[dict[str, str], bytes]


class PageCacheMiddleware:
    """Answers a GET from the process's own cache, before any other middleware runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.cache = caches["pages"]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seconds = settings.PAGE_CACHE_SECONDS
        if not seconds or request.method not in {"GET", "HEAD"} or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        kept: Kept | None = self.cache.get(key(request)) or self.cache.get(key(request, with_query=True))
        if kept is not None:
            headers, content = kept
            return HttpResponse(content, headers=headers)
        response = self.get_response(request)
        if request.method == "GET" and is_public(response):
            # A page that ignores the query is kept once, whatever a link to it was tagged with.
            where = key(request, with_query=not getattr(response, "any_query", False))
            self.cache.set(where, (dict(response.headers), response.content), seconds)
        return response


def key(request: HttpRequest, *, with_query: bool = False) -> str:
    """The name under which an address is kept."""
    query = f"?{request.META.get('QUERY_STRING', '')}" if with_query else ""
    address = f"{request.scheme}://{request.META.get('HTTP_HOST', '')}{request.path}{query}"
    return digest(address)


def digest(name: str) -> str:
    """A key for the cache: addresses may be long and hold anything."""
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def is_public(response: HttpResponse) -> bool:
    """Whether an answer may be shown to everybody."""
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "public" in response.get("Cache-Control", "")
        and "cookie" not in response.get("Vary", "").lower()
    )
