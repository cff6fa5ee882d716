"""Letter campaigns: the list, the form, and a page of numbers for each with its versions and targets."""

from typing import Any

from django.db.models import Count, IntegerField, OuterRef, ProtectedError, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import ObjectList, Panel
from wagtail.admin.ui.tables import (
    BaseColumn,
    ButtonsColumnMixin,
    DateColumn,
    NumberColumn,
    StatusTagColumn,
    TitleColumn,
)
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from actions.letters import deciding, versions
from actions.letters.models import Letter, LetterCampaign, LetterVersion, Target
from cms.admin import keyset, letter_numbers, members
from cms.admin.letter_campaign_form import PANELS, LetterCampaignForm
from cms.admin.letter_exports import DeliveriesExportView
from cms.admin.listing import WideIndexView
from cms.admin.queues import MOST


class NameColumn(ButtonsColumnMixin, TitleColumn):
    """The campaign's name, leading to its numbers, with the menu of what can be done."""

    def __init__(self, view: IndexView) -> None:
        super().__init__("name", label=_("Name"), sort_key="name", url_name="letter_campaigns:inspect")
        self.view = view

    def get_buttons(self, instance: LetterCampaign, parent_context: Any) -> list[Button]:
        buttons: list[Button] = self.view.get_list_buttons(instance)
        return buttons


class LetterCampaignIndexView(WideIndexView):
    """The list, with how many letters each has."""

    page_title = gettext_lazy("Letter campaigns")

    def get_base_queryset(self) -> QuerySet[LetterCampaign]:
        written = Letter.objects.filter(campaign=OuterRef("pk"), state_reason="").order_by()
        number = Subquery(written.values("campaign").annotate(n=Count("pk")).values("n"), output_field=IntegerField())
        campaigns: QuerySet[LetterCampaign] = super().get_base_queryset()
        return campaigns.annotate(written=Coalesce(number, 0))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            NameColumn(self),
            StatusTagColumn(
                "get_state_display",
                label=_("State"),
                sort_key="state",
                primary=lambda campaign: campaign.state == LetterCampaign.State.OPEN,
            ),
            NumberColumn("written", label=_("Letters"), sort_key="written"),
            DateColumn("created_at", label=_("Made"), sort_key="created_at"),
        ]


class ToItsPage:
    """After saving, staff stand on the campaign's page, where versions and targets are added."""

    def get_success_url(self) -> str:
        return reverse("letter_campaigns:inspect", args=[self.object.pk])  # type: ignore[attr-defined]


class LetterCampaignCreateView(ToItsPage, CreateView):
    """A new campaign with its letter."""


class LetterCampaignEditView(ToItsPage, EditView):
    """To change it, open it, close it."""


class LetterCampaignDeleteView(DeleteView):
    """A campaign that anybody wrote to, or that a page stands for, is kept."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ProtectedError:
            words = _("“%(campaign)s” has letters or pages and cannot be deleted. Close it instead.")
            messages.error(self.request, words % {"campaign": self.object})
            return redirect(self.get_success_url())


class LetterCampaignView(InspectView):
    """One campaign in numbers, and its parts."""

    page_title = gettext_lazy("Letter campaign")
    template_name = "cms/admin/letter_campaign.html"

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        buttons = []
        if edit_url := self.get_edit_url():
            buttons.append(HeaderButton(_("Edit"), url=edit_url, icon_name="edit"))
        return buttons

    def get_header_more_buttons(self) -> list[Button]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        campaign, user = self.object, self.request.user
        context: dict[str, Any] = super().get_context_data(**kwargs)
        targets = list(campaign.targets.order_by("list_name", "pk"))
        texts = versions.in_order(campaign)
        persons = {row.person for row in [*targets, *texts] if row.person}
        names = members.labels(persons)
        waiting = keyset.up_to(deciding.waiting().filter(campaign=campaign), MOST)
        return context | {
            "campaign": campaign,
            "numbers": letter_numbers.of(campaign, at=timezone.now()),
            "versions": [(version, self.for_whom(version, names)) for version in reversed(texts)],
            "targets": [(target, self.who(target, names)) for target in targets],
            "waiting": waiting,
            "may_decide": user.has_perm("actions.view_delivery"),
            "map": letter_numbers.district_map(campaign, state=self.request.GET.get("state", ""), at=timezone.now()),
        }

    def for_whom(self, version: LetterVersion, names: dict[str, str]) -> str:
        """Whom a version goes to, in words."""
        if version.person:
            return names.get(version.person) or self.gone(version.person)
        parts = [version.get_chamber_display() if version.chamber else "", version.party]
        return ", ".join(filter(None, parts)) or _("Everybody who has no other version")

    def who(self, target: Target, names: dict[str, str]) -> str:
        """Who a target is, in words."""
        if target.person:
            return names.get(target.person) or self.gone(target.person)
        return ", ".join(filter(None, [target.name, target.title]))

    def gone(self, person: str) -> str:
        """Somebody who left office since."""
        return _("%(person)s, who is not in the roster any more") % {"person": person}


class LetterCampaignViewSet(ModelViewSet):
    """Everything at /admin/letter-campaigns/."""

    model = LetterCampaign
    name = "letter_campaigns"
    url_prefix = "letter-campaigns"
    icon = "mail"
    menu_label = gettext_lazy("Letter campaigns")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = LetterCampaignIndexView
    add_view_class = LetterCampaignCreateView
    edit_view_class = LetterCampaignEditView
    inspect_view_class = LetterCampaignView
    delete_view_class = LetterCampaignDeleteView
    inspect_view_fields = ["name"]
    ordering = "-created_at"
    search_fields = ["name"]
    list_filter = ["state"]
    panels = PANELS

    def get_edit_handler(self) -> Panel:
        return ObjectList(self.panels, base_form_class=LetterCampaignForm).bind_to_model(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("export/<int:pk>/", DeliveriesExportView.as_view(), name="export"),
        ]
