"""Choosing a letter campaign while making its page, or making one there and then with its first version."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from actions.letters.models import LetterCampaign, LetterVersion


class QuickLetterCampaignForm(forms.ModelForm):
    """What a letter campaign needs to begin with: whom it writes to, and one letter for all. All can change later."""

    subject = LetterVersion._meta.get_field("subject").formfield()
    body = LetterVersion._meta.get_field("body").formfield(widget=forms.Textarea)
    open_now = forms.BooleanField(
        label=_("Open it now"),
        required=False,
        initial=True,
        help_text=_("Letters can be written as soon as its page is published. Untick to keep it a draft."),
    )

    class Meta:
        model = LetterCampaign
        fields = ["name", "to_house", "to_senate", "topic", "editing"]

    @transaction.atomic
    def save(self, commit: bool = True) -> LetterCampaign:
        self.instance.state = LetterCampaign.State.OPEN if self.cleaned_data["open_now"] else LetterCampaign.State.DRAFT
        campaign: LetterCampaign = super().save(commit)
        words: dict[str, Any] = {name: self.cleaned_data[name] for name in ("subject", "body")}
        LetterVersion.objects.create(campaign=campaign, name=str(_("For everybody")), **words)
        return campaign


class LetterChooserViewSet(ChooserViewSet):
    """The modal: letter campaigns that exist, and a tab with a form for a new one."""

    model = LetterCampaign
    icon = "mail"
    page_title = _("Choose a letter campaign")
    choose_one_text = _("Choose or make a letter campaign")
    choose_another_text = _("Choose another letter campaign")
    edit_item_text = _("Edit this letter campaign")
    creation_form_class = QuickLetterCampaignForm
    creation_tab_label = _("New letter campaign")
    create_action_label = _("Make this letter campaign")
    search_tab_label = _("Letter campaigns")


letter_chooser = LetterChooserViewSet("letter_chooser")
