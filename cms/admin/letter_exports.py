"""A campaign's deliveries as a spreadsheet: what became of each, and why. No names, nothing closer than a ZIP code."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from actions.letters.models import Delivery, LetterCampaign
from actions.petitions.csv_export import safe
from cms.admin import csv_files, letter_words

BATCH = 2000
COLUMNS = ("office", "recipient", "channel", "state", "held", "reasons", "created_at", "sent_at", "ended_at")
PLACES = ("letter__zip", "letter__state", "letter__district", "letter__language")


class DeliveriesExportView(PermissionCheckedMixin, View):
    """Streams the list. Only POST: what leaves the house is never an accident."""

    model = Delivery
    permission_required = "view"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        campaign = get_object_or_404(LetterCampaign, pk=pk)
        log(campaign, "actions.letter_export", user=request.user)
        name = f"{slugify(campaign.name) or 'letters'}-{timezone.localtime():%Y-%m-%d-%H%M}.csv"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        body = lines(campaign, get_language() or "", timezone.get_current_timezone())
        return StreamingHttpResponse(body, content_type="text/csv; charset=utf-8", headers=headers)


def lines(campaign: LetterCampaign, language: str, zone: tzinfo) -> Iterator[str]:
    """The file line by line, UTF-8 with a byte order mark; memory does not grow with the number of rows.

    It is read when the language and the zone of whoever asked are no longer in force, so they are named.
    """
    rows = Delivery.objects.filter(campaign=campaign).order_by("pk").values_list(*COLUMNS, *PLACES)

    def said(row: Sequence[Any]) -> list[str]:
        with translation.override(language), timezone.override(zone):
            return [safe(cell) for cell in cells(row)]

    with translation.override(language):
        names = heading()
    return csv_files.stream(heading=names, rows=map(said, rows.iterator(BATCH)))


def heading() -> list[str]:
    """The names of the columns."""
    return [
        _("Office"),
        _("Recipient"),
        _("Channel"),
        _("State"),
        _("Held back"),
        _("Reasons"),
        _("Written"),
        _("Last try"),
        _("Since"),
        _("ZIP code"),
        _("State of the US"),
        _("District"),
        _("Language"),
    ]


def cells(row: Sequence[Any]) -> list[str]:
    """One row in words."""
    office, recipient, channel, state, held, reasons, *rest = row
    said = [
        " ".join(filter(None, [letter_words.reason(str(one.get("code", ""))), one.get("words")])) for one in reasons
    ]
    return [
        office,
        recipient,
        str(Delivery.Channel(channel).label),
        str(Delivery.State(state).label),
        str(Delivery.Held(held).label),
        "; ".join(said),
        *(moment(one) if isinstance(one, datetime) else one or "" for one in rest),
    ]


def moment(at: datetime) -> str:
    """A time in the site's zone, as spreadsheets read it."""
    return timezone.localtime(at).isoformat(sep=" ", timespec="seconds")
