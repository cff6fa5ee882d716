from typing import Any

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from actions.petitions import counting
from cms import linking, visibility
from cms.blocks.body import BODY, FACTS, TIMELINE
from cms.pages import answering
from cms.pages.acting import ActionPage
from cms.pages.base import LEAD_SEARCH, Illustrated, PublicPage, lead_field
from cms.pages.petitions import PetitionPage
from cms.site_settings import SiteSettings


class CampaignPage(Illustrated, PublicPage):
    """A campaign: why it is fought, what is known, what happened, and what anybody can do today.

    The actions are the pages below it, in the order of the page tree; the first open one gets the button in the hero.
    """

    lead = lead_field()
    accent = models.CharField(
        _("colour"),
        max_length=10,
        choices=SiteSettings.Palette,
        blank=True,
        help_text=_("For this campaign and the pages below it. Left empty, the site's own."),
    )
    story = StreamField(BODY, verbose_name=_("story"), blank=True)
    facts = StreamField(FACTS, verbose_name=_("facts"), blank=True, help_text=_("Each with its source."))
    timeline = StreamField(TIMELINE, verbose_name=_("timeline"), blank=True)
    related = StreamField(
        [("page", blocks.PageChooserBlock(label=_("Page"), icon="doc-empty"))],
        verbose_name=_("related pages"),
        blank=True,
        max_num=6,
        help_text=_("Stories, news, other campaigns."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        Illustrated.picture_panel,
        FieldPanel("accent"),
        FieldPanel("story"),
        FieldPanel("facts"),
        FieldPanel("timeline"),
        FieldPanel("related"),
    ]
    search_fields = [
        *Page.search_fields,
        *LEAD_SEARCH,
        index.SearchField("story"),
        index.AutocompleteField("story"),
        index.SearchField("facts"),
    ]
    override_translatable_fields = [
        *PublicPage.override_translatable_fields,
        SynchronizedField("accent", overridable=False),
    ]
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.PetitionPage", "cms.LetterPage", "cms.GivePage", "cms.StandardPage"]
    template = "cms/campaign_page.html"

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def actions(self) -> list[ActionPage]:
        """What anybody can do: the live pages below that ask for something, in the order of the page tree."""
        asking = Q(petitionpage__isnull=False) | Q(letterpage__isnull=False) | Q(givepage__isnull=False)
        found = visibility.public(Page.objects.child_of(self)).filter(asking).order_by("path")
        return [linking.as_itself(page) for page in found.select_related(*linking.ACTIONS)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["actions"] = self.actions()
        context["first_action"] = first = first_open(context["actions"])
        context["standing"] = standing(context["actions"])
        counted = isinstance(first, PetitionPage)
        context["counts"] = counting.counts(first.petition, at=timezone.now()) if counted else None
        found = linking.linked(self)
        context["related"] = [
            found[block.value.pk] for block in self.related if block.value and block.value.pk in found
        ]
        return context


def standing(actions: list[ActionPage]) -> tuple[str, str]:
    """How the first action stands and the words of a link to it, for where none can be taken now."""
    if not actions:
        return "", ""
    return actions[0].standings.get(answering.phase(actions[0].opening, timezone.now()), ("", ""))


def first_open(actions: list[ActionPage]) -> Any:
    """The first action that can be taken now, None where there is none."""
    at = timezone.now()
    return next((page for page in actions if answering.phase(page.opening, at) == "open"), None)
