from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms import visibility
from cms.blocks.body import BODY
from cms.pages import listing
from cms.pages.base import LEAD_SEARCH, Illustrated, PublicPage, lead_field
from cms.shell import Shell


class StoryIndexPage(PublicPage):
    """All stories, the newest first."""

    lead = lead_field()

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    search_fields = [*Page.search_fields, *LEAD_SEARCH]
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.StoryPage"]
    template = "cms/story_index_page.html"
    reads_query = True

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        stories = visibility.public(StoryPage.objects.child_of(self)).select_related("picture")
        context["page_obj"] = listing.page_of(stories.order_by("-first_published_at", "-pk"), request)
        return context


class StoryPage(Illustrated, PublicPage):
    """One person's story, with a portrait. The title is the story's; the person is named beside it."""

    person = models.CharField(_("who"), max_length=120, help_text=_("As she wants to be called."))
    place = models.CharField(_("where"), max_length=120, blank=True)
    lead = lead_field()
    body = StreamField(BODY, verbose_name=_("story"), blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("person"), FieldPanel("place")], _("Person")),
        FieldPanel("lead"),
        Illustrated.picture_panel,
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        *LEAD_SEARCH,
        index.SearchField("person"),
        index.AutocompleteField("person"),
        index.SearchField("body"),
        index.AutocompleteField("body"),
    ]
    parent_page_types = ["cms.StoryIndexPage"]
    subpage_types: list[str] = []
    template = "cms/story_page.html"
    is_article = True

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        others = visibility.public(StoryPage.objects.sibling_of(self, inclusive=False)).select_related("picture")
        context["more"] = others.order_by("-first_published_at", "-pk")[:3]
        return context

    def structured(self, request: HttpRequest, shell: Shell) -> dict[str, Any]:
        return {"@type": "Article", "headline": self.title, "inLanguage": get_language()}
