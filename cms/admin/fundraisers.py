"""Fundraisers: the list, and the form with amounts as people write them. No donor is named here."""

from typing import Any

from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import BaseColumn, Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import DeleteView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.admin.amounts import AmountColumn
from cms.admin.listing import MomentColumn, WideIndexView
from payments import money
from payments.forms.staff_fields import StaffAmountField, StaffAmountsField
from payments.models import Fundraiser

LISTS = ("amounts_once", "amounts_monthly")


class FundraiserForm(WagtailAdminModelForm):
    """The form for making and changing one; what is saved knows when staff closed it."""

    amounts_once = StaffAmountsField(label=gettext_lazy("Suggested single gifts"), required=False)
    amounts_monthly = StaffAmountsField(label=gettext_lazy("Suggested monthly gifts"), required=False)
    minimum_cents = StaffAmountField(label=gettext_lazy("Smallest gift"))
    maximum_cents = StaffAmountField(label=gettext_lazy("Largest gift by card"))
    goal_cents = StaffAmountField(label=gettext_lazy("Goal"), required=False)
    benefit_cents = StaffAmountField(label=gettext_lazy("Value of what a donor gets"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.data.get(self.add_prefix("currency")) or self.instance.currency
        for field in self.fields.values():
            if isinstance(field, StaffAmountField):
                field.currency = chosen if chosen in dict(money.CURRENCIES) else "usd"

    def clean_benefit_cents(self) -> int:
        return self.cleaned_data["benefit_cents"] or 0

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        least, most = cleaned.get("minimum_cents"), cleaned.get("maximum_cents")
        for name in LISTS:
            outside = [one for one in cleaned.get(name) or [] if least and most and not least <= one <= most]
            if outside:
                self.add_error(
                    name,
                    _("%(amount)s is not between the smallest and the largest gift.")
                    % {"amount": money.written(outside[0], cleaned.get("currency") or "usd")},
                )
        return cleaned

    def save(self, commit: bool = True) -> Fundraiser:
        self.instance.date_closing(timezone.now())
        fundraiser: Fundraiser = super().save(commit)
        return fundraiser


class FundraiserIndexView(WideIndexView):
    """The list."""

    page_title = gettext_lazy("Fundraisers")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            TitleColumn("name", label=_("Name"), sort_key="name", url_name="fundraisers:edit"),
            StatusTagColumn(
                "get_state_display",
                label=_("State"),
                sort_key="state",
                primary=lambda fundraiser: fundraiser.state == Fundraiser.State.OPEN,
            ),
            Column("fund", label=_("Fund"), sort_key="fund"),
            AmountColumn("goal_cents", label=_("Goal")),
            MomentColumn("opens_at", label=_("Opens")),
            MomentColumn("closes_at", label=_("Closes")),
        ]


class FundraiserDeleteView(DeleteView):
    """One that anybody gave to, or that a page stands for, is kept."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(
                self.request,
                _("“%(fundraiser)s” has gifts or pages and cannot be deleted. Close it instead.")
                % {"fundraiser": self.object},
            )
            return redirect(self.get_success_url())


class FundraiserViewSet(ModelViewSet):
    """Everything at /admin/fundraisers/."""

    model = Fundraiser
    name = "fundraisers"
    icon = "pick"
    menu_label = gettext_lazy("Fundraisers")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = FundraiserIndexView
    delete_view_class = FundraiserDeleteView
    ordering = "-created_at"
    search_fields = ["name", "purpose", "fund"]
    list_filter = ["state"]
    panels = [
        FieldPanel("name"),
        FieldPanel("purpose"),
        FieldPanel("fund"),
        MultiFieldPanel(
            [
                FieldPanel("state"),
                FieldRowPanel(
                    [
                        FieldPanel("opens_at", help_text=gettext_lazy("Left empty: as soon as its state is open.")),
                        FieldPanel(
                            "closes_at", help_text=gettext_lazy("Left empty: when you set its state to closed.")
                        ),
                    ]
                ),
            ],
            gettext_lazy("When"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("currency"),
                FieldPanel("amounts_once", help_text=gettext_lazy("With commas between them: 25, 50, 100")),
                FieldPanel("amounts_monthly", help_text=gettext_lazy("With commas between them: 10, 20, 35")),
                FieldRowPanel([FieldPanel("minimum_cents"), FieldPanel("maximum_cents")]),
                FieldPanel("goal_cents"),
                FieldPanel("monthly_offered"),
                FieldPanel("monthly_first"),
                FieldPanel("opens_membership"),
            ],
            gettext_lazy("How much"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("address_asked"),
                FieldPanel("benefit_cents"),
                FieldPanel("benefit"),
                FieldPanel("tax_wording"),
            ],
            gettext_lazy("For the receipt"),
        ),
    ]

    def get_edit_handler(self) -> Panel:
        return ObjectList(self.panels, base_form_class=FundraiserForm).bind_to_model(self.model)
