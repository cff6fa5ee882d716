"""Signatures on paper, entered with their date and reason."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log

from actions.petitions import offline
from actions.petitions.models import OfflineEntry, Petition


class OfflineEntryForm(forms.ModelForm):
    """A number with its date and reason. It is never changed afterwards; a mistake is corrected by a second entry."""

    class Meta:
        model = OfflineEntry
        fields = ["number", "collected_on", "reason"]
        widgets = {"collected_on": AdminDateInput}

    def clean_number(self) -> int:
        number: int = self.cleaned_data["number"]
        if number == 0:
            raise forms.ValidationError(_("Enter a number other than zero."))
        return number

    def clean_collected_on(self) -> Any:
        day = self.cleaned_data["collected_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class OfflineEntryView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """The form, on a page of its own."""

    model = OfflineEntry
    permission_required = "add"
    page_title = gettext_lazy("Add signatures on paper")
    header_icon = "doc-full"
    template_name = "wagtailadmin/generic/form.html"
    form_class = OfflineEntryForm
    submit_button_label = gettext_lazy("Add")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.petition = get_object_or_404(Petition, pk=kwargs["pk"])

    def get_initial(self) -> dict[str, Any]:
        return {"collected_on": timezone.localdate()}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("petitions:index"), "label": _("Petitions")},
            {"url": reverse("petitions:inspect", args=[self.petition.pk]), "label": self.petition.name},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"submit_button_label": self.submit_button_label, "media": context["form"].media}

    def form_valid(self, form: OfflineEntryForm) -> HttpResponse:
        try:
            entry = offline.enter(
                petition=self.petition,
                entered_by=self.request.user.get_username(),
                at=timezone.now(),
                **form.cleaned_data,
            )
        except offline.Negative as refusal:
            form.add_error("number", self.too_few(refusal.total))
            return self.form_invalid(form)
        log(self.petition, "actions.offline", data={"number": entry.number, "reason": entry.reason})
        messages.success(
            self.request, _("Added. %(total)s signatures on paper now.") % {"total": self.petition.offline_count}
        )
        return redirect("petitions:inspect", self.petition.pk)

    def too_few(self, total: int) -> str:
        """Why a correction was refused."""
        words = ngettext(
            "Only %(total)s signature on paper is entered; a correction cannot take away more.",
            "Only %(total)s signatures on paper are entered; a correction cannot take away more.",
            total,
        )
        return words % {"total": total}
