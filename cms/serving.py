"""The door of every page: who may send a form to it, and how long its answer may be kept.

Public pages carry no cookie and no CSRF token, so that any cache may hold them whole. An anonymous visitor has no
session that another website could misuse; what is checked instead is that the form was sent from here.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from wagtail import views as wagtail_views

from cms import routing, staff

SAFE = {"GET", "HEAD", "OPTIONS"}
OWN_FETCHES = {"same-origin", "none"}  # "none": the visitor herself, from the address bar or after a crash


@csrf_exempt
def page(request: HttpRequest, path: str) -> HttpResponse:
    """Wagtail's `serve`, for every page and every part of one."""
    if request.method not in SAFE and not sent_from_here(request):
        return with_cache_headers(request, render(request, "cms/foreign.html", status=403), reads_query=True)
    route = routing.route(request, path)
    if route is None and request.method in SAFE:
        url = routing.elsewhere(request, path)
        if url:
            return redirect(url + query_of(request))
    response = wagtail_views.serve(request, path)
    if hasattr(response, "render"):
        response = response.render()
    return with_cache_headers(request, response, reads_query=getattr(route and route.page, "reads_query", True))


def sent_from_here(request: HttpRequest) -> bool:
    """Whether a form was sent from this website, as browsers tell: Sec-Fetch-Site, before 2023 Origin or Referer.

    A program that says nothing is let through: it could say anything, and it carries nobody's session.
    """
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from is not None:
        return fetched_from in OWN_FETCHES
    told = request.headers.get("Origin") or request.headers.get("Referer")
    if not told:
        return True
    try:
        return urlsplit(told).netloc == request.get_host()
    except ValueError:
        return False


def with_cache_headers(request: HttpRequest, response: HttpResponse, *, reads_query: bool) -> HttpResponse:
    """Say who may keep the answer. What a page or Wagtail has said already (a page behind a password) stays."""
    if "Cache-Control" in response:
        return response
    if response.status_code == 200 and request.method in {"GET", "HEAD"} and not staff.has_session(request):
        response["Cache-Control"] = public_for(settings.PAGE_CACHE_SECONDS)
        response.any_query = not reads_query  # type: ignore[attr-defined]  # read by cms.page_cache
    else:
        response["Cache-Control"] = "private, no-store"
    return response


def public_for(seconds: int) -> str:
    """The header of an answer that anybody may see and keep for so long."""
    return f"public, max-age={seconds}, stale-while-revalidate={6 * seconds}"


def query_of(request: HttpRequest) -> str:
    """The address's query with its question mark, "" where there is none."""
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query else ""
