from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PageChooserPanel, Panel, TabbedInterface
from wagtail.compat import HTTPMethod
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks.body import BODY
from cms.pages.base import Illustrated, PublicPage

SHORT_RICH_TEXT = ["bold", "italic", "link", "ol", "ul"]


class ActionPage(Illustrated, PublicPage):
    """The words around an action in one language: the ask, why, thanks, what comes next, what came of it.

    The page is the endpoint: its form is sent to its own address. Each kind says in `opening_name` which record it
    shows, and in `default_button` and `standings` what stands on its button and in place of it.
    """

    ask = models.TextField(
        _("what is asked"),
        max_length=400,
        help_text=_("One or two sentences, set large: who should do what. The title may be shorter."),
    )
    body = StreamField(BODY, verbose_name=_("why"), blank=True)
    button_label = models.CharField(_("words on the button"), max_length=60, blank=True)
    eligibility = models.CharField(
        _("who can sign"),
        max_length=200,
        blank=True,
        help_text=_("Where it is so: You do not need to be a citizen to sign."),
    )
    news_wording = models.CharField(
        _("words beside the box for news"),
        max_length=250,
        blank=True,
        help_text=_("Left empty, the words of the home page are used. Kept word by word as the signer's consent."),
    )
    share_words = models.CharField(
        _("words for passing it on"),
        max_length=200,
        blank=True,
        help_text=_("What a signer's message says before the link. Left empty, the title is used."),
    )

    thanks_title = models.CharField(_("title"), max_length=120, blank=True)
    thanks_text = RichTextField(_("text"), blank=True, features=SHORT_RICH_TEXT, validators=[MaxLengthValidator(2000)])
    next_title = models.CharField(_("title"), max_length=120, blank=True)
    next_text = models.CharField(_("text"), max_length=250, blank=True)
    next_label = models.CharField(_("words on the button"), max_length=60, blank=True)
    next_page = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    next_url = models.URLField(_("or an address elsewhere"), blank=True)

    closed_title = models.CharField(_("title once closed"), max_length=120, blank=True)
    closed_text = RichTextField(
        _("what came of it"),
        blank=True,
        features=SHORT_RICH_TEXT,
        validators=[MaxLengthValidator(4000)],
        help_text=_("Shown in place of the form once the petition is closed. The page keeps its address."),
    )

    after_panels = [
        MultiFieldPanel([FieldPanel("thanks_title"), FieldPanel("thanks_text")], _("Thanks")),
        FieldPanel("share_words"),
        MultiFieldPanel(
            [
                FieldPanel("next_title"),
                FieldPanel("next_text"),
                FieldPanel("next_label"),
                PageChooserPanel("next_page"),
                FieldPanel("next_url"),
            ],
            _("What to do next"),
            help_text=_("Offered after signing, and once it is closed. Left empty, other actions are offered."),
        ),
        MultiFieldPanel([FieldPanel("closed_title"), FieldPanel("closed_text")], _("Once it is closed")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("ask"),
        index.AutocompleteField("ask"),
        index.SearchField("body"),
        index.AutocompleteField("body"),
    ]
    parent_page_types = ["cms.HomePage", "cms.CampaignPage", "cms.StandardPage"]
    subpage_types: list[str] = []
    allowed_http_methods = [*PublicPage.allowed_http_methods, HTTPMethod.POST]
    opening_name = ""
    default_button: Any = ""
    standings: dict[str, tuple[Any, Any]] = {}  # by phase: what is so, and the words of a link to the page

    class Meta:
        abstract = True

    @property
    def lead(self) -> str:
        """The ask stands wherever other pages have their first words."""
        return self.ask

    @property
    def opening(self) -> Any:
        """What is opened and closed: the record that the page and its translations share."""
        return getattr(self, self.opening_name)

    @property
    def button_words(self) -> str:
        """What its button says, here and wherever it is offered."""
        return self.button_label or str(self.default_button)


def tabs(content_panels: list[Panel], after_panels: list[Panel], after: Any) -> TabbedInterface:
    """The editor of an action's page."""
    return TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(after_panels, heading=after),
            ObjectList(PublicPage.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
