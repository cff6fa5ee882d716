"""Sign-up tables: for some hours a venue's network may send as many signatures as people come by."""

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateTimeInput

from actions.limits import networks
from actions.limits.models import TableWindow
from actions.petitions.models import Petition
from cms.admin.listing import MomentColumn, WideIndexView

LONGEST = timedelta(hours=12)
ACTION = "petition:"


class TableForm(WagtailAdminModelForm):
    """Where, when, and for which petition."""

    petition = forms.ModelChoiceField(
        label=gettext_lazy("Petition"), queryset=Petition.objects.exclude(state=Petition.State.CLOSED).order_by("name")
    )

    class Meta:
        model = TableWindow
        fields = ["petition", "venue", "network", "opens_at", "closes_at", "reason"]
        widgets = {"opens_at": AdminDateTimeInput, "closes_at": AdminDateTimeInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["petition"] = self.instance.action.removeprefix(ACTION)
            self.fields["petition"].queryset = Petition.objects.order_by("name")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        opens_at, closes_at = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens_at and closes_at and closes_at - opens_at > LONGEST:
            self.add_error("closes_at", _("A table is open for twelve hours at most. Make another for the next day."))
        if petition := cleaned.get("petition"):
            self.instance.action = f"{ACTION}{petition.pk}"
        return cleaned


def name_network(form: TableForm, request: HttpRequest) -> TableForm:
    """Says at the form which network its reader is on, for she may stand in the venue."""
    if here := networks.client_ip(request):
        form.fields["network"].help_text = _(
            "The venue's public IP address. The network you are on now is %(network)s. It is deleted a day after "
            "the table's end."
        ) % {"network": here}
    return form


class TableCreateView(CreateView):
    """A new table: from now for four hours, on the network that the form is sent from, unless changed."""

    def get_initial(self) -> dict[str, Any]:
        now = timezone.localtime().replace(second=0, microsecond=0)
        return {
            "network": networks.client_ip(self.request),
            "opens_at": now,
            "closes_at": now + timedelta(hours=4),
            "petition": self.request.GET.get("petition"),
        }

    def get_form(self, *args: Any, **kwargs: Any) -> TableForm:
        return name_network(super().get_form(*args, **kwargs), self.request)

    def save_instance(self) -> TableWindow:
        self.form.instance.created_by = self.request.user.get_username()
        saved: TableWindow = super().save_instance()
        return saved


class TableEditView(EditView):
    """To end it early, or correct the address."""

    def get_form(self, *args: Any, **kwargs: Any) -> TableForm:
        return name_network(super().get_form(*args, **kwargs), self.request)


def petition_name(table: TableWindow) -> str:
    """The name of the petition that a table is for."""
    number = table.action.removeprefix(ACTION)
    petition = Petition.objects.filter(pk=number).first() if number.isdigit() else None
    return str(petition or table.action)


class TableViewSet(ModelViewSet):
    """Everything at /admin/tables/."""

    model = TableWindow
    name = "tables"
    icon = "group"
    menu_label = gettext_lazy("Sign-up tables")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = WideIndexView
    add_view_class = TableCreateView
    edit_view_class = TableEditView
    ordering = "-opens_at"
    list_display = [
        TitleColumn("venue", label=gettext_lazy("Venue"), url_name="tables:edit"),
        Column("petition", label=gettext_lazy("Petition"), accessor=petition_name),
        Column("network", label=gettext_lazy("Network")),
        MomentColumn("opens_at", label=gettext_lazy("From")),
        MomentColumn("closes_at", label=gettext_lazy("Until")),
        Column("created_by", label=gettext_lazy("By")),
    ]

    def get_form_class(self, for_update: bool = False) -> type[TableForm]:
        return TableForm
