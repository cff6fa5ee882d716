"""Gifts: a list that is looked through and never counted, and the page of each with what became of its money."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from cms.admin import keyset, stripe_links
from cms.admin.amounts import AmountColumn
from cms.admin.details import DetailView
from cms.admin.gift_exports import GiftExportForm, GiftExportView
from cms.admin.listing import MomentColumn
from cms.admin.offline_gift_files import OfflineGiftFileView, OfflineGiftLinesView
from cms.admin.offline_gifts import OfflineGiftView
from cms.admin.refunds import RefundView
from payments import money, refunding
from payments.models import Fundraiser, Gift

COLUMNS_OF_IDS = {  # how an id of Stripe's begins -> where it is kept
    "cs_": "session_id",
    "pi_": "payment_intent_id",
    "ch_": "charge_id",
    "py_": "charge_id",
    "in_": "invoice_id",
    "txn_": "balance_id",
    "re_": "refunds__stripe_id",
    "pyr_": "refunds__stripe_id",
    "dp_": "disputes__stripe_id",
    "du_": "disputes__stripe_id",
    "sub_": "subscription__stripe_id",
    "cus_": "subscription__customer_id",
}
STATES = {  # of a dispute, as Stripe calls them
    "warning_needs_response": gettext_lazy("the bank asks, and waits for your answer"),
    "warning_under_review": gettext_lazy("the bank asks, and looks at your answer"),
    "warning_closed": gettext_lazy("closed without taking the money"),
    "needs_response": gettext_lazy("the money is taken, and the bank waits for your answer"),
    "under_review": gettext_lazy("the money is taken, and the bank looks at your answer"),
    "won": gettext_lazy("won: the money is yours"),
    "lost": gettext_lazy("lost: the donor has the money"),
    "prevented": gettext_lazy("prevented"),
}


class GiftFilterSet(WagtailFilterSet):
    """By fundraiser, state, how often, method, and the days on which it was paid."""

    fundraiser = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Fundraiser"), queryset=Fundraiser.objects.order_by("name"), widget=forms.Select
    )
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=Gift.State.choices)
    frequency = django_filters.ChoiceFilter(label=gettext_lazy("How often"), choices=Gift.Frequency.choices)
    method = django_filters.ChoiceFilter(label=gettext_lazy("Method"), choices=Gift.Method.choices)
    paid_at = django_filters.DateFromToRangeFilter(label=gettext_lazy("Paid"), widget=DateRangePickerWidget)

    class Meta:
        model = Gift
        fields = ["fundraiser", "state", "frequency", "method", "paid_at"]


class GiftIndexView(IndexView):
    """The list, newest first. It is never counted, so that each page takes one short query however many there are."""

    results_template_name = "cms/admin/keyset_results.html"
    template_name = "cms/admin/gifts.html"
    page_title = gettext_lazy("Gifts")
    any_permission_required = ["view"]
    filterset_class = GiftFilterSet
    is_searchable = True
    columns = [
        TitleColumn("name", label=gettext_lazy("Name"), url_name="gifts:inspect"),
        AmountColumn("amount_cents", label=gettext_lazy("Amount")),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("State"),
            primary=lambda gift: gift.paid_at is not None and gift.kept_cents > 0,
        ),
        Column("get_frequency_display", label=gettext_lazy("How often")),
        Column("get_method_display", label=gettext_lazy("Method")),
        Column("fundraiser", label=gettext_lazy("Fundraiser")),
        MomentColumn("paid_at", label=gettext_lazy("Paid")),
        MomentColumn("created_at", label=gettext_lazy("Begun")),
    ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.request.user.has_perm("payments.add_gift"):
            return []
        return [
            HeaderButton(_("Enter a gift"), url=reverse("gifts:offline"), icon_name="plus"),
            HeaderButton(_("Enter a file"), url=reverse("gifts:offline_file"), icon_name="upload"),
        ]

    def get_base_queryset(self) -> QuerySet[Gift]:
        return Gift.objects.select_related("fundraiser")

    def order_queryset(self, queryset: QuerySet[Gift]) -> QuerySet[Gift]:
        return queryset  # by the page

    def search_queryset(self, queryset: QuerySet[Gift]) -> QuerySet[Gift]:
        """By a whole id of Stripe's, a whole mail address, or a part of the name."""
        sought = self.search_query or ""
        start = next((start for start in COLUMNS_OF_IDS if sought.startswith(start)), None)
        if start:
            of_id = Gift.objects.filter(**{COLUMNS_OF_IDS[start]: sought})
            return queryset.filter(pk__in=of_id.values("pk"))
        if "@" in sought:
            return queryset.filter(email__iexact=sought.strip())
        return queryset.filter(Q(name__icontains=sought)) if sought else queryset

    def get_paginate_by(self, queryset: Any) -> None:
        """The page is cut by `keyset`."""

    @cached_property
    def page(self) -> keyset.KeysetPage:
        return keyset.page(super().get_queryset(), self.request.GET)

    def get_queryset(self) -> list[Gift]:
        return self.page.rows

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["page"] = self.page
        if self.request.user.has_perm("payments.change_gift"):
            context["export_form"] = GiftExportForm()
        return context


