"""Finding the page of an address: with two queries, where Wagtail asks twice for every part of it.

A page's `url_path` holds the whole way to it, so one query finds the deepest page on the way; what is left of the
address is that page's own to route (`thanks/`, `count.json`).
"""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from cms import memory, visibility

DEEPEST = 10  # parts of an address; no page lies deeper


def route(request: HttpRequest, path: str) -> RouteResult | None:
    """The page in the language of the address, and what it does with the rest; None where there is none.

    It is put where Wagtail looks for it (`Page.route_for_request`), so that `wagtail.views.serve` asks nothing more.
    """
    parts = [part for part in path.split("/") if part]
    page = memory.recalled(
        request,
        f"page {path}",
        lambda: deepest(request, parts),
        keep=lambda page: page is not None and page.parts_before == len(parts),
    )
    result = rest_of(request, page, parts) if page else None
    request._wagtail_route_for_request = result  # type: ignore[attr-defined]
    return result


def deepest(request: HttpRequest, parts: list[str]) -> Page | None:
    """The deepest page on the way from the root, knowing how far it is."""
    site = Site.find_for_request(request)
    root = roots(site).get(get_language()) if site else None
    if root is None or len(parts) > DEEPEST:
        return None
    ways = {root + "".join(f"{part}/" for part in parts[:depth]): depth for depth in range(len(parts) + 1)}
    page = visibility.told(Page.objects.filter(url_path__in=ways)).order_by("-depth").first()
    if page is None:
        return None
    page.parts_before = ways[page.url_path]
    return page.specific  # takes along what is known of it


def rest_of(request: HttpRequest, page: Page, parts: list[str]) -> RouteResult | None:
    """What the page does with what is left of the address."""
    try:
        return page.route(request, parts[page.parts_before :])
    except Http404:
        return None


def roots(site: Site) -> dict[str, str]:
    """The `url_path` of a site's front page by language.

    Wagtail keeps these for an hour in each process. Another process may have added a language or moved a root since:
    what is missing is looked up afresh.
    """
    found = kept_roots(site)
    if get_language() not in found or site.root_page.url_path not in found.values():
        Site.clear_site_root_paths_cache()
        found = kept_roots(site)
    return found


def kept_roots(site: Site) -> dict[str, str]:
    """The same, as this process remembers it."""
    return {root.language_code: root.root_path for root in Site.get_site_root_paths() if root.site_id == site.pk}


def elsewhere(request: HttpRequest, path: str) -> str:
    """The same address in another language that has the page, for a reader whose own has not; "" where none has.

    A short link on a leaflet carries no language, and a site need not speak every language.
    """
    site = Site.find_for_request(request)
    if site is None or path.count("/") > DEEPEST:
        return ""
    order = {code: number for number, (code, _) in enumerate(settings.LANGUAGES)}
    ways = {root + path: order.get(code, len(order)) for code, root in roots(site).items()}
    pages = visibility.public(Page.objects.filter(url_path__in=ways))
    nearest = min(pages, key=lambda page: ways[page.url_path], default=None)
    return nearest.get_url(request) or "" if nearest else ""
