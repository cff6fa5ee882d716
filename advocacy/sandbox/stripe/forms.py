"""The forms of the stand-in's own page: how it is to answer, and what time it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from advocacy.sandbox.forms import choices
from advocacy.sandbox.scripts import EVERYBODY, OF_STRIPE, Behaviour
from advocacy.sandbox.stripe.endpoints import ENDPOINTS

HOURS = [
    (1, _("One hour")),
    (24, _("One day")),
    (24 * 5, _("Five days: a bank answers, a payout arrives")),
    (24 * 31, _("A month: gifts are renewed")),
]


class BehaviourForm(forms.Form):
    """How it answers."""

    behaviour = forms.TypedChoiceField(label=_("From now on it"), choices=choices(OF_STRIPE), coerce=Behaviour)
    endpoint = forms.ChoiceField(
        label=_("Only for"),
        required=False,
        choices=[(EVERYBODY, _("All requests")), *((endpoint.name, endpoint.name) for endpoint in ENDPOINTS)],
    )


class ClockForm(forms.Form):
    """How far its clock is moved on."""

    hours = forms.TypedChoiceField(label=_("Move its clock on by"), choices=HOURS, coerce=int)
