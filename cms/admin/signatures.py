"""Signatures: a list that is looked through, never edited. Mail addresses are masked, telephone numbers left out."""

from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from actions.petitions.models import Petition, Signature
from actions.supporters import addresses, names
from actions.supporters.models import Mailbox
from cms.admin import keyset
from cms.admin.details import DetailView

LANGUAGES = dict(settings.LANGUAGES)
SUSPICIONS = {
    "trap": gettext_lazy("A field that people do not see was filled in"),
    "haste": gettext_lazy("Sent faster than anybody types"),
    "limit": gettext_lazy("More attempts than the limits allow"),
}


def name(signature: Signature) -> str:
    """The signer's name, or that she asked to be forgotten."""
    return signature.supporter.name or _("Name removed")


def address(signature: Signature) -> str:
    """The signer's mail address as staff see it."""
    mailbox = signature.supporter.mailbox
    return "" if mailbox.state == Mailbox.State.ERASED else addresses.masked(mailbox.address)


def language(signature: Signature) -> str:
    """The language in which the page was read."""
    return str(LANGUAGES.get(signature.language, signature.language))


def reason(signature: Signature) -> str:
    """Why it was set aside or taken out: what the form noticed, in words, or what staff wrote."""
    noticed = signature.state_reason.split()
    if not set(noticed) <= SUSPICIONS.keys():
        return signature.state_reason
    return "; ".join(str(SUSPICIONS[sign]) for sign in noticed)


class SignatureFilterSet(WagtailFilterSet):
    """By petition, state, language, day and whether the address is confirmed."""

    petition = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Petition"), queryset=Petition.objects.order_by("name"), widget=forms.Select
    )
    state = django_filters.ChoiceFilter(label=gettext_lazy("State"), choices=Signature.State.choices)
    language = django_filters.ChoiceFilter(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    confirmed = django_filters.ChoiceFilter(
        label=gettext_lazy("Confirmed"),
        choices=[("true", gettext_lazy("Yes")), ("false", gettext_lazy("No"))],
        method="filter_confirmed",
    )
    signed_at = django_filters.DateFromToRangeFilter(label=gettext_lazy("Signed"), widget=DateRangePickerWidget)

    class Meta:
        model = Signature
        fields = ["petition", "state", "language", "confirmed", "signed_at"]

    def filter_confirmed(self, rows: QuerySet[Signature], column: str, answer: str) -> QuerySet[Signature]:
        """Those who answered the mail, or those who did not."""
        return rows.filter(confirmed_at__isnull=answer == "false")


class SignatureIndexView(IndexView):
    """The list, newest first. It is never counted: with a million rows each page still takes one short query."""

    results_template_name = "cms/admin/keyset_results.html"
    page_title = gettext_lazy("Signatures")
    any_permission_required = ["view"]
    filterset_class = SignatureFilterSet
    is_searchable = True
    columns = [
        TitleColumn("name", label=gettext_lazy("Name"), accessor=name, url_name="signatures:inspect"),
        Column("mail", label=gettext_lazy("Mail address"), accessor=address),
        Column("petition", label=gettext_lazy("Petition")),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("State"),
            primary=lambda signature: signature.state == Signature.State.VALID,
        ),
        Column("zip", label=gettext_lazy("ZIP")),
        Column("language", label=gettext_lazy("Language"), accessor=language),
        DateColumn("signed_at", label=gettext_lazy("Signed")),
        DateColumn("confirmed_at", label=gettext_lazy("Confirmed")),
    ]

    def get_base_queryset(self) -> QuerySet[Signature]:
        return Signature.objects.select_related("supporter__mailbox", "petition")

    def order_queryset(self, queryset: QuerySet[Signature]) -> QuerySet[Signature]:
        return queryset  # by the page

    def search_queryset(self, queryset: QuerySet[Signature]) -> QuerySet[Signature]:
        """By a part of the name, or by a whole mail address."""
        if "@" in self.search_query:
            return queryset.filter(supporter__mailbox__canonical=addresses.canonical(self.search_query))
        if self.search_query:
            return queryset.filter(supporter__folded_name__contains=names.folded(self.search_query))
        return queryset

    def get_paginate_by(self, queryset: Any) -> None:
        """The page is cut by `keyset`."""

    @cached_property
    def page(self) -> keyset.KeysetPage:
        return keyset.page(super().get_queryset(), self.request.GET)

    def get_queryset(self) -> list[Signature]:
        return self.page.rows

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"page": self.page}


class SignatureView(DetailView):
    """One signature, with what is needed to judge whether it is a person's."""

    any_permission_required = ["view"]
    page_title = gettext_lazy("Signature")

    def get_page_subtitle(self) -> str:
        return name(self.object)

    def get_field_label(self, field_name: str, field: Any) -> str:
        labels = {"name": _("Name"), "mail": _("Mail address")}
        return labels.get(field_name) or super().get_field_label(field_name, field)

    def get_name_display_value(self) -> str:
        return self.get_page_subtitle()

    def get_mail_display_value(self) -> str:
        return address(self.object)

    def get_state_reason_display_value(self) -> str:
        return reason(self.object)

    def get_language_display_value(self) -> str:
        return language(self.object)


class SignatureViewSet(ModelViewSet):
    """Everything at /admin/signatures/: to look at, nothing to add, edit or delete."""

    model = Signature
    name = "signatures"
    icon = "list-ul"
    menu_label = gettext_lazy("Signatures")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = SignatureIndexView
    inspect_view_class = SignatureView
    inspect_view_fields = [
        "name",
        "mail",
        "petition",
        "state",
        "state_reason",
        "language",
        "zip",
        "signed_at",
        "confirmed_at",
        "comment",
        "moderation",
        "page_url",
        "source",
        "referrer",
        "network",
        "table",
    ]
    form_fields = ["state"]  # asked for by the viewset; no form is mounted

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
        ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = dict.fromkeys(("add_url_name", "edit_url_name", "delete_url_name"), None)
        common: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return common | absent

    def get_permissions_to_register(self) -> Any:
        """The two that mean something: to look, and to moderate."""
        codenames = ["view_signature", "change_signature"]
        return super().get_permissions_to_register().filter(codename__in=codenames)

    def register_admin_url_finder(self) -> None:
        """There is no form to be found."""
