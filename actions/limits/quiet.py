"""What a form asks of machines alone. Whatever they answer, the form is not refused for it."""

from typing import Any

from django import forms
from django.core import signing

MINIMUM_SECONDS = 2
STAMPER = signing.TimestampSigner(salt="actions.petitions.forms")  # where it was first: open forms stay good


class QuietField(forms.Field):
    """A field that no person fills in. Whatever it holds, the form is not refused for it."""

    def __init__(self, **options: Any) -> None:
        quiet: dict[str, Any] = {"required": False, "label": "", "widget": forms.HiddenInput}
        super().__init__(**quiet | options)

    def to_python(self, value: Any) -> str:
        return value if isinstance(value, str) else ""


def is_hasty(stamp: str) -> bool:
    """Whether the form was not ours, or filled in within two seconds. Pages are cached: a stamp may be of any age."""
    try:
        STAMPER.unsign(stamp, max_age=MINIMUM_SECONDS)
    except signing.SignatureExpired:
        return False
    except signing.BadSignature:
        return True
    return True
