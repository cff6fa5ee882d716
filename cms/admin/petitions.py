"""Petitions: the list with live numbers, the form, and a page of numbers for each."""

from typing import Any

from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import BaseColumn, ButtonsColumnMixin, Column, NumberColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import DeleteView, IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from actions.petitions.models import Export, Invalidation, OfflineEntry, Petition, Signature
from cms.admin import comments, numbers
from cms.admin.exports import ExportForm, ExportView
from cms.admin.listing import WideIndexView
from cms.admin.offline_entries import OfflineEntryView
from cms.pages.petitions import PetitionPage


class NameColumn(ButtonsColumnMixin, TitleColumn):
    """The petition's name, leading to its numbers, with the menu of what can be done."""

    def __init__(self, view: IndexView) -> None:
        super().__init__("name", label=_("Name"), sort_key="name", url_name="petitions:inspect")
        self.view = view

    def get_buttons(self, instance: Petition, parent_context: Any) -> list[Button]:
        buttons: list[Button] = self.view.get_list_buttons(instance)
        return buttons


class GoalColumn(Column):
    """How far a petition is on its way, as a bar and in words."""

    cell_template_name = "cms/admin/goal_cell.html"

    def get_cell_context_data(self, instance: Petition, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        reached = instance.public_count + instance.offline_count
        return context | {"goal": instance.goal, "percent": numbers.percent(reached, instance.goal)}


class PetitionIndexView(WideIndexView):
    """The list; the numbers are those of the last fold, a few seconds old."""

    page_title = gettext_lazy("Petitions")

    @cached_property
    def columns(self) -> list[BaseColumn]:
        return [
            NameColumn(self),
            StatusTagColumn(
                "get_state_display",
                label=_("State"),
                sort_key="state",
                primary=lambda petition: petition.state == Petition.State.OPEN,
            ),
            NumberColumn("signed_count", label=_("Signatures"), sort_key="signed_count"),
            NumberColumn("confirmed_count", label=_("Confirmed"), sort_key="confirmed_count"),
            NumberColumn("offline_count", label=_("On paper"), sort_key="offline_count"),
            GoalColumn("goal", label=_("Goal")),
        ]


class PetitionView(InspectView):
    """One petition in numbers, and all that staff do with its signatures."""

    page_title = gettext_lazy("Petition")
    template_name = "cms/admin/petition.html"

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        buttons = []
        if edit_url := self.get_edit_url():
            buttons.append(HeaderButton(_("Edit"), url=edit_url, icon_name="edit"))
        if self.request.user.has_perm("actions.view_signature"):
            url = f"{reverse('signatures:index')}?petition={self.object.pk}"
            buttons.append(HeaderButton(_("Signatures"), url=url, icon_name="list-ul"))
        return buttons

    def get_header_more_buttons(self) -> list[Button]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        petition, user = self.object, self.request.user
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context |= {
            "petition": petition,
            "numbers": numbers.of(petition, at=timezone.now()),
            "pages": PetitionPage.objects.filter(petition=petition).select_related("locale").order_by("locale_id"),
            "states": Signature.State,
        }
        if user.has_perm("actions.add_export"):
            context["export_form"] = ExportForm()
            context["exports"] = Export.objects.filter(petition=petition).order_by("-pk")[:5]
        if user.has_perm("actions.view_offlineentry"):
            context["offline_entries"] = OfflineEntry.objects.filter(petition=petition).order_by("-pk")[:10]
        if user.has_perm("actions.view_invalidation"):
            context["invalidations"] = Invalidation.objects.filter(petition=petition).order_by("-pk")[:5]
        if user.has_perm("actions.change_signature"):
            context["comments_waiting"] = comments.waiting().filter(petition=petition).count()
        return context


class PetitionDeleteView(DeleteView):
    """A petition that anybody signed, or that a page stands for, is kept."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(
                self.request,
                _("“%(petition)s” has signatures or pages and cannot be deleted. Close it instead.")
                % {"petition": self.object},
            )
            return redirect(self.get_success_url())


class PetitionForm(WagtailAdminModelForm):
    """The form for making and changing one; what is saved knows when staff closed it."""

    def save(self, commit: bool = True) -> Petition:
        self.instance.date_closing(timezone.now())
        petition: Petition = super().save(commit)
        return petition


class PetitionViewSet(ModelViewSet):
    """Everything at /admin/petitions/."""

    model = Petition
    name = "petitions"
    icon = "form"
    menu_label = gettext_lazy("Petitions")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = PetitionIndexView
    inspect_view_class = PetitionView
    delete_view_class = PetitionDeleteView
    inspect_view_fields = ["name"]
    ordering = "-created_at"
    search_fields = ["name", "targets"]
    list_filter = ["state", "outcome"]
    panels = [
        FieldPanel("name"),
        FieldPanel("targets"),
        MultiFieldPanel(
            [
                FieldPanel("state"),
                FieldPanel("first_goal"),
                FieldRowPanel(
                    [
                        FieldPanel("opens_at", help_text=gettext_lazy("Left empty: as soon as its state is open.")),
                        FieldPanel(
                            "closes_at", help_text=gettext_lazy("Left empty: when you set its state to closed.")
                        ),
                    ]
                ),
            ],
            gettext_lazy("When, and how many"),
        ),
        MultiFieldPanel(
            [FieldPanel("zip_field"), FieldPanel("phone_field"), FieldPanel("comment_field")],
            gettext_lazy("What signers are asked for"),
            help_text=gettext_lazy("Name and mail address are always asked. The less is asked, the more sign."),
        ),
        MultiFieldPanel(
            [FieldPanel("count_policy"), FieldPanel("names_public")], gettext_lazy("What is counted and shown")
        ),
        MultiFieldPanel([FieldPanel("outcome"), FieldPanel("outcome_on")], gettext_lazy("What came of it")),
    ]

    def get_edit_handler(self) -> Panel:
        return ObjectList(self.panels, base_form_class=PetitionForm).bind_to_model(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("export/<int:pk>/", ExportView.as_view(), name="export"),
            path("offline/<int:pk>/", OfflineEntryView.as_view(), name="offline"),
        ]
