"""What only the form of a gift asks for."""

import re
import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import get_format
from django.utils.translation import gettext_lazy as _

from actions.supporters import characters, names
from actions.supporters.fields import CleanedField, LinesField
from payments import money

# What people in this country write beside an amount, besides the sign that we write ourselves.
SIGNS = {"usd": ("US", "달러", "불"), "krw": ("원",)}


class SuggestionsField(forms.ChoiceField):
    """Amounts to choose from. The form sees to it that one is chosen of those that count; others may stay empty."""

    widget = forms.RadioSelect

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class OwnAmountField(CleanedField):
    """An amount as people type it: 25, $25 or 1,250.50, in the reader's number format. What could be read in two ways
    is asked for again. Cleaned to the currency's smallest unit; None where nothing was typed.
    """

    called = _("Your amount")
    longest = 20
    attributes = {"inputmode": "decimal", "autocomplete": "off", "dir": "ltr"}
    default_error_messages = {
        "invalid": _("Write an amount in digits, for example {example}."),
        "max_length": _("Write an amount in digits, for example {example}."),
    }

    def __init__(self, *, currency: str, **options: Any) -> None:
        super().__init__(**options)
        self.currency = currency
        example = money.written(4000, currency)
        for code in ("invalid", "max_length"):
            self.error_messages[code] = str(self.error_messages[code]).format(example=example)

    def clean(self, value: Any) -> Any:
        text = characters.plain(super().clean(value)).replace(" ", "")
        for sign in (self.currency.upper(), *SIGNS.get(self.currency, ()), money.SIGNS.get(self.currency, ""), "$"):
            text = text.removeprefix(sign).removesuffix(sign)
        if not text:
            return None
        found = self.pattern().fullmatch(text)
        if not found or len(found["part"] or "") > money.digits(self.currency):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        whole = re.sub(r"\D", "", found["whole"])
        return money.cents(Decimal(f"{whole}.{found['part'] or 0}"), self.currency)

    def validate(self, value: Any) -> None:
        """Nothing is fine: the form knows whether it is needed."""

    def pattern(self) -> re.Pattern[str]:
        """Digits, in groups of three or not grouped, and what stands after the point."""
        point, between = re.escape(get_format("DECIMAL_SEPARATOR")), re.escape(get_format("THOUSAND_SEPARATOR"))
        return re.compile(rf"(?P<whole>[0-9]{{1,3}}(?:{between}[0-9]{{3}})+|[0-9]{{1,9}})(?:{point}(?P<part>[0-9]*))?")


class DonorStateField(CleanedField):
    """The state of a postal address."""

    called = _("State")
    longest = 40
    attributes = {"autocomplete": "address-level1"}
    default_error_messages = {
        "required": _("Write your state, for example NY."),
        "max_length": _("Write your state, for example NY."),
    }


class EmployerField(CleanedField):
    """Whom she works for, as she writes it."""

    called = _("Your employer")
    longest = 200
    attributes = {"autocomplete": "organization", "spellcheck": "false", "dir": "auto"}
    default_error_messages = {"max_length": _("This name is too long. Write at most 200 characters.")}


class TributeNoteField(LinesField):
    """A few words to whoever is told of a gift in somebody's honour or memory."""

    called = _("Your words to them")
    longest = 1000
    attributes = {"rows": "3", "dir": "auto"}
    default_error_messages = {
        "max_length": _("This is too long. Write at most 1,000 characters."),
        "address": _("Write your words without a web or mail address: we do not pass those on."),
    }

    def validate(self, value: Any) -> None:
        """We mail it to a stranger in our own name, so nobody is to lead anybody anywhere by it."""
        super().validate(value)
        if names.ADDRESS.search(unicodedata.normalize("NFKC", value)):
            raise ValidationError(self.error_messages["address"], code="address")
