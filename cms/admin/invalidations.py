"""Taking signatures out by conditions: written down, counted, run by the worker, watched, undone where wrong."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import CreateView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.log_actions import log

from actions.petitions import invalidating
from actions.petitions.models import Invalidation
from cms.admin.details import DetailView
from cms.admin.listing import WideIndexView

SHOWN = 20  # examples beside the number
AGAIN = "5"  # seconds until the page of one that runs is asked for again, without script


class InvalidationForm(forms.ModelForm):
    """Conditions, of which one at least is needed; all that are given must hold."""

    class Meta:
        model = Invalidation
        fields = [
            "petition",
            "reason",
            "name_contains",
            "mail_domain",
            "network",
            "zip",
            "signed_from",
            "signed_until",
            "only_unconfirmed",
        ]
        widgets = {"signed_from": AdminDateTimeInput, "signed_until": AdminDateTimeInput}
        help_texts = {
            "petition": gettext_lazy(
                "All conditions that you give below must hold. The next page says how many signatures match; nothing "
                "happens before you confirm it there."
            ),
            "reason": gettext_lazy("Kept with each signature that is taken out."),
            "mail_domain": gettext_lazy("What follows the @ of their addresses: example.com"),
            "network": gettext_lazy("As a signature's own page shows it. It is comparable for one day only."),
            "only_unconfirmed": gettext_lazy("Leaves alone those who confirmed their address. Safer."),
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                invalidating.matching(Invalidation(**cleaned))
            except invalidating.NoConditions:
                raise forms.ValidationError(
                    _("Give at least one condition besides the petition; otherwise everybody would be taken out.")
                ) from None
        return cleaned


class InvalidationCreateView(CreateView):
    """The conditions. Nothing happens to any signature yet; the next page says how many they match."""

    page_title = gettext_lazy("New")
    submit_button_label = gettext_lazy("Count them")
    success_message = None

    def get_initial(self) -> dict[str, Any]:
        return {"petition": self.request.GET.get("petition")}

    def save_instance(self) -> Invalidation:
        self.form.instance.created_by = self.request.user.get_username()
        saved: Invalidation = super().save_instance()
        return saved

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_success_url(self) -> str:
        return reverse("invalidations:inspect", args=[self.object.pk])


class InvalidationView(DetailView):
    """One invalidation: its conditions, the number they match with some examples, how far it is, and its buttons."""

    page_title = gettext_lazy("Invalidation")
    template_name = "cms/admin/invalidation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["invalidation"] = self.object
        context["may_run"] = self.user_has_permission("add")
        if self.object.state == Invalidation.State.DRAFT:
            found = invalidating.matching(self.object)
            context["preview"] = invalidating.preview(self.object)
            context["examples"] = found.select_related("supporter").order_by("-pk")[:SHOWN]
        return context

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **kwargs)
        if self.object.state in {Invalidation.State.RUNNING, Invalidation.State.REVERTING}:
            response["Refresh"] = AGAIN
        return response


class StepView(PermissionCheckedMixin, View):
    """A POST that begins the run, or its undoing. The second of two clicks is told so."""

    model = Invalidation
    permission_required = "add"
    http_method_names = ["post"]
    steps = {"run": invalidating.start, "revert": invalidating.revert}
    actions = {"run": "actions.invalidate", "revert": "actions.revert"}

    def post(self, request: HttpRequest, pk: int, step: str) -> HttpResponse:
        invalidation = get_object_or_404(Invalidation, pk=pk)
        try:
            self.steps[step](invalidation=invalidation, at=timezone.now())
        except invalidating.NotNow:
            messages.warning(request, _("Nothing was done: this was begun already, or is not finished yet."))
        except invalidating.NoConditions:
            messages.error(request, _("This invalidation has no condition."))
        else:
            data = {"reason": invalidation.reason, "number": invalidation.matched}
            log(invalidation.petition, self.actions[step], user=request.user, data=data)
            messages.success(request, _("Begun. This page shows how far it is."))
        return redirect("invalidations:inspect", pk)


class InvalidationIndexView(WideIndexView):
    """All invalidations, newest first."""

    page_title = gettext_lazy("Invalidations")


class InvalidationViewSet(ModelViewSet):
    """Everything at /admin/invalidations/. What was run is never edited or deleted, only undone."""

    model = Invalidation
    name = "invalidations"
    icon = "no-view"
    menu_label = gettext_lazy("Invalidations")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = InvalidationIndexView
    add_view_class = InvalidationCreateView
    inspect_view_class = InvalidationView
    inspect_view_fields = [*InvalidationForm.Meta.fields, "created_by", "created_at"]
    ordering = "-pk"
    list_filter = ["petition", "state"]
    list_display = [
        TitleColumn("reason", label=gettext_lazy("Reason"), url_name="invalidations:inspect"),
        Column("petition", label=gettext_lazy("Petition")),
        StatusTagColumn("get_state_display", label=gettext_lazy("State")),
        NumberColumn("changed", label=gettext_lazy("Taken out")),
        Column("created_by", label=gettext_lazy("By")),
        DateColumn("created_at", label=gettext_lazy("Made")),
    ]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return InvalidationForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("new/", self.add_view, name="add"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("run/<int:pk>/", StepView.as_view(), {"step": "run"}, name="run"),
            path("revert/<int:pk>/", StepView.as_view(), {"step": "revert"}, name="revert"),
        ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = dict.fromkeys(("edit_url_name", "delete_url_name", "history_url_name", "usage_url_name"), None)
        common: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return common | absent

    def register_admin_url_finder(self) -> None:
        """There is no form to be found."""