class GiftView(DetailView):
    """All that is known of one gift: its money, refunds, disputes, receipts, and where Stripe shows it."""

    any_permission_required = ["view"]
    page_title = gettext_lazy("Gift")
    template_name = "cms/admin/gift.html"

    def get_page_subtitle(self) -> str:
        return str(self.object.name)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        gift = self.object
        could = refunding.is_refundable(gift) or (gift.method != Gift.Method.STRIPE and gift.paid_at)
        if not could or not self.request.user.has_perm("payments.add_refund") or not refunding.left_cents(gift):
            return []
        return [HeaderButton(_("Give back"), url=reverse("gifts:refund", args=[self.object.pk]), icon_name="rotate")]

    def get_header_more_buttons(self) -> list[Button]:
        return []

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        if field_name.endswith("_cents"):
            cents = getattr(self.object, field_name)
            is_accounts = field_name in {"booked_cents", "fee_cents", "net_cents"}
            currency = self.object.account_currency if is_accounts else self.object.currency
            return money.exact(cents, currency) if cents else ""
        return super().get_field_display_value(field_name, field)

    def get_address_display_value(self) -> str:
        lines = (self.object.address.get(part, "") for part in ("street", "city", "state", "zip"))
        return ", ".join(line for line in lines if line)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gift = self.object
        return super().get_context_data(**kwargs) | {
            "gift": gift,
            "refunds": gift.refunds.order_by("-pk"),
            "disputes": [
                (dispute, STATES.get(dispute.state, dispute.state)) for dispute in gift.disputes.order_by("-pk")
            ],
            "receipts": gift.receipts.order_by("-pk"),
            "links": stripe_links.of_gift(gift),
        }


class GiftViewSet(ModelViewSet):
    """Everything at /admin/gifts/: to look at; money is only entered and given back by forms of their own."""

    model = Gift
    name = "gifts"
    icon = "pick"
    menu_label = gettext_lazy("Gifts")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = GiftIndexView
    inspect_view_class = GiftView
    inspect_view_fields = [
        "booked_cents",
        "fee_cents",
        "net_cents",
        "covered_cents",
        "refunded_cents",
        "disputed_cents",
        "benefit_cents",
        "benefit",
        "frequency",
        "method",
        "fundraiser",
        "email",
        "address",
        "tribute",
        "tribute_name",
        "tribute_email",
        "tribute_note",
        "employer",
        "created_at",
        "paid_at",
        "language",
        "page_url",
        "source",
        "referrer",
        "declines",
        "note",
    ]
    form_fields = ["note"]  # asked for by the viewset; no form is mounted

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("refund/<int:pk>/", RefundView.as_view(), name="refund"),
            path("offline/", OfflineGiftView.as_view(), name="offline"),
            path("offline/file/", OfflineGiftFileView.as_view(), name="offline_file"),
            path("offline/file/<int:pk>/", OfflineGiftLinesView.as_view(), name="offline_read"),
            path("export/", GiftExportView.as_view(), name="export"),
        ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = dict.fromkeys(("add_url_name", "edit_url_name", "delete_url_name"), None)
        common: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return common | absent

    def get_permissions_to_register(self) -> Any:
        """To look, to enter, and to take the books out of the house."""
        codenames = ["view_gift", "add_gift", "change_gift"]
        return super().get_permissions_to_register().filter(codename__in=codenames)

    def register_admin_url_finder(self) -> None:
        """There is no form to be found."""
