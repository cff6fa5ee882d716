"""Stripe's account against the books, as a page."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import AdminDateInput

from payments import reconciling, spans, stripe_client
from payments.models import Gift

MOST = timedelta(days=92)  # a longer span is for the command
SHOWN = 200


class SpanForm(forms.Form):
    """From which day to which, both included."""

    first = forms.DateField(label=gettext_lazy("From"), widget=AdminDateInput)
    last = forms.DateField(label=gettext_lazy("To"), widget=AdminDateInput)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and given["first"] > given["last"]:
            raise forms.ValidationError(_("The first day must not be after the last."))
        if not self.errors and given["last"] - given["first"] > MOST:
            raise forms.ValidationError(_("Choose three months at most; the command takes more."))
        return given


class ReconciliationView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Choose days, and see the sums and whatever is not explained. Stripe is asked as the page is made."""

    model = Gift
    permission_required = "change"
    page_title = gettext_lazy("Compare with Stripe")
    header_icon = "tasks"
    template_name = "cms/admin/reconciliation.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        asked = "first" in self.request.GET
        form = SpanForm(self.request.GET) if asked else SpanForm(initial=this_month())
        context |= {"form": form, "media": form.media, "shown": SHOWN}
        if not asked or not form.is_valid():
            return context
        since, until = spans.of_days(form.cleaned_data["first"], form.cleaned_data["last"])
        try:
            report = reconciling.reconcile(since=since, until=until)
        except (stripe_client.Unavailable, stripe_client.Refused):
            return context | {"is_silent": True}
        return context | {"report": report, "findings": report.findings[:SHOWN]}


def this_month() -> dict[str, date]:
    """From the month's first day until today."""
    today = timezone.localdate()
    return {"first": today.replace(day=1), "last": today}
