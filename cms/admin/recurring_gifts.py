"""Gifts that come again: a list to look through, and the page of each with its months."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from cms.admin import keyset, stripe_links
from cms.admin.amounts import AmountColumn
from cms.admin.details import DetailView
from cms.admin.endings import EndingView
from cms.admin.listing import MomentColumn
from payments import money
from payments.models import Fundraiser, Subscription

SHOWN = 36  # of its gifts, the newest


class RecurringGiftFilterSet(WagtailFilterSet):
    """By fundraiser, state and how often."""

    fundraiser = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Fundraiser"), queryset=Fundraiser.objects.order_by("name"), widget=forms.Select
    )
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=Subscription.State.choices)
    interval = django_filters.ChoiceFilter(label=gettext_lazy("How often"), choices=Subscription.Interval.choices)

    class Meta:
        model = Subscription
        fields = ["fundraiser", "state", "interval"]


class RecurringGiftIndexView(IndexView):
    """The list, newest first, never counted."""

    results_template_name = "cms/admin/keyset_results.html"
    page_title = gettext_lazy("Recurring gifts")
    any_permission_required = ["view"]
    filterset_class = RecurringGiftFilterSet
    is_searchable = True
    columns = [
        TitleColumn("name", label=gettext_lazy("Name"), url_name="recurring_gifts:inspect"),
        AmountColumn("amount_cents", label=gettext_lazy("Amount")),
        Column("get_interval_display", label=gettext_lazy("How often")),
        StatusTagColumn("get_state_display", label=gettext_lazy("State"), primary=lambda row: row.gives),
        Column("fundraiser", label=gettext_lazy("Fundraiser")),
        MomentColumn("started_at", label=gettext_lazy("Begun")),
        MomentColumn("paid_until", label=gettext_lazy("Paid until")),
        MomentColumn("ended_at", label=gettext_lazy("Ended")),
    ]

    def get_base_queryset(self) -> QuerySet[Subscription]:
        return Subscription.objects.select_related("fundraiser")

    def order_queryset(self, queryset: QuerySet[Subscription]) -> QuerySet[Subscription]:
        return queryset  # by the page

    def search_queryset(self, queryset: QuerySet[Subscription]) -> QuerySet[Subscription]:
        """By a whole id of Stripe's, a whole mail address, or a part of the name."""
        sought = (self.search_query or "").strip()
        if sought.startswith("sub_"):
            return queryset.filter(stripe_id=sought)
        if sought.startswith("cus_"):
            return queryset.filter(customer_id=sought)
        if "@" in sought:
            return queryset.filter(email__iexact=sought)
        return queryset.filter(name__icontains=sought) if sought else queryset

    def get_paginate_by(self, queryset: Any) -> None:
        """The page is cut by `keyset`."""

    @cached_property
    def page(self) -> keyset.KeysetPage:
        return keyset.page(super().get_queryset(), self.request.GET)

    def get_queryset(self) -> list[Subscription]:
        return self.page.rows

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"page": self.page}


class RecurringGiftView(DetailView):
    """One of them, with the gifts that came of it and where Stripe shows it."""

    any_permission_required = ["view"]
    page_title = gettext_lazy("Recurring gift")
    template_name = "cms/admin/recurring_gift.html"

    def get_page_subtitle(self) -> str:
        return str(self.object.name)

    @property
    def header_buttons(self) -> list[HeaderButton]:
        may_end = self.request.user.has_perm("payments.change_subscription")
        if not may_end or self.object.state == Subscription.State.CANCELLED:
            return []
        url = reverse("recurring_gifts:end", args=[self.object.pk])
        return [HeaderButton(_("End this gift"), url=url, icon_name="cross")]

    def get_header_more_buttons(self) -> list[Button]:
        return []

    def get_amount_cents_display_value(self) -> str:
        return money.exact(self.object.amount_cents, self.object.currency)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "gifts": self.object.gifts.order_by("-pk")[:SHOWN],
            "links": stripe_links.of_subscription(self.object),
        }


class RecurringGiftViewSet(ModelViewSet):
    """Everything at /admin/recurring-gifts/: to look at and to end; donors change theirs themselves."""

    model = Subscription
    name = "recurring_gifts"
    url_prefix = "recurring-gifts"
    icon = "rotate"
    menu_label = gettext_lazy("Recurring gifts")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = RecurringGiftIndexView
    inspect_view_class = RecurringGiftView
    inspect_view_fields = [
        "amount_cents",
        "interval",
        "state",
        "fundraiser",
        "email",
        "language",
        "page_url",
        "started_at",
        "paid_until",
        "ends_at",
        "ended_at",
    ]
    form_fields = ["state"]  # asked for by the viewset; no form is mounted

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("end/<int:pk>/", EndingView.as_view(), name="end"),
        ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = dict.fromkeys(("add_url_name", "edit_url_name", "delete_url_name"), None)
        common: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return common | absent

    def get_permissions_to_register(self) -> Any:
        """To look, and to end one."""
        codenames = ["view_subscription", "change_subscription"]
        return super().get_permissions_to_register().filter(codename__in=codenames)

    def register_admin_url_finder(self) -> None:
        """There is no form to be found."""
