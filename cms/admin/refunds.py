"""Giving a gift back, whole or in part, with a reason."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from payments import money, offline, refunding
from payments.forms.staff_fields import StaffAmountField
from payments.models import Gift, Refund


class RefundForm(forms.Form):
    """How much, and why. The key is the same in every tab that shows the gift as it was before."""

    amount = StaffAmountField(label=gettext_lazy("Amount"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy("For your books. The donor does not see it."),
    )
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, gift: Gift, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].currency = gift.currency  # type: ignore[attr-defined]
        self.fields["amount"].help_text = about(gift)


def about(gift: Gift) -> str:
    """Whose gift it is, so that nobody gives another one back, and what is left of it."""
    words = _("%(name)s gave %(given)s on %(day)s. Give back the %(left)s that are left, or a part of it.")
    return words % {
        "name": gift.name,
        "given": money.exact(gift.amount_cents, gift.currency),
        "day": date_format(timezone.localtime(gift.paid_at or gift.created_at), "DATE_FORMAT"),
        "left": money.exact(refunding.left_cents(gift), gift.currency),
    }


class RefundView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """The form, on a page of its own. What is promised here, a job does."""

    model = Refund
    permission_required = "add"
    page_title = gettext_lazy("Give back")
    header_icon = "rotate"
    template_name = "wagtailadmin/generic/form.html"
    form_class = RefundForm
    submit_button_label = gettext_lazy("Give back")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.gift = get_object_or_404(Gift, pk=kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        key = f"{self.gift.uid}-{self.gift.refunds.count()}"  # the next refund's, whoever asks for it
        return {"amount": refunding.left_cents(self.gift), "form_key": key}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"gift": self.gift}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("gifts:index"), "label": _("Gifts")},
            {"url": reverse("gifts:inspect", args=[self.gift.pk]), "label": self.gift.name},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"submit_button_label": self.submit_button_label, "media": context["form"].media}

    def form_valid(self, form: RefundForm) -> HttpResponse:
        at, asked = timezone.now(), form.cleaned_data
        give = refunding.ask if self.gift.method == Gift.Method.STRIPE else offline.give_back
        try:
            refund = give(
                gift=self.gift,
                cents=asked["amount"],
                reason=asked["reason"],
                by=self.request.user.get_username(),
                form_key=asked["form_key"],
                at=at,
            )
        except refunding.TooMuch as refusal:
            form.add_error("amount", self.too_much(refusal.left_cents))
            return self.form_invalid(form)
        except refunding.NotRefundable:
            form.add_error(None, _("This gift cannot be given back: it is not paid, or its bank has disputed it."))
            return self.form_invalid(form)
        amount = money.exact(refund.amount_cents, self.gift.currency)
        if refund.created_at != at:
            messages.warning(
                self.request, _("%(amount)s was asked for already. Nothing was added.") % {"amount": amount}
            )
        else:
            log(self.gift, "payments.refund", data={"amount": amount, "reason": refund.reason})
            messages.success(self.request, self.promised(amount))
        return redirect("gifts:inspect", self.gift.pk)

    def promised(self, amount: str) -> str:
        """What becomes of it now."""
        if self.gift.method == Gift.Method.STRIPE:
            return _("%(amount)s will be given back. Its state is shown below.") % {"amount": amount}
        return _("%(amount)s is noted as given back. The money itself is yours to send.") % {"amount": amount}

    def too_much(self, left_cents: int) -> str:
        """Why an amount was refused."""
        if left_cents <= 0:
            return _("Nothing is left of this gift to be given back.")
        return _("Between %(least)s and %(left)s can be given back.") % {
            "least": money.exact(1, self.gift.currency),
            "left": money.exact(left_cents, self.gift.currency),
        }
