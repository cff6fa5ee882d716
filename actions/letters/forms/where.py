from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from actions.limits.quiet import QuietField
from actions.supporters import arriving
from actions.supporters.fields import CityField, StreetField, ZipField

MANY = 8  # choices; more of them are a list that opens
CHOOSE = _("Or choose your district yourself")
NOT_CHOSEN = _("Choose one of these.")


class WhereForm(forms.Form):
    """Where she lives. `street`: it is asked for, with the city, and must be given if `demanded`.

    `options`: the districts to choose from herself.
    """

    zip = ZipField()
    street = StreetField(required=False)
    city = CityField(required=False)
    district = forms.ChoiceField(required=False, label=CHOOSE)
    referrer = QuietField(widget=arriving.ReferrerInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        street: bool = False,
        demanded: bool = True,
        options: Sequence[tuple[str, str]] = (),
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}), label_suffix="")
        if not street:
            del self.fields["street"], self.fields["city"]
        else:
            self.fields["street"].required = self.fields["city"].required = demanded
        if not options:
            del self.fields["district"]
            return
        many = len(options) > MANY
        choices = [("", _("Choose")), *options] if many else options
        field = forms.ChoiceField(
            choices=choices,
            required=False,
            label=CHOOSE,
            widget=forms.Select if many else forms.RadioSelect,
            error_messages={"invalid_choice": NOT_CHOSEN},
        )
        self.fields["district"] = field

    def clean(self) -> dict[str, Any]:
        """What was typed. A street needs its city."""
        given = self.cleaned_data
        if given.get("street") and not given.get("city") and "city" not in self.errors:
            self.add_error("city", ValidationError(self.fields["city"].error_messages["required"]))
        return {key: given.get(key, "") for key in ("zip", "street", "city")} | {
            "referrer": arriving.host(given.get("referrer", ""))
        }

    def choose(self) -> None:
        """Her button was for a choice, and none was made. The street is shown as before."""
        self.fields["street"].required = self.fields["city"].required = True
        if "district" in self.fields and "district" not in self.errors:
            self.add_error("district", ValidationError(NOT_CHOSEN))
