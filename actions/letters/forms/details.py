from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from actions.letters import needs, prefixes
from actions.letters.drafts import Draft
from actions.letters.models import LetterCampaign
from actions.letters.offices import Office
from actions.supporters.fields import CityField, EmailField, NameField, PhoneField, StreetField
from actions.supporters.forms import PublicForm

CONDITIONAL = ("prefix", "first_name", "last_name", "street", "city", "phone")


class DetailsForm(PublicForm):
    """Who writes, and to which of her offices. What a step before told is not asked again."""

    offices = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        label=_("Your letter goes to"),
        error_messages={
            "required": _("Choose at least one office."),
            "invalid_choice": _("The offices have changed. Please choose again."),
        },
    )
    name = NameField()
    email = EmailField()
    prefix = forms.ChoiceField(  # type: ignore[assignment]  # a field does not stay on the class
        required=False,
        label=_("Form of address"),
        choices=[("", _("None, “Mx.” is sent")), *prefixes.CHOICES],
        help_text=_("The offices' own systems want one of these words before your name."),
    )
    first_name = NameField(label=_("First name"), help_text=_("These offices ask for your first and last name apart."))
    last_name = NameField(label=_("Last name"))
    street = StreetField()
    city = CityField()
    phone = PhoneField(help_text=_("These offices ask for it."))

    field_order = ("offices", "name", "email", *CONDITIONAL)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        campaign: LetterCampaign,
        offices: Sequence[Office],
        draft: Draft,
        news_wording: str,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        first = {"offices": [office.key for office in offices], "prefix": campaign.default_prefix}
        super().__init__(data, about=campaign.pk, news_wording=news_wording, initial=first | dict(initial or {}))
        self.fields["first_name"].widget.attrs["autocomplete"] = "given-name"
        self.fields["last_name"].widget.attrs["autocomplete"] = "family-name"
        self.fields["prefix"].widget.attrs["autocomplete"] = "honorific-prefix"
        self.fields["offices"].choices = [(office.key, office.name) for office in offices]  # type: ignore[attr-defined]
        self.known = {"street": draft.street, "city": draft.city} if draft.street else {}
        asked = needs.of(offices) - self.known.keys()
        ticked = offices if data is None else [office for office in offices if office.key in data.get("offices", ())]
        self.needed = needs.of(ticked) - self.known.keys()
        for name in CONDITIONAL:
            self.fields[name].required = name in self.needed and name != "prefix"
            if name not in asked:
                del self.fields[name]

    @classmethod
    def typed(cls, post: QueryDict) -> dict[str, Any]:
        """What a browser sent, as plain values that a draft can carry."""
        own = {name: post[name] for name in cls.base_fields if name in post and name not in {"offices", "altcha"}}
        return own | ({"offices": post.getlist("offices")} if "name" in post else {})

    def clean(self) -> dict[str, Any]:
        """Only what the ticked offices need goes further."""
        given = self.cleaned_data
        kept = {name: given.get(name, "") for name in CONDITIONAL if name in self.needed} | self.known
        if "prefix" in self.needed:
            kept["prefix"] = kept["prefix"] or prefixes.NEUTRAL
        return {
            "name": given.get("name", ""),
            "email": given.get("email", ""),
            "offices": given.get("offices", []),
            **dict.fromkeys(CONDITIONAL, ""),
            **kept,
            **self.told(),
        }
