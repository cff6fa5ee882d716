"""What finance types of a gift that did not come through Stripe; a line of a file is held against the same form."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from actions.supporters.fields import CityField, CleanedField, EmailField, NameField, StreetField, ZipField
from payments.forms.staff_fields import StaffAmountField
from payments.models import Gift

METHODS = [one for one in Gift.Method.choices if one[0] != Gift.Method.STRIPE]
EARLIEST = date(2000, 1, 1)
ADDRESS = ("street", "city", "state", "zip")


class RegionField(CleanedField):
    """A state of the United States by its two letters, or whatever a region is called elsewhere."""

    called = gettext_lazy("State")
    longest = 40


class BookNoteField(CleanedField):
    """A few words for the books."""

    called = gettext_lazy("Note")
    longest = 500


class BookedGiftForm(forms.Form):
    """One gift. Cleaned, its keys are keywords of `offline.enter`."""

    paid_on = forms.DateField(label=gettext_lazy("Day it came"))
    amount = StaffAmountField(label=gettext_lazy("Amount"))
    method = forms.ChoiceField(label=gettext_lazy("Method"), choices=METHODS)
    name = NameField(error_messages={"required": gettext_lazy("Write the donor's name.")})
    email = EmailField(
        required=False, help_text=gettext_lazy("Where the receipt is mailed. Without one, print it for the donor.")
    )
    street = StreetField(required=False)
    city = CityField(required=False)
    state = RegionField(required=False)
    zip = ZipField(required=False)
    note = BookNoteField(
        required=False, help_text=gettext_lazy("Such as the number of the check. The donor does not see it.")
    )

    def __init__(self, *args: Any, currency: str = "usd", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["amount"].currency = currency  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"  # it is another person's

    def clean_paid_on(self) -> date:
        day: date = self.cleaned_data["paid_on"]
        if not EARLIEST <= day <= timezone.localdate():
            raise forms.ValidationError(_("This day is still to come, or too long ago."))
        return day

    def clean_amount(self) -> int:
        cents: int = self.cleaned_data["amount"]
        if not cents:
            raise forms.ValidationError(_("Write an amount that is more than nothing."))
        return cents

    @property
    def entered(self) -> dict[str, Any]:
        """What `offline.enter` takes."""
        given = self.cleaned_data
        lines = {part: given[part] for part in ADDRESS if given[part]}
        kept = {key: given[key] for key in ("method", "paid_on", "name", "email", "note")}
        return kept | {"amount_cents": given["amount"], "address": lines}
