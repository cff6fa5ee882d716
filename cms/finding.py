"""How search engines find the pages: sitemap.xml and robots.txt."""

from collections import defaultdict
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from cms import serving, visibility

SECONDS = 3600


class PageSitemap(Sitemap):
    """Every public page of one site, each with its translations."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def items(self) -> QuerySet[Page]:
        site = Site.find_for_request(self.request)
        if site is None:
            return Page.objects.none()
        below = Q()
        for home in Page.objects.filter(translation_key=site.root_page.translation_key):
            below |= Q(path__startswith=home.path)
        return visibility.public(Page.objects.filter(below)).select_related("locale").order_by("path")

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        listed = [(item, item.get_full_url(self.request)) for item in self.paginator.page(page).object_list]
        alternates = defaultdict(list)
        for item, url in listed:
            alternates[item.translation_key].append({"lang_code": item.locale.language_code, "location": url})
        return [
            {
                "item": item,
                "location": url,
                "lastmod": item.last_published_at,
                "alternates": alternates[item.translation_key] if len(alternates[item.translation_key]) > 1 else [],
            }
            for item, url in listed
            if url
        ]


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The sitemap of the site that was asked."""
    response = sitemap_view(request, {"pages": PageSitemap(request)})
    response["Cache-Control"] = serving.public_for(SECONDS)
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: all but the staff's rooms and the search itself."""
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /*/search/", "Disallow: /*/signature/", ""]
    lines += [f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    headers = {"Cache-Control": serving.public_for(SECONDS)}
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8", headers=headers)
