from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from actions.petitions import counting, entering, sharing, showing, signing
from actions.petitions.forms import SignatureForm
from actions.petitions.models import Petition
from cms import memory
from cms.pages import answering, give_next
from cms.pages.acting import ActionPage, tabs
from cms.petition_chooser import petition_chooser
from cms.shell import Shell


class PetitionPage(ActionPage):
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

    content_panels = [
        *Page.content_panels,
        FieldPanel("petition", widget=petition_chooser.widget_class),
        FieldPanel("ask"),
        ActionPage.picture_panel,
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("button_label"), FieldPanel("eligibility"), FieldPanel("news_wording")], _("Around the form")
        ),
    ]
    edit_handler = tabs(content_panels, ActionPage.after_panels, _("After signing"))
    search_fields = [*ActionPage.search_fields, index.FilterField("petition")]
    override_translatable_fields = [
        *ActionPage.override_translatable_fields,
        SynchronizedField("petition", overridable=False),
    ]
    opening_name = "petition"
    default_button = _("Sign the petition")
    standings = {
        "early": (_("This petition has not opened yet"), _("Go to the petition")),
        "closed": (_("The petition is closed"), _("See what came of it")),
    }
    template = "cms/petition_page.html"

    class Meta:
        verbose_name = _("petition page")
        verbose_name_plural = _("petition pages")

    @path("")
    def sign(self, request: HttpRequest) -> HttpResponse:
        """The page; and where its form is sent."""
        at = timezone.now()
        shell = Shell(request, page=self)
        if request.method != "POST":
            return self.show(request, form=self.form(shell), at=at)
        self.petition = memory.recalled(request, f"petition {self.petition_id}", lambda: self.petition)
        form = self.form(shell, request.POST)
        if not self.petition.accepts(at):
            form.add_error(None, answering.refusal(self.petition))
            return self.show(request, form=form, at=at, status=409)
        if not form.is_valid():
            return self.show(request, form=form, at=at, status=422)
        try:
            self.enter(request, form, at)
        except signing.Closed:  # between the look and the signature
            form.add_error(None, answering.refusal(self.petition))
            return self.show(request, form=form, at=at, status=409)
        query = give_next.query(self, request, form.cleaned_data, answering.next_action, at=at)
        return HttpResponseRedirect(f"{request.path}thanks/{query}")

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
        at, context = timezone.now(), self.get_context(request)
        shell, url = context["shell"], self.get_full_url(request)
        context["meta"] |= {"noindex": True, "structured": "", "alternates": []}
        context["counts"] = counting.counts(self.petition, at=at)
        context["thanks_text"] = self.thanks_text or shell.word("thanks_text")
        context["sharing"] = sharing.ways(url=url, title=self.share_words or self.title)
        context["next"] = give_next.shown(self, request, answering.next_action, at=at)
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
