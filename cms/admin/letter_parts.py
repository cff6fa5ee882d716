"""What belongs to a letter campaign and is edited on pages of its own: versions for some offices, and targets."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.views.generic import CreateView, DeleteView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from actions.letters.models import LetterCampaign, LetterVersion, Target
from cms.admin import keyset, letter_texts, members
from cms.admin.letter_texts import LetterTextForm
from cms.admin.members import MemberField

WAYS = ("email", "phone", "form_url", "address")


class OfCampaign:
    """A view of something that belongs to a campaign: its way back leads there."""

    def campaign_url(self) -> str:
        return reverse("letter_campaigns:inspect", args=[self.object.campaign_id])  # type: ignore[attr-defined]

    def get_success_url(self) -> str:
        return self.campaign_url()

    def get_success_buttons(self) -> list[Any]:
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,  # type: ignore[attr-defined]
            {"url": reverse("letter_campaigns:index"), "label": _("Letter campaigns")},
            {"url": self.campaign_url(), "label": str(self.object.campaign)},  # type: ignore[attr-defined]
            {"url": "", "label": self.get_page_subtitle()},  # type: ignore[attr-defined]
        ]


class PartCreateView(OfCampaign, CreateView):
    """A new part of the campaign that `?campaign=` names."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        number = keyset.number(request.GET.get("campaign"))
        self.campaign: Any = LetterCampaign.objects.filter(pk=number).first() if number is not None else None
        super().setup(request, *args, **kwargs)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.campaign is None:
            return redirect("letter_campaigns:index")
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_initial_form_instance(self) -> Any:
        return self.model(campaign=self.campaign)

    def get_add_url(self) -> str:
        return f"{super().get_add_url()}?campaign={self.campaign.pk}"


class PartEditView(OfCampaign, EditView):
    """To change it."""


class PartDeleteView(OfCampaign, DeleteView):
    """To remove it from its campaign."""


class PartForm(WagtailAdminModelForm):
    """A form that sees what would stand twice in its campaign."""

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"campaign", "person"}


class VersionForm(LetterTextForm, PartForm):
    """A version for some of the offices. The one for everybody stands in the campaign's own form."""

    person = MemberField(label=gettext_lazy("Only for one member"), required=False, help_text=members.FIND_HINT)
    party = forms.ChoiceField(label=gettext_lazy("Only for the party"), required=False)

    def version(self) -> LetterVersion | None:
        return self.instance if self.instance.pk else None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(dict.fromkeys(filter(None, [*members.parties(), self.instance.party])))
        self.fields["party"].choices = [("", _("All parties")), *((party, party) for party in known)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        chosen = [cleaned.get(column) for column in ("chamber", "party", "person")]
        if not any(chosen) and "person" not in self.errors:
            words = _("Say for whom this version is. The letter to everybody is written with the campaign.")
            self.add_error("chamber", words)
        return cleaned

    def save(self, commit: bool = True) -> LetterVersion:
        version: LetterVersion = super().save(commit)
        if commit:
            self.save_readings(version)
        return version


class TargetForm(PartForm):
    """A member of the roster, or somebody else with at least one way to reach her."""

    person = MemberField(label=gettext_lazy("Member"), required=False, help_text=members.FIND_HINT)
    form_url = forms.URLField(label=gettext_lazy("Contact form"), required=False, max_length=500, assume_scheme="https")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        person, name = cleaned.get("person"), cleaned.get("name")
        if person and any(cleaned.get(column) for column in ("name", "title", *WAYS)):
            self.add_error("person", _("Name a member of the roster, or write somebody down below; not both."))
        elif name and not any(cleaned.get(way) for way in WAYS) and not set(WAYS) & set(self.errors):
            self.add_error("email", _("Write at least one way: mail, telephone, form or postal address."))
        return cleaned


class PartViewSet(ModelViewSet):
    """Something that is added, changed and removed, and listed on its campaign's page."""

    icon = "mail"
    add_to_reference_index = False
    copy_view_enabled = False
    add_view_class = PartCreateView
    edit_view_class = PartEditView
    delete_view_class = PartDeleteView
    panels: list[Panel]
    form: type[PartForm]

    def get_edit_handler(self) -> Panel:
        return ObjectList(self.panels, base_form_class=self.form).bind_to_model(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("new/", self.add_view, name="add"),
            path("edit/<int:pk>/", self.edit_view, name="edit"),
            path("delete/<int:pk>/", self.delete_view, name="delete"),
        ]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        absent = dict.fromkeys(("index_url_name", "history_url_name", "usage_url_name"), None)
        common: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return common | absent


class ForEverybody:
    """Sends to the campaign's form where somebody comes for the letter to everybody, which has no page of its own."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        version = get_object_or_404(LetterVersion, pk=kwargs["pk"])
        if not (version.chamber or version.party or version.person):
            messages.info(request, _("The letter to everybody is written with the campaign."))
            return redirect("letter_campaigns:edit", version.campaign_id)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


class VersionEditView(ForEverybody, PartEditView):
    """To change a version."""


class VersionDeleteView(ForEverybody, PartDeleteView):
    """To remove a version; its offices get the next that fits."""


class LetterVersionViewSet(PartViewSet):
    """Letters for some of a campaign's offices, at /admin/letter-versions/."""

    model = LetterVersion
    name = "letter_versions"
    url_prefix = "letter-versions"
    form = VersionForm
    edit_view_class = VersionEditView
    delete_view_class = VersionDeleteView
    panels = [
        FieldPanel("name"),
        MultiFieldPanel(
            [FieldPanel("chamber"), FieldPanel("party"), FieldPanel("person")],
            gettext_lazy("For whom"),
            help_text=gettext_lazy(
                "A chamber, a party or both; or one member. All others get the letter to everybody."
            ),
        ),
        letter_texts.sent_panel(gettext_lazy("The letter")),
        *letter_texts.reading_panels(),
    ]


class TargetViewSet(PartViewSet):
    """Whom every letter of a campaign goes to, at /admin/letter-targets/."""

    model = Target
    name = "letter_targets"
    url_prefix = "letter-targets"
    form = TargetForm
    panels = [
        FieldPanel("list_name"),
        FieldPanel("person"),
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("title"), *[FieldPanel(way) for way in WAYS]],
            gettext_lazy("Or somebody who is not in the roster"),
            help_text=gettext_lazy("A mayor, a governor, a company. One way to reach them is enough."),
        ),
    ]
