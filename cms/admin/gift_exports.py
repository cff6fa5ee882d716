"""The books as a file: CSV or a spreadsheet, sent row by row while it is written."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from django import forms
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log

from actions.petitions.csv_export import safe
from cms.admin import csv_files, spreadsheets
from payments import exporting, spans
from payments.exporting import Row
from payments.models import Gift


def first_of_year() -> date:
    return timezone.localdate().replace(month=1, day=1)


class GiftExportForm(forms.Form):
    """Which days, both included, and as what."""

    since = forms.DateField(label=gettext_lazy("From"), initial=first_of_year, widget=AdminDateInput)
    until = forms.DateField(label=gettext_lazy("To"), initial=timezone.localdate, widget=AdminDateInput)
    format = forms.ChoiceField(
        label=gettext_lazy("As"),
        choices=[("xlsx", gettext_lazy("Spreadsheet (XLSX)")), ("csv", gettext_lazy("Spreadsheet (CSV)"))],
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and given["since"] > given["until"]:
            raise forms.ValidationError(_("The first day must not be after the last."))
        return given


class GiftExportView(PermissionCheckedMixin, View):
    """Makes the file and sends it. Only POST: what leaves the house is never an accident."""

    model = Gift
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = GiftExportForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose a first and a last day."))
            return redirect("gifts:index")
        since, until, format = (form.cleaned_data[name] for name in ("since", "until", "format"))
        log(request.user, "payments.export", user=request.user, data={"format": format, "days": f"{since} – {until}"})
        start, end = spans.of_days(since, until)
        # Now, as whoever asks reads them: the body is made when her language and zone are no longer in force.
        names, zone = heading(), timezone.get_current_timezone()
        rows = (cells(row, zone) for row in exporting.rows(since=start, until=end))
        body: Iterator[str] | Iterator[bytes]
        if format == "xlsx":
            body, kind = spreadsheets.stream(title=_("Gifts"), heading=names, rows=rows), spreadsheets.CONTENT_TYPE
        else:
            body, kind = lines(names, rows), "text/csv; charset=utf-8"
        headers = {"Content-Disposition": f'attachment; filename="gifts-{since}-{until}.{format}"'}
        return StreamingHttpResponse(body, content_type=kind, headers=headers)


def heading() -> list[str]:
    """The names of the columns, in the order of `exporting.Row`."""
    return [
        _("Paid"),
        _("Number"),
        _("State"),
        _("Name"),
        _("E-mail"),
        _("Currency"),
        _("Gross"),
        _("Currency of booking, fee and net"),
        _("Booked"),
        _("Fee"),
        _("Net"),
        _("Refunded"),
        _("Taken back by a bank"),
        _("Left"),
        _("Fundraiser"),
        _("Fund"),
        _("Source"),
        _("Method"),
        _("How often"),
        _("Stripe payment"),
        _("Stripe charge"),
        _("Stripe balance transaction"),
        _("Stripe invoice"),
        _("Stripe subscription"),
        _("Note"),
    ]


def cells(row: Row, zone: tzinfo) -> list[Any]:
    """A row's cells. A spreadsheet runs no text as a formula, here or saved as another kind of file."""
    return [
        value.astimezone(zone) if isinstance(value, datetime) else safe(value) if isinstance(value, str) else value
        for value in row.values
    ]


def lines(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The file line by line."""
    return csv_files.stream(heading=names, rows=([plain(cell) for cell in row] for row in rows))


def plain(cell: Any) -> Any:
    """A cell as a line of text has it."""
    return cell.isoformat(sep=" ", timespec="seconds") if isinstance(cell, datetime) else cell
