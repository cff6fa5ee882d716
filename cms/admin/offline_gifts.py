"""Entering a gift that did not come through Stripe."""

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log

from payments import money, offline
from payments.forms.offline import BookedGiftForm
from payments.models import Fundraiser, Gift


def fundraisers() -> Any:
    """Those that a gift may be entered for, closed ones too: cheques come late."""
    return Fundraiser.objects.exclude(state=Fundraiser.State.DRAFT).order_by("name")


class OfflineGiftForm(BookedGiftForm):
    """Which fundraiser, what was given and by whom, and the language of the receipt."""

    fundraiser = forms.ModelChoiceField(label=gettext_lazy("Fundraiser"), queryset=Fundraiser.objects.none())
    language = forms.ChoiceField(label=gettext_lazy("Language of the receipt"), choices=settings.LANGUAGES)
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    field_order = ("fundraiser", "paid_on", "amount", "method", "name", "email", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fundraiser"].queryset = fundraisers()  # type: ignore[attr-defined]
        self.fields["paid_on"].widget = AdminDateInput()
        chosen = self.data.get("fundraiser", "")
        row = fundraisers().filter(pk=chosen).first() if str(chosen).isdecimal() else None
        self.fields["amount"].currency = row.currency if row else "usd"  # type: ignore[attr-defined]


class OfflineGiftView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """The form, on a page of its own."""

    model = Gift
    permission_required = "add"
    page_title = gettext_lazy("Enter a gift")
    header_icon = "pick"
    template_name = "wagtailadmin/generic/form.html"
    form_class = OfflineGiftForm
    submit_button_label = gettext_lazy("Enter")

    def get_initial(self) -> dict[str, Any]:
        return {"form_key": uuid.uuid4().hex, "paid_on": timezone.localdate(), "method": Gift.Method.CHEQUE}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("gifts:index"), "label": _("Gifts")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"submit_button_label": self.submit_button_label, "media": context["form"].media}

    def form_valid(self, form: OfflineGiftForm) -> HttpResponse:
        at, given = timezone.now(), form.cleaned_data
        gift = offline.enter(
            fundraiser=given["fundraiser"],
            form_key=given["form_key"],
            language=given["language"],
            at=at,
            **form.entered,
        )
        amount = money.exact(gift.amount_cents, gift.currency)
        if gift.created_at == at:
            log(gift, "payments.enter", data={"amount": amount})
            messages.success(self.request, _("%(amount)s of %(name)s entered.") % {"amount": amount, "name": gift.name})
        else:
            messages.warning(self.request, _("This gift was entered already. Nothing was added."))
        return redirect("gifts:inspect", gift.pk)
