"""Ending a gift that comes again, because its donor asked for it: by letter, by telephone, or to be forgotten."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from payments import plans, stripe_client
from payments.models import Subscription

STATE = Subscription.State


class EndingForm(forms.Form):
    """Why it ends."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy("For your books. The donor does not see it."),
    )


class EndingView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """What happens is said first; the button does it at Stripe, at once. A second time it is found ended."""

    model = Subscription
    permission_required = "change"
    page_title = gettext_lazy("End this gift")
    header_icon = "cross"
    template_name = "cms/admin/ending.html"
    form_class = EndingForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.row = get_object_or_404(Subscription, pk=kwargs["pk"])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("recurring_gifts:index"), "label": _("Recurring gifts")},
            {"url": self.page_url, "label": self.row.name or _("Recurring gift")},
            {"url": "", "label": self.page_title},
        ]

    @property
    def page_url(self) -> str:
        """The gift's own page."""
        return reverse("recurring_gifts:inspect", args=[self.row.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"row": self.row, "page_url": self.page_url}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.ended_before() or super().get(request, *args, **kwargs)

    def form_valid(self, form: EndingForm) -> HttpResponse:
        if answer := self.ended_before():
            return answer
        try:
            row = plans.end(row=self.row, at=timezone.now())
        except (stripe_client.Unavailable, stripe_client.Refused):
            form.add_error(None, _("Stripe does not answer, or refuses. Try again in a while; it ends only once."))
            return self.form_invalid(form)
        if row.state != STATE.CANCELLED:
            form.add_error(None, _("This gift still runs at Stripe. Open it there and end it."))
            return self.form_invalid(form)
        log(row, "payments.end", user=self.request.user, data={"reason": form.cleaned_data["reason"]})
        messages.success(self.request, _("This gift is ended. Nothing more is charged."))
        return redirect(self.page_url)

    def ended_before(self) -> HttpResponse | None:
        """Back to the gift's page where there is nothing left to end."""
        if self.row.state != STATE.CANCELLED:
            return None
        messages.warning(self.request, _("This gift has ended already. Nothing was done."))
        return redirect(self.page_url)
