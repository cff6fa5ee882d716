"""What public forms ask of a person: fields that take the text as people type it and say plainly what is wrong.

Their cleaned values are ready for the verbs: no NUL, no control character, nothing over the column's length.
"""

import re
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from actions.supporters import addresses, characters, names, redaction

LONGEST_ADDRESS = 254  # Mailbox.address and Mailbox.canonical
LONGEST_COMMENT = 500
LOWEST_ZIP = "00501"
ZIP = re.compile(r"(\d{5})(?:[- ]?\d{4})?")


class CleanedField(forms.CharField):
    """A text field whose words are taken without what nobody sees. Far longer ones than asked for are not even read."""

    longest: int
    called: Promise
    kept = ""
    attributes: dict[str, str] = {}

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", self.longest)
        options.setdefault("label", self.called)
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = "" if value in self.empty_values else str(value)
        if len(text) > 10 * self.longest:
            raise ValidationError(self.error_messages["max_length"], code="max_length")
        return super().to_python(characters.visible(text, keep=self.kept)) or ""

    def run_validators(self, value: Any) -> None:
        """Of several things that are wrong, say the first."""
        try:
            super().run_validators(value)
        except ValidationError as error:
            raise error.error_list[0] from None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | self.attributes


class NameField(CleanedField):
    """A person's name, as `names.clean` takes it."""

    called = _("Name")
    longest = names.LONGEST
    attributes = {"autocomplete": "name", "autocapitalize": "words", "spellcheck": "false", "dir": "auto"}
    default_error_messages = {"required": _("Write your name."), "max_length": names.TOO_LONG}

    def clean(self, value: Any) -> str:
        name = super().clean(value)
        if not name:
            return ""
        try:
            return names.clean(name)
        except names.Refused as refused:
            raise ValidationError(str(refused), code="invalid") from refused


class EmailField(CleanedField):
    """A mail address, as typed but for stray spaces and full-width signs."""

    called = _("E-mail")
    longest = LONGEST_ADDRESS
    default_validators = [EmailValidator(allowlist=[])]
    widget = forms.EmailInput
    attributes = {"autocomplete": "email", "inputmode": "email", "autocapitalize": "none", "spellcheck": "false"}
    default_error_messages = {
        "required": _("Write your e-mail address."),
        "invalid": _("Write an e-mail address such as ana@example.org."),
        "max_length": _("This e-mail address is too long."),
    }

    def to_python(self, value: Any) -> str:
        return characters.plain(super().to_python(value)).strip()

    def clean(self, value: Any) -> str:
        address = super().clean(value)
        canonical = addresses.canonical(address)
        if address.endswith("]") or not canonical.isascii() or len(canonical) > LONGEST_ADDRESS:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return address


class ZipField(CleanedField):
    """The five digits of a ZIP code of the United States; ZIP+4 is cut to them."""

    called = _("ZIP code")
    longest = 10
    attributes = {"autocomplete": "postal-code", "inputmode": "numeric"}
    default_error_messages = {
        "required": _("Write your ZIP code."),
        "invalid": _("Write the five digits of your ZIP code, for example 10001."),
        "max_length": _("Write the five digits of your ZIP code, for example 10001."),
    }

    def clean(self, value: Any) -> str:
        text = characters.plain(super().clean(value)).strip()
        if not text:
            return ""
        found = ZIP.fullmatch(text)
        if not found or found[1] < LOWEST_ZIP:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return found[1]


class PhoneField(CleanedField):
    """A telephone number as people write it, of the United States unless it begins with a plus; cleaned to E.164."""

    called = _("Telephone")
    longest = 40
    widget = forms.TextInput(attrs={"type": "tel"})
    attributes = {"autocomplete": "tel", "inputmode": "tel"}
    default_error_messages = {
        "required": _("Write your telephone number."),
        "invalid": _("Write a telephone number with its area code, for example 212 555 0123."),
        "max_length": _("This telephone number is too long."),
    }

    def __init__(self, *, region: str = "US", **options: Any) -> None:
        self.region = region
        super().__init__(**options)

    def clean(self, value: Any) -> str:
        text = characters.plain(super().clean(value)).strip()
        if not text:
            return ""
        try:
            number = phonenumbers.parse(text, self.region)
        except phonenumbers.NumberParseException as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if not phonenumbers.is_valid_number(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class StreetField(CleanedField):
    """House number and street, as the person writes them."""

    called = _("Street address")
    longest = 120
    attributes = {"autocomplete": "address-line1", "autocapitalize": "words", "spellcheck": "false"}
    default_error_messages = {
        "required": _("Write your house number and street, for example 421 8th Ave."),
        "max_length": _("This street address is too long. Write at most 120 characters."),
    }


class CityField(CleanedField):
    """A city or town, as the person writes it."""

    called = _("City")
    longest = 60
    attributes = {"autocomplete": "address-level2", "autocapitalize": "words", "spellcheck": "false"}
    default_error_messages = {
        "required": _("Write your city or town."),
        "max_length": _("This name of a city is too long. Write at most 60 characters."),
    }


class LinesField(CleanedField):
    """A text of several lines, however a browser ends them."""

    widget = forms.Textarea()
    kept = "\n"

    def to_python(self, value: Any) -> str:
        return super().to_python(str(value or "").replace("\r\n", "\n").replace("\r", "\n"))


class CommentField(LinesField):
    """A few sentences; the numbers of identity documents in them are never kept."""

    called = _("Comment")
    longest = LONGEST_COMMENT
    widget = forms.Textarea(attrs={"rows": 4})
    attributes = {"dir": "auto"}
    default_error_messages = {
        "required": _("Write a few words."),
        "max_length": _("This is too long. Write at most 500 characters."),
    }

    def clean(self, value: Any) -> str:
        return redaction.redacted(super().clean(value))
