"""The books as a file: CSV line by line, or a spreadsheet that is written row by row."""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from tempfile import TemporaryFile
from typing import IO, Any

from django import forms
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from openpyxl import Workbook  # comes with Wagtail, which exports by it
from wagtail.admin import messages
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log

from actions.petitions.csv_export import safe
from cms.admin.letter_exports import Echo
from payments import exporting, spans
from payments.exporting import Row
from payments.models import Gift

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
        rows = exporting.rows(since=start, until=end)
        name = f"gifts-{since}-{until}.{format}"
        if format == "xlsx":
            return FileResponse(workbook(rows), as_attachment=True, filename=name, content_type=XLSX)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(lines(rows), content_type="text/csv; charset=utf-8", headers=headers)


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


def lines(rows: Iterator[Row]) -> Iterator[str]:
    """The file line by line, UTF-8 with a byte order mark."""
    writer = csv.writer(Echo(), quoting=csv.QUOTE_ALL)
    yield "\ufeff"
    yield writer.writerow(heading())  # type: ignore[misc]
    for row in rows:
        yield writer.writerow([plain(cell) for cell in row.values])  # type: ignore[misc]


def plain(cell: Any) -> str:
    """A cell as text. A spreadsheet runs none of them as a formula; an amount below nothing stays a number."""
    if isinstance(cell, datetime):
        return timezone.localtime(cell).isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, str):
        return safe(cell)
    return "" if cell is None else str(cell)


def workbook(rows: Iterator[Row]) -> IO[bytes]:
    """The file, written row by row; amounts are numbers, and text is never a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Gifts"))
    sheet.append(heading())
    for row in rows:
        sheet.append([cell if isinstance(cell, Decimal | int) else plain(cell) for cell in row.values])
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return file
