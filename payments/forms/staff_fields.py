"""Amounts as staff type them, `25` or `12.50`, and as the rows keep them: whole numbers of the smallest unit."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from payments import money

TYPED = re.compile(r"[0-9]{1,9}(\.[0-9]{1,2})?\Z")
LARGEST = 2_000_000_000  # what a column of whole numbers holds
BETWEEN = re.compile(r"[,;\s]+")


class StaffAmountField(forms.Field):
    """One amount of a currency, in its smallest unit once it is cleaned."""

    currency = "usd"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return short(value, self.currency) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").strip().removeprefix(money.SIGNS.get(self.currency, "$"))
        return self.cents(typed) if typed else None

    def cents(self, typed: str) -> int:
        """One amount. Raises ValidationError for what is none, or has more digits than the currency."""
        if not TYPED.match(typed):
            raise forms.ValidationError(_("Write an amount such as 1250 or 12.50, with a point and without commas."))
        if "." in typed and not money.digits(self.currency):
            raise forms.ValidationError(_("This currency has no parts: write a whole number."))
        cents = money.cents(Decimal(typed), self.currency)
        if cents > LARGEST:
            raise forms.ValidationError(_("Write at most %(most)s.") % {"most": money.written(LARGEST, self.currency)})
        return cents

    def validate(self, value: Any) -> None:
        if value is None and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """There is no text left to be looked at."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except forms.ValidationError:
            return True


class StaffAmountsField(StaffAmountField):
    """Some amounts, `25, 50, 100`, in the order in which they are shown."""

    MOST = 8

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(short(one, self.currency) for one in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        typed = [one for one in BETWEEN.split(value or "") if one]
        if len(typed) > self.MOST:
            words = ngettext("Write %(most)s amount at most.", "Write %(most)s amounts at most.", self.MOST)
            raise forms.ValidationError(words % {"most": self.MOST})
        return [self.cents(one.removeprefix(money.SIGNS.get(self.currency, "$"))) for one in typed]

    def validate(self, value: Any) -> None:
        if not value and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")


def short(cents: int, currency: str) -> str:
    """An amount as one would type it: `25`, `12.50`."""
    return money.plain(cents, currency).removesuffix(".00")
