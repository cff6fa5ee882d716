"""Choosing a petition while making its page, or making it there and then."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from actions.petitions.models import Petition


class QuickPetitionForm(forms.ModelForm):
    """The few things a petition needs to begin with. It opens at once unless told otherwise; all can change later."""

    open_now = forms.BooleanField(
        label=_("Open it now"),
        required=False,
        initial=True,
        help_text=_("Its page can be signed as soon as it is published. Untick to keep it a draft."),
    )

    class Meta:
        model = Petition
        fields = ["name", "targets", "first_goal", "zip_field"]

    def save(self, commit: bool = True) -> Petition:
        self.instance.state = Petition.State.OPEN if self.cleaned_data["open_now"] else Petition.State.DRAFT
        return super().save(commit)


class PetitionChooserViewSet(ChooserViewSet):
    """The modal: petitions that exist, and a tab with a form for a new one."""

    model = Petition
    icon = "form"
    page_title = _("Choose a petition")
    choose_one_text = _("Choose or make a petition")
    choose_another_text = _("Choose another petition")
    edit_item_text = _("Edit this petition")
    creation_form_class = QuickPetitionForm
    creation_tab_label = _("New petition")
    create_action_label = _("Make this petition")
    search_tab_label = _("Petitions")


petition_chooser = PetitionChooserViewSet("petition_chooser")
