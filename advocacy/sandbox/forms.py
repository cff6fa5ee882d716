"""The forms of the gateways' page: how a stand-in is to behave."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from advocacy.sandbox.scripts import EVERYBODY, LABELS, OF_A_GATEWAY, OF_THE_CENSUS, Behaviour


def choices(behaviours: list[Behaviour]) -> list[tuple[str, str | Promise]]:
    """Behaviours as a field offers them."""
    return [(str(behaviour), LABELS[behaviour]) for behaviour in behaviours]


class CensusForm(forms.Form):
    """How the geocoder behaves."""

    behaviour = forms.TypedChoiceField(label=_("From now on it"), choices=choices(OF_THE_CENSUS), coerce=Behaviour)


class GatewayForm(forms.Form):
    """How a gateway behaves towards all offices, or towards one."""

    behaviour = forms.TypedChoiceField(label=_("From now on it"), choices=choices(OF_A_GATEWAY), coerce=Behaviour)
    office = forms.RegexField(
        label=_("Only for the office"),
        regex=r"^[HS][A-Z]{2}[0-9]{2}$",
        required=False,
        empty_value=EVERYBODY,
        help_text=_("Its code, such as HNY06 or SNY01. Left empty, for all of them."),
        error_messages={"invalid": _("A code is a letter, a state and two digits: HNY06.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "maxlength": 5}),
    )
