from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from actions.letters.models import LetterCampaign
from cms import memory
from cms.letter_chooser import letter_chooser
from cms.pages import letter_words
from cms.pages.acting import ActionPage, tabs
from cms.pages.letter_steps import Steps


class LetterPage(ActionPage):
    """The words around a letter in one language. Its translations, and any other page, may share the same campaign.

    The page is the endpoint of all three steps: each is sent to its own address, and answered without a redirect.
    """

    campaign = models.ForeignKey(
        LetterCampaign,
        verbose_name=_("letter campaign"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Whom it writes to, and the letter itself. Translations share it."),
    )
    eligibility = models.CharField(
        _("who can write"),
        max_length=200,
        blank=True,
        help_text=_("Where it is so: You do not need to be a citizen to write to Congress."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("campaign", widget=letter_chooser.widget_class),
        FieldPanel("ask"),
        ActionPage.picture_panel,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("button_label"), FieldPanel("eligibility"), FieldPanel("news_wording")], _("Around the form")
        ),
    ]
    edit_handler = tabs(content_panels, ActionPage.after_panels, _("After writing"))
    search_fields = [*ActionPage.search_fields, index.FilterField("campaign")]
    override_translatable_fields = [
        *ActionPage.override_translatable_fields,
        SynchronizedField("campaign", overridable=False),
    ]
    opening_name = "campaign"
    default_button = _("Write your letter")
    standings = {
        "early": (_("This letter cannot be sent yet"), _("Read more")),
        "closed": (_("This letter campaign is closed"), _("See what came of it")),
    }
    template = "cms/letter_page.html"

    class Meta:
        verbose_name = _("letter page")
        verbose_name_plural = _("letter pages")

    @path("")
    @method_decorator(sensitive_post_parameters())
    def write(self, request: HttpRequest) -> HttpResponse:
        """The page with the first step; and where all of them are sent."""
        if request.method == "POST":
            self.campaign = memory.recalled(request, f"letter {self.campaign_id}", lambda: self.campaign)
            return Steps(self, request, timezone.now()).answer()
        return self.show(request)

    def show(self, request: HttpRequest, **changed: Any) -> HttpResponse:
        """The page as it is found; once it is closed, with what came of it."""
        context = self.get_context(request)
        context |= letter_words.around(self, at=timezone.now())
        context |= {"form": Steps(self, request, timezone.now()).first_form()} | changed
        if context["phase"] == "closed":
            context["next"] = letter_words.next_action(self, request)
        return TemplateResponse(request, self.get_template(request), context)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [
            ("", _("The first step")),
            ("details", _("The second step")),
            ("letter", _("The third step")),
            ("closed", _("Once it is closed")),
        ]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        if mode_name in {"details", "letter"}:
            return Steps(self, request, timezone.now()).preview(mode_name)
        return self.show(request, phase="closed" if mode_name == "closed" else "open")
