from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import feeds, visibility
from cms.blocks.body import BODY
from cms.pages import listing
from cms.pages.base import LEAD_SEARCH, Illustrated, PublicPage, lead_field
from cms.shell import Shell


class NewsIndexPage(PublicPage):
    """All news, the newest first, as pages and as a feed."""

    lead = lead_field()

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, *LEAD_SEARCH]
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.ArticlePage"]
    template = "cms/news_index_page.html"
    reads_query = True

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def articles(self) -> models.QuerySet["ArticlePage"]:
        """Every live article, the newest first."""
        found = visibility.public(ArticlePage.objects.child_of(self)).select_related("picture")
        return found.order_by("-published_on", "-pk")

    def feed_url(self, request: HttpRequest) -> str:
        return f"{self.get_full_url(request)}feed.xml"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["page_obj"] = listing.page_of(self.articles(), request)
        context["meta"]["feed"] = self.feed_url(request)
        return context

    @path("feed.xml/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The newest articles as RSS."""
        return feeds.rss(
            request,
            title=self.title,
            description=self.description,
            link=self.get_full_url(request),
            feed_url=self.feed_url(request),
            articles=self.articles()[:20],
        )


class ArticlePage(Illustrated, PublicPage):
    """One piece of news."""

    published_on = models.DateField(_("date"), default=timezone.localdate)
    author = models.CharField(_("by"), max_length=120, blank=True)
    lead = lead_field()
    body = StreamField(BODY, verbose_name=_("text"), blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("published_on"), FieldPanel("author")], _("When and by whom")),
        FieldPanel("lead"),
        Illustrated.picture_panel,
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        *LEAD_SEARCH,
        index.SearchField("author"),
        index.SearchField("body"),
        index.AutocompleteField("body"),
        index.FilterField("published_on"),
    ]
    parent_page_types = ["cms.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "cms/article_page.html"
    is_article = True

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def structured(self, request: HttpRequest, shell: Shell) -> dict[str, Any]:
        return {
            "@type": "NewsArticle",
            "headline": self.title,
            "datePublished": self.published_on.isoformat(),
            "inLanguage": get_language(),
        }
