"""Entering many gifts out of a file: read first, its lines shown with what would become of them, then confirmed."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from cms.admin.offline_gifts import fundraisers
from payments import offline_csv, offline_files
from payments.models import Fundraiser, Gift, OfflineFile

SHOWN = 200  # lines of a kind; a person reads no more
AGAIN = "3"  # seconds until the page of one that is being entered is asked for again, without script


class FileForm(forms.Form):
    """The file, and what its gifts are for."""

    fundraiser = forms.ModelChoiceField(label=gettext_lazy("Fundraiser"), queryset=Fundraiser.objects.none())
    language = forms.ChoiceField(label=gettext_lazy("Language of the receipts"), choices=settings.LANGUAGES)
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        help_text=gettext_lazy(
            "The first line names the columns: date, amount, method (cheque, cash or other), name; and, where you have "
            "them, email, street, city, state, zip, note."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fundraiser"].queryset = fundraisers()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """With the lines as they are judged."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if (uploaded := given.get("file")) and given.get("fundraiser"):
            content = uploaded.read(offline_csv.MOST_BYTES + 1)
            try:
                given["lines"] = offline_csv.read(content=content, fundraiser=given["fundraiser"])
            except offline_csv.Unreadable as refusal:
                self.add_error("file", str(refusal))
        return given


class OfflineGiftFileView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Choose a file. It is read and judged; the next page shows how."""

    model = Gift
    permission_required = "add"
    page_title = gettext_lazy("Enter gifts out of a file")
    header_icon = "upload"
    template_name = "cms/admin/offline_gift_file.html"
    form_class = FileForm

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, *crumbs(self.page_title)]

    def form_valid(self, form: FileForm) -> HttpResponse:
        given = form.cleaned_data
        file = offline_files.keep(
            lines=given["lines"],
            fundraiser=given["fundraiser"],
            language=given["language"],
            by=self.request.user.get_username(),
            at=timezone.now(),
        )
        return redirect("gifts:offline_read", file.pk)


class OfflineGiftLinesView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """One file: its lines before it is confirmed, then how far the worker is with it."""

    model = Gift
    permission_required = "add"
    page_title = gettext_lazy("Gifts out of a file")
    header_icon = "upload"
    template_name = "cms/admin/offline_gift_lines.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.pk = kwargs["pk"]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, *crumbs(self.page_title)]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        file = get_object_or_404(OfflineFile.objects.select_related("fundraiser"), pk=self.pk)
        lines = file.lines if file.state != OfflineFile.State.RUNNING else []
        groups = [
            Group(_("Refused"), [line for line in lines if line["problems"]]),
            Group(_("Twice in the file, entered twice"), [line for line in lines if is_twice(line)]),
            Group(_("Will be entered"), [line for line in lines if offline_files.is_good(line)]),
            Group(_("Entered before"), [line for line in lines if line["is_known"]]),
        ]
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"file": file, "groups": [group for group in groups if group.lines]}

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **kwargs)
        if context["file"].state == OfflineFile.State.RUNNING:
            response["Refresh"] = AGAIN
        return response

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        file = get_object_or_404(OfflineFile.objects.select_related("fundraiser"), pk=pk)
        try:
            offline_files.start(file=file, at=timezone.now())
        except offline_files.NotNow:
            messages.warning(request, _("This file was confirmed already. Nothing was added."))
        else:
            log(file.fundraiser, "payments.enter_file", user=request.user, data={"gifts": file.good})
            messages.success(request, _("Begun. This page shows how far it is."))
        return redirect("gifts:offline_read", pk)


@dataclass(frozen=True)
class Group:
    """Lines of which the same becomes; the first of them are shown."""

    label: str
    lines: list[dict[str, Any]]

    @property
    def shown(self) -> list[dict[str, Any]]:
        return self.lines[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.lines) - SHOWN)


def is_twice(line: dict[str, Any]) -> bool:
    """Whether one above says the very same, and both are entered."""
    return bool(line["same_as"]) and offline_files.is_good(line)


def crumbs(title: Any) -> list[dict[str, Any]]:
    """The way to a page about a file."""
    return [{"url": reverse("gifts:index"), "label": _("Gifts")}, {"url": "", "label": title}]
