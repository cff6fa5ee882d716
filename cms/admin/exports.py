"""Handing out a petition's list of names, and the log of who took one."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import log

from actions.petitions import csv_export, pdf_export
from actions.petitions.models import Export, Petition
from cms.pages.petitions import PetitionPage
from cms.site_settings import SiteSettings


class ExportForm(forms.Form):
    """Which list, in which language."""

    format = forms.ChoiceField(
        label=gettext_lazy("As"),
        choices=[("pdf", gettext_lazy("Document to print (PDF)")), ("csv", gettext_lazy("Spreadsheet (CSV)"))],
    )
    language = forms.ChoiceField(label=gettext_lazy("In"), choices=settings.LANGUAGES)


class ExportView(PermissionCheckedMixin, View):
    """Makes the list and sends it. Only POST: a list that leaves the house is never an accident."""

    model = Export
    permission_required = "add"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        petition = get_object_or_404(Petition, pk=pk)
        form = ExportForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Choose a format and a language."))
            return redirect("petitions:inspect", petition.pk)
        at, format, language = timezone.now(), form.cleaned_data["format"], form.cleaned_data["language"]
        title, organisation = heading(petition, language)
        words = {"petition": petition, "title": title, "language": language, "at": at}
        words["made_by"] = request.user.get_username()
        file = csv_export.make(**words) if format == "csv" else pdf_export.make(**words, organisation=organisation)
        log(petition, "actions.export", user=request.user, data={"format": format, "language": language})
        name = f"{slugify(petition.name) or 'petition'}-{timezone.localtime(at):%Y-%m-%d-%H%M}.{format}"
        return FileResponse(file, as_attachment=True, filename=name)


def heading(petition: Petition, language: str) -> tuple[str, str]:
    """The petition's title in a language, as its page has it, and the organisation's name on that page's site."""
    pages = PetitionPage.objects.filter(petition=petition).select_related("locale").order_by("-live", "pk")
    page = next((page for page in pages if page.locale.language_code == language), pages.first())
    site = page.get_site() if page else None
    organisation = SiteSettings.for_site(site).name if site else ""
    return (page.title if page else petition.name), organisation or settings.WAGTAIL_SITE_NAME


class ExportsReport(ReportView):
    """Every list of names that left the house: who took what, when, and how many."""

    model = Export
    any_permission_required = ["view"]
    page_title = gettext_lazy("Lists of names")
    header_icon = "download"
    index_url_name = "exports"
    index_results_url_name = "exports_results"
    results_template_name = "cms/admin/wide_report.html"
    no_results_message = gettext_lazy("No list of names was made yet.")
    columns = [
        DateColumn("made_at", label=gettext_lazy("Made")),
        Column("petition", label=gettext_lazy("Petition")),
        Column("format", label=gettext_lazy("As"), accessor=lambda export: export.format.upper()),
        NumberColumn("rows", label=gettext_lazy("Names")),
        Column("made_by", label=gettext_lazy("By")),
    ]

    def get_base_queryset(self) -> Any:
        return Export.objects.select_related("petition").order_by("-pk")
