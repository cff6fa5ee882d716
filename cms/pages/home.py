from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PageChooserPanel, TabbedInterface
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField

from actions.petitions import counting
from cms import linking, visibility
from cms.blocks.body import BODY
from cms.pages import answering
from cms.pages.base import LEAD_SEARCH, Illustrated, PublicPage, lead_field
from cms.pages.campaigns import CampaignPage
from cms.pages.news import ArticlePage
from cms.pages.petitions import PetitionPage
from cms.pages.stories import StoryPage
from cms.shell import Shell

SHORT_RICH_TEXT = ["bold", "italic", "link", "ol", "ul"]


class HomePage(Illustrated, PublicPage):
    """The front page of one site in one language, and the words that all pages of that language share.

    The root of a site. Its tab "Words on every page" is translated with it; what needs no translation (logo, colours,
    addresses) is in `SiteSettings`.
    """

    lead = lead_field()
    action_page = models.ForeignKey(
        Page,
        verbose_name=_("the one thing to do"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A petition or a campaign. Its button stands in the first screen."),
    )
    action_label = models.CharField(_("words on its button"), max_length=60, blank=True)
    body = StreamField(BODY, verbose_name=_("more"), blank=True)

    organisation = models.CharField(
        _("organisation's name in this language"),
        max_length=120,
        blank=True,
        help_text=_("Left empty, the name in the site's settings is used."),
    )
    about = models.TextField(
        _("about the organisation"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences at the foot of every page."),
    )
    tax_status = models.CharField(
        _("tax status"),
        max_length=250,
        blank=True,
        help_text=_("For example: a 501(c)(3) nonprofit; gifts are tax-deductible as the law allows. EIN 00-0000000."),
    )
    privacy_note = models.TextField(
        _("note near every form"),
        max_length=500,
        blank=True,
        help_text=_("What is kept, why, and for how long. Left empty, a plain default is used."),
    )
    privacy_page = models.ForeignKey(
        Page,
        verbose_name=_("page about privacy"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    news_wording = models.CharField(
        _("words beside the box for news"),
        max_length=250,
        blank=True,
        help_text=_("What people agree to. Kept word by word as their consent. Left empty, a plain default is used."),
    )
    thanks_text = RichTextField(
        _("thanks"),
        blank=True,
        features=SHORT_RICH_TEXT,
        validators=[MaxLengthValidator(2000)],
        help_text=_("Shown after an action whose own page says nothing."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        Illustrated.picture_panel,
        MultiFieldPanel([PageChooserPanel("action_page"), FieldPanel("action_label")], _("The one thing to do")),
        FieldPanel("body"),
    ]
    words_panels = [
        MultiFieldPanel([FieldPanel("organisation"), FieldPanel("about"), FieldPanel("tax_status")], _("Who we are")),
        MultiFieldPanel([FieldPanel("privacy_note"), PageChooserPanel("privacy_page")], _("Privacy")),
        MultiFieldPanel([FieldPanel("news_wording"), FieldPanel("thanks_text")], _("Around every action")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(words_panels, heading=_("Words on every page")),
            ObjectList(PublicPage.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [*Page.search_fields, *LEAD_SEARCH, index.SearchField("body"), index.AutocompleteField("body")]
    override_translatable_fields = [BaseTranslatableField("slug")]  # two roots cannot share one
    links = ("action_page", "privacy_page")
    parent_page_types = ["wagtailcore.Page"]
    template = "cms/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["action"] = action = linking.linked(self).get(self.action_page_id or 0)
        context["counts"] = counts_of(action)
        context["campaigns"] = visibility.public(CampaignPage.objects.child_of(self)).select_related("picture")
        context["stories"] = newest(StoryPage, self, "-first_published_at")
        context["articles"] = newest(ArticlePage, self, "-published_on")
        return context

    def structured(self, request: HttpRequest, shell: Shell) -> dict[str, Any]:
        return {"@type": "WebSite", "name": shell.name, "url": self.get_full_url(request)}


def counts_of(action: Page | None) -> counting.Counts | None:
    """How far the one thing to do has come, where it is a petition that can be signed now."""
    at = timezone.now()
    if not isinstance(action, PetitionPage) or answering.phase(action.petition, at) != "open":
        return None
    return counting.counts(action.petition, at=at)


def newest(model: type[Page], home: Page, order: str) -> QuerySet[Any]:
    """The three newest pages of a kind below a front page."""
    return visibility.public(model.objects.descendant_of(home)).select_related("picture").order_by(order, "-pk")[:3]
