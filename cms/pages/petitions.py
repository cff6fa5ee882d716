from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PageChooserPanel, TabbedInterface
from wagtail.compat import HTTPMethod
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from actions.petitions import counting, entering, sharing, showing, signing
from actions.petitions.forms import SignatureForm
from actions.petitions.models import Petition
from cms import memory
from cms.blocks.body import BODY
from cms.pages import answering
from cms.pages.base import Illustrated, PublicPage
from cms.petition_chooser import petition_chooser
from cms.shell import Shell

SHORT_RICH_TEXT = ["bold", "italic", "link", "ol", "ul"]


class PetitionPage(Illustrated, PublicPage):
    """The words of a petition in one language. Its translations, and any other page, may share the same petition.

    The page is the endpoint: its form is sent to its own address.
    """

    petition = models.ForeignKey(
        Petition,
        verbose_name=_("petition"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("What is counted: its goal, its dates and what it asks of signers. Translations share it."),
    )
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

    content_panels = [
        *Page.content_panels,
        FieldPanel("petition", widget=petition_chooser.widget_class),
        FieldPanel("ask"),
        Illustrated.picture_panel,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("button_label"), FieldPanel("eligibility"), FieldPanel("news_wording")], _("Around the form")
        ),
    ]
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
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Content")),
            ObjectList(after_panels, heading=_("After signing")),
            ObjectList(PublicPage.promote_panels, heading=_("Promote")),
            ObjectList(Page.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("ask"),
        index.AutocompleteField("ask"),
        index.SearchField("body"),
        index.AutocompleteField("body"),
        index.FilterField("petition"),
    ]
    override_translatable_fields = [
        *PublicPage.override_translatable_fields,
        SynchronizedField("petition", overridable=False),
    ]
    parent_page_types = ["cms.HomePage", "cms.CampaignPage", "cms.StandardPage"]
    subpage_types: list[str] = []
    allowed_http_methods = [*PublicPage.allowed_http_methods, HTTPMethod.POST]
    template = "cms/petition_page.html"

    class Meta:
        verbose_name = _("petition page")
        verbose_name_plural = _("petition pages")

    @property
    def lead(self) -> str:
        """The ask stands wherever other pages have their first words."""
        return self.ask

    @path("")
    def sign(self, request: HttpRequest) -> HttpResponse:
        """The page; and where its form is sent."""
        at = timezone.now()
        shell = Shell(request, page=self)
        if request.method != "POST":
            return self.show(request, form=self.form(shell), at=at)
        self.petition = memory.recalled(request, f"petition {self.petition_id}", lambda: self.petition)
        form = self.form(shell, request.POST)
        if not self.petition.accepts_signatures(at):
            form.add_error(None, answering.refusal(self.petition))
            return self.show(request, form=form, at=at, status=409)
        if not form.is_valid():
            return self.show(request, form=form, at=at, status=422)
        try:
            self.enter(request, form, at)
        except signing.Closed:  # between the look and the signature
            form.add_error(None, answering.refusal(self.petition))
            return self.show(request, form=form, at=at, status=409)
        return HttpResponseRedirect(f"{request.path}thanks/")

    def form(self, shell: Shell, data: QueryDict | None = None, **options: Any) -> SignatureForm:
        """The form of this petition, with this page's words."""
        wording = answering.news_wording(self, shell)
        return SignatureForm(data, petition=self.petition, news_wording=wording, **options)

    def enter(self, request: HttpRequest, form: SignatureForm, at: datetime) -> None:
        """Hand a valid form to the petition."""
        entering.enter(
            request,
            form,
            petition=self.petition,
            page_url=self.get_full_url(request),
            page_title=self.title,
            language=get_language(),
            at=at,
        )

    def show(
        self, request: HttpRequest, *, form: SignatureForm, at: datetime, status: int = 200, **changed: Any
    ) -> HttpResponse:
        """The page with its form; or, once it is closed, with what came of it."""
        context = self.get_context(request)
        context |= answering.box(self, request, context["shell"], form=form, at=at) | changed
        context["signers"] = showing.recent(self.petition)
        if context["phase"] == "closed":
            context["outcome"] = answering.outcome(self.petition)
            context["next"] = answering.next_action(self, request)
        return TemplateResponse(request, self.get_template(request), context, status=status)

    @path("thanks/")
    @method_decorator(require_safe)
    def thanks(self, request: HttpRequest) -> HttpResponse:
        """What everybody sees who signed, whatever became of the signature. Not kept: the count is the new one."""
        context = self.get_context(request)
        shell, url = context["shell"], self.get_full_url(request)
        context["meta"] |= {"noindex": True, "structured": "", "alternates": []}
        context["counts"] = counting.counts(self.petition, at=timezone.now())
        context["thanks_text"] = self.thanks_text or shell.word("thanks_text")
        context["sharing"] = sharing.ways(url=url, title=self.share_words or self.title)
        context["next"] = answering.next_action(self, request)
        headers = {"Cache-Control": "private, no-store"}
        return TemplateResponse(request, "cms/petition_thanks.html", context, headers=headers)

    @path("count.json/")
    @method_decorator(require_safe)
    def count_json(self, request: HttpRequest) -> HttpResponse:
        """The numbers, for this page's script and for anybody's."""
        counts = counting.counts(self.petition, at=timezone.now())
        return JsonResponse(asdict(counts), headers={"Access-Control-Allow-Origin": "*"})

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("", _("The form")), ("thanks", _("After signing")), ("closed", _("Once it is closed"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        if mode_name == "thanks":
            return self.thanks(request)
        form = self.form(Shell(request, page=self))
        if mode_name == "closed":
            return self.show(request, form=form, at=timezone.now(), phase="closed")
        return self.show(request, form=form, at=timezone.now())

    def block_context(self, request: HttpRequest | None, shell: Shell, beside: Page | None) -> dict[str, Any]:
        """What a block on the page `beside` it needs to show this petition's form or its progress."""
        form = self.form(shell, auto_id=f"id_{self.pk}_%s")
        box = answering.box(self, request, shell, form=form, at=timezone.now())
        return box | answering.block(self, box["form_url"], beside)
