from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from actions.petitions import sharing
from cms import memory
from cms.fundraiser_chooser import fundraiser_chooser
from cms.pages import answering, carrying, giving_words
from cms.pages.acting import ActionPage, tabs
from cms.shell import Shell
from payments import checkouts, entering, guarding, returning
from payments.forms import gift as gift_form
from payments.forms.gift import GiftForm
from payments.models import Fundraiser, Gift

PRIVATE = {"Cache-Control": "private, no-store"}


class GivePage(ActionPage):
    """The words around giving in one language. Its translations, and any other page, may share the same fundraiser.

    The page is the endpoint: its form is sent to its own address, and leads to Stripe's page.
    """

    fundraiser = models.ForeignKey(
        Fundraiser,
        verbose_name=_("fundraiser"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("What is given to: its amounts, its goal and its dates. Translations share it."),
    )
    eligibility = None  # type: ignore[assignment]  # anybody can give

    content_panels = [
        *Page.content_panels,
        FieldPanel("fundraiser", widget=fundraiser_chooser.widget_class),
        FieldPanel("ask"),
        ActionPage.picture_panel,
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("button_label"), FieldPanel("news_wording")], _("Around the form")),
    ]
    edit_handler = tabs(content_panels, ActionPage.after_panels, _("After giving"))
    search_fields = [*ActionPage.search_fields, index.FilterField("fundraiser")]
    override_translatable_fields = [
        *ActionPage.override_translatable_fields,
        SynchronizedField("fundraiser", overridable=False),
    ]
    opening_name = "fundraiser"
    default_button = _("Give")
    standings = {
        "early": (_("Gifts are not taken here yet"), _("Read more")),
        "closed": (_("This fundraiser is closed"), _("See what came of it")),
    }
    template = "cms/give_page.html"

    class Meta:
        verbose_name = _("page for gifts")
        verbose_name_plural = _("pages for gifts")

    @path("")
    @method_decorator(sensitive_post_parameters())
    def give(self, request: HttpRequest) -> HttpResponse:
        """The page; and where its form is sent."""
        at = timezone.now()
        shell = Shell(request, page=self)
        if request.method != "POST":
            return self.show(request, form=self.form(shell), at=at)
        self.fundraiser = memory.recalled(request, f"fundraiser {self.fundraiser_id}", lambda: self.fundraiser)
        form = self.form(shell, request.POST)
        if not self.fundraiser.accepts(at):
            form.add_error(None, entering.closed(self.fundraiser))
            return self.show(request, form=form, at=at, status=409)
        if not form.is_valid():
            return self.show(request, form=form, at=at, status=422)
        try:
            gift = self.enter(request, form, at)
        except entering.NotTaken as why:
            form.add_error(why.field, why.words)
            if why.needs_proof:
                form.ask_for_proof()
            return self.show(request, form=form, at=at, status=why.status)
        if gift.waits:
            return self.show_mailed(request, gift)
        return HttpResponseRedirect(returning.onward(gift, page_url=request.path), status=303)

    def form(self, shell: Shell, data: QueryDict | None = None, **options: Any) -> GiftForm:
        """The form of this fundraiser, with this page's words."""
        wording = answering.news_wording(self, shell)
        return GiftForm(data, fundraiser=self.fundraiser, news_wording=wording, **options)

    def enter(self, request: HttpRequest, form: GiftForm, at: datetime) -> Gift:
        """Hand a valid form to the fundraiser."""
        return entering.enter(
            request,
            form,
            fundraiser=self.fundraiser,
            page_url=self.get_full_url(request),
            page_title=self.title,
            language=get_language() or "",
            at=at,
        )

    def show_mailed(self, request: HttpRequest, gift: Gift) -> HttpResponse:
        """That a link was mailed: the same, whatever is known of the address."""
        context = self.get_context(request) | {
            "email": gift.email,
            "change_url": self.back_url(request, gift),
            "cause": guarding.cause(at=timezone.now()),
        }
        return TemplateResponse(request, "payments/go_on_mailed.html", context, headers=PRIVATE)

    def back_url(self, request: HttpRequest, gift: Gift) -> str:
        """The form with what she typed for a gift that is not paid."""
        return f"{self.get_url(request)}back/?{urlencode({'gift': checkouts.BACK.sign(str(gift.uid))})}#give"

    def show(
        self,
        request: HttpRequest,
        *,
        form: GiftForm,
        at: datetime,
        status: int = 200,
        headers: dict[str, str] | None = None,
        **changed: Any,
    ) -> HttpResponse:
        """The page with its form; or, once it is closed, with what came of it."""
        context = self.get_context(request)
        context |= giving_words.box(self, request, context["shell"], form=form, at=at) | changed
        if context["phase"] == "closed":
            context["next"] = answering.chosen_next(self, request)
        return TemplateResponse(request, self.get_template(request), context, status=status, headers=headers)

    @path("monthly/")
    @method_decorator(require_safe)
    def monthly(self, request: HttpRequest) -> HttpResponse:
        """The page with monthly chosen: where the offer after a single gift leads."""
        form = self.form(Shell(request, page=self), initial={"frequency": Gift.Frequency.MONTHLY})
        return self.show(request, form=form, at=timezone.now(), action=self.get_url(request))

    @path("filled/")
    @method_decorator(sensitive_post_parameters())
    def filled(self, request: HttpRequest) -> HttpResponse:
        """The page with what she typed at another action a moment ago; without that, the page as it always is."""
        at = timezone.now()
        typed = carrying.opened(request.POST.get(carrying.NAME, ""), at=at)
        if not typed:
            return HttpResponseRedirect(f"{self.get_url(request)}#give", status=303, headers=PRIVATE)
        form = self.form(Shell(request, page=self), initial=typed)
        return self.show(request, form=form, at=at, headers=PRIVATE, action=self.get_url(request))

    @path("back/")
    @method_decorator(require_safe)
    def back(self, request: HttpRequest) -> HttpResponse:
        """Who left Stripe's page without paying finds what she typed; anybody else the page as it always is."""
        at = timezone.now()
        left = returning.left(request.GET.get("gift", ""), at=at)
        if left is None or left.fundraiser_id != self.fundraiser_id:
            return HttpResponseRedirect(self.get_url(request), headers=PRIVATE)
        form = self.form(Shell(request, page=self), initial=gift_form.typed(left))
        return self.show(
            request,
            form=form,
            at=at,
            headers=PRIVATE,
            left="mail" if left.waits else "stripe",
            action=self.get_url(request),
        )

    @path("thanks/")
    @method_decorator(require_safe)
    def thanks(self, request: HttpRequest) -> HttpResponse:
        """Where Stripe's page leads: what has become of the gift, and no more than is known."""
        session = request.GET.get("session", "")
        gift = returning.settled(session, at=timezone.now())
        looks = request.GET.get("n", "")
        shown = giving_words.shown(gift, looks=int(looks) if looks.isdecimal() and len(looks) < 3 else 0)
        if gift and shown["standing"] == "nothing":
            shown["back_url"] = self.back_url(request, gift)
        headers = dict(PRIVATE)
        if shown["again"]:
            query = urlencode({"session": session, "n": shown["again"]})
            headers["Refresh"] = f"{giving_words.PAUSE}; url={request.path}?{query}"
        return self.show_thanks(request, shown, headers)

    def show_thanks(self, request: HttpRequest, shown: dict[str, Any], headers: dict[str, str]) -> HttpResponse:
        """The page after giving."""
        context = self.get_context(request)
        shell = context["shell"]
        context["meta"] |= {"noindex": True, "structured": "", "alternates": []}
        context |= shown
        context["form_url"] = self.get_url(request)
        context["thanks_text"] = self.thanks_text or shell.word("thanks_text")
        context["next"] = answering.chosen_next(self, request)
        context["sharing"] = sharing.ways(url=self.get_full_url(request), title=self.share_words or self.title)
        return TemplateResponse(request, "cms/give_thanks.html", context, headers=headers)

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("", _("The form")), ("thanks", _("After giving")), ("closed", _("Once it is closed"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        if mode_name == "thanks":
            sample = Gift(
                fundraiser=self.fundraiser,
                currency=self.fundraiser.currency,
                amount_cents=5000,
                state=Gift.State.PAID,
                paid_at=timezone.now(),
            )
            return self.show_thanks(request, giving_words.shown(sample, looks=0), PRIVATE)
        form = self.form(Shell(request, page=self))
        if mode_name == "closed":
            return self.show(request, form=form, at=timezone.now(), phase="closed")
        return self.show(request, form=form, at=timezone.now())

    def block_context(self, request: HttpRequest | None, shell: Shell, beside: Page | None) -> dict[str, Any]:
        """What a block on the page `beside` it needs to show this fundraiser's form."""
        form = self.form(shell, auto_id=f"id_{self.pk}_%s")
        box = giving_words.box(self, request, shell, form=form, at=timezone.now())
        around = answering.block(self, box["form_url"], beside)
        return box | {name: around[name] for name in ("form_url", "away")} | {"box_id": f"give-{self.pk}"}
