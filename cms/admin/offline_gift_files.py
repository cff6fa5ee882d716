"""Entering many gifts out of a file: it is read first, and every line shown with what would become of it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from cms.admin.offline_gifts import fundraisers
from payments import offline_csv
from payments.models import Fundraiser, Gift
from payments.offline_csv import Line


class FileForm(forms.Form):
    """The file or, the second time, what was in it."""

    fundraiser = forms.ModelChoiceField(label=gettext_lazy("Fundraiser"), queryset=Fundraiser.objects.none())
    language = forms.ChoiceField(label=gettext_lazy("Language of the receipts"), choices=settings.LANGUAGES)
    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        required=False,
        help_text=gettext_lazy(
            "The first line names the columns: date, amount, method (cheque, cash or other), name; and, where you have "
            "them, email, street, city, state, zip, note."
        ),
    )
    content = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)
    confirmed = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fundraiser"].queryset = fundraisers()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """With the lines as they are judged now, whatever an earlier page said of them."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        uploaded: UploadedFile | None = given.get("file")
        content = uploaded.read(offline_csv.MOST_BYTES + 1) if uploaded else given.get("content", "").encode()
        if not content:
            self.add_error("file", _("Choose a file."))
        elif given.get("fundraiser"):
            try:
                given["lines"] = offline_csv.read(content=content, fundraiser=given["fundraiser"])
                given["content"] = content.decode("utf-8-sig")
            except offline_csv.Unreadable as refusal:
                self.add_error("file", str(refusal))
        return given


class OfflineGiftFileView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Upload, look, confirm."""

    model = Gift
    permission_required = "add"
    page_title = gettext_lazy("Enter gifts out of a file")
    header_icon = "upload"
    template_name = "cms/admin/offline_gift_file.html"
    form_class = FileForm

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("gifts:index"), "label": _("Gifts")},
            {"url": "", "label": self.page_title},
        ]

    def form_valid(self, form: FileForm) -> HttpResponse:
        given = form.cleaned_data
        lines: list[Line] = given["lines"]
        if not given["confirmed"]:
            good = sum(line.is_good for line in lines)
            return self.render_to_response(self.get_context_data(form=form, lines=lines, good=good, given=given))
        number = offline_csv.take(
            lines=lines, fundraiser=given["fundraiser"], language=given["language"], at=timezone.now()
        )
        log(given["fundraiser"], "payments.enter_file", data={"gifts": number})
        words = ngettext("%(number)s gift entered.", "%(number)s gifts entered.", number)
        messages.success(self.request, words % {"number": number})
        return redirect("gifts:index")
