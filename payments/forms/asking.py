"""The one question of who lost her link."""

from django import forms
from django.utils.translation import gettext_lazy as _

from actions.limits.quiet import QuietField
from actions.supporters.fields import EmailField


class AskForm(forms.Form):
    """The address with which she gave, and a trap for machines."""

    email = EmailField()
    topic = QuietField(
        label=_("Leave this field empty"), widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"})
    )

    traps = ("topic",)  # hidden from people by style; see components/form_shell.html
