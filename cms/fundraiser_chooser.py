"""Choosing a fundraiser while making its page, or making it there and then."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.chooser import ChooserViewSet

from payments.models import Fundraiser


class QuickFundraiserForm(forms.ModelForm):
    """The few things a fundraiser needs to begin with. It opens at once unless told otherwise; all can change later."""

    open_now = forms.BooleanField(
        label=_("Open it now"),
        required=False,
        initial=True,
        help_text=_("Gifts can be made as soon as its page is published. Untick to keep it a draft."),
    )

    class Meta:
        model = Fundraiser
        fields = ["name", "purpose", "currency", "fund", "monthly_first"]

    def save(self, commit: bool = True) -> Fundraiser:
        now = self.cleaned_data["open_now"]
        self.instance.state = Fundraiser.State.OPEN if now else Fundraiser.State.DRAFT
        return super().save(commit)


class FundraiserChooserViewSet(ChooserViewSet):
    """The modal: fundraisers that exist, and a tab with a form for a new one."""

    model = Fundraiser
    icon = "pick"
    page_title = _("Choose a fundraiser")
    choose_one_text = _("Choose or make a fundraiser")
    choose_another_text = _("Choose another fundraiser")
    edit_item_text = _("Edit this fundraiser")
    creation_form_class = QuickFundraiserForm
    creation_tab_label = _("New fundraiser")
    create_action_label = _("Make this fundraiser")
    search_tab_label = _("Fundraisers")


fundraiser_chooser = FundraiserChooserViewSet("fundraiser_chooser")
