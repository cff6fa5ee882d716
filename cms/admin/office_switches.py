"""Offices that are switched off: they asked for it, or their gateway takes nothing."""

from datetime import timedelta
from typing import Any

from django.db.models import Case, QuerySet, Value, When
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateTimeInput

from actions.letters.models import OfficeSwitch
from cms.admin import members
from cms.admin.listing import MomentColumn, WideIndexView
from cms.admin.members import OfficeField

LASTS = timedelta(hours=24)


class OfficeSwitchForm(WagtailAdminModelForm):
    """Which office, why, and until when. To switch it on again, set the end to now or delete it."""

    office = OfficeField(label=gettext_lazy("Office"), help_text=members.FIND_HINT)

    class Meta:
        model = OfficeSwitch
        fields = ["office", "reason", "until"]
        widgets = {"until": AdminDateTimeInput}
        help_texts = {
            "reason": gettext_lazy("For staff: what the office said, or what its gateway answers."),
            "until": gettext_lazy("Letters to it are held back so long."),
        }


class OfficeSwitchCreateView(CreateView):
    """From now for a day, unless changed."""

    def get_initial(self) -> dict[str, Any]:
        ends = timezone.localtime().replace(second=0, microsecond=0) + LASTS
        return {"office": self.request.GET.get("office"), "until": ends}

    def save_instance(self) -> OfficeSwitch:
        self.form.instance.created_by = self.request.user.get_username()
        saved: OfficeSwitch = super().save_instance()
        return saved


class OfficeSwitchIndexView(WideIndexView):
    """Those that hold now first, then those that are over."""

    page_title = gettext_lazy("Switched-off offices")

    def order_queryset(self, queryset: QuerySet[OfficeSwitch]) -> QuerySet[OfficeSwitch]:
        holds = Case(When(until__gt=timezone.now(), then=Value(1)), default=Value(0))
        return queryset.alias(holds=holds).order_by("-holds", "-until", "-pk")

    @cached_property
    def names(self) -> dict[str, str]:
        """The offices of the list in words."""
        return members.labels(OfficeSwitch.objects.values_list("office", flat=True).distinct())

    def name(self, switch: OfficeSwitch) -> str:
        return self.names.get(switch.office, switch.office)

    def state(self, switch: OfficeSwitch) -> str:
        return _("Off") if holds(switch) else _("On again")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            TitleColumn("office", label=_("Office"), accessor=self.name, url_name="office_switches:edit"),
            StatusTagColumn("state", label=_("State"), accessor=self.state, primary=holds),
            Column("reason", label=_("Reason")),
            MomentColumn("until", label=_("Until")),
            Column("created_by", label=_("By")),
        ]


def holds(switch: OfficeSwitch) -> bool:
    """Whether it is in force."""
    return switch.until > timezone.now()


class OfficeSwitchViewSet(ModelViewSet):
    """Everything at /admin/office-switches/."""

    model = OfficeSwitch
    name = "office_switches"
    url_prefix = "office-switches"
    icon = "no-view"
    menu_label = gettext_lazy("Switched-off offices")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = OfficeSwitchIndexView
    add_view_class = OfficeSwitchCreateView
    search_fields = ["office", "reason"]

    def get_form_class(self, for_update: bool = False) -> type[OfficeSwitchForm]:
        return OfficeSwitchForm
