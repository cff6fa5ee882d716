"""The form under a petition. It asks what the petition's field policy says, and knows nothing of pages.

Public pages are cached and carry no CSRF token. What tells a machine from a person here (a trap, the time, a proof of
work) never refuses anybody: it decides what becomes of the signature.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from actions.limits import proof
from actions.petitions.models import Petition
from actions.supporters import consents
from actions.supporters.fields import CommentField, EmailField, NameField, PhoneField, ZipField

MINIMUM_SECONDS = 2
STAMPER = signing.TimestampSigner(salt="actions.petitions.forms")


class QuietField(forms.Field):
    """A field that no person fills in. Whatever it holds, the form is not refused for it."""

    def __init__(self, **options: Any) -> None:
        quiet: dict[str, Any] = {"required": False, "label": "", "widget": forms.HiddenInput}
        super().__init__(**quiet | options)

    def to_python(self, value: Any) -> str:
        return value if isinstance(value, str) else ""


class ReferrerInput(forms.HiddenInput):
    """The hidden field for the host of the page before, filled by a script; without script it stays empty."""

    template_name = "petitions/referrer.html"


class SignatureForm(forms.Form):
    """Who signs. Cleaned, its keys are the keywords of `signing.sign`; what is not asked is empty."""

    name = NameField()
    email = EmailField()
    zip = ZipField()
    phone = PhoneField()
    comment = CommentField()
    show_name = forms.BooleanField(required=False, label=_("My name may be shown on the page"))
    news = forms.BooleanField(required=False)
    topic = QuietField(
        label=_("Leave this field empty"), widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"})
    )
    stamp = QuietField()
    news_version = QuietField()
    referrer = QuietField(widget=ReferrerInput)
    altcha = proof.ProofField()

    traps = ("topic",)  # hidden from people by style; see components/form_shell.html

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, petition: Petition, news_wording: str, auto_id: str = "id_%s"
    ) -> None:
        self.news_wording = news_wording
        self.version = consents.version(news_wording)
        quiet = {"stamp": STAMPER.sign(str(petition.pk)), "news_version": self.version}
        super().__init__(data, initial=quiet, label_suffix="", auto_id=auto_id)
        self.fields["news"].label = news_wording
        policy = {"zip": petition.zip_field, "phone": petition.phone_field, "comment": petition.comment_field}
        for name, asked in policy.items():
            self.fields[name].required = asked == Petition.Field.REQUIRED
        off = [name for name, asked in policy.items() if asked == Petition.Field.OFF]
        off += [] if petition.names_public else ["show_name"]
        off += [] if news_wording else ["news", "news_version"]
        for name in off:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """What was asked, and what the quiet fields tell. A proof counts once: only a form without errors uses it."""
        given = self.cleaned_data
        if given.get("news_version") != self.version:
            self.offer_news_anew(ticked=given.get("news", False))
        signs = {"trap": bool(given["topic"]), "haste": is_hasty(given["stamp"])}
        return {key: given.get(key, "") for key in ("name", "email", "zip", "phone", "comment")} | {
            "show_name": given.get("show_name", False),
            "news_wording": self.news_wording if given.get("news") else "",
            "referrer": host(given["referrer"]),
            "suspicious": any(signs.values()),
            "state_reason": " ".join(name for name, seen in signs.items() if seen),
            "proven": not self.errors and proof.proven(given["altcha"]),
        }

    def offer_news_anew(self, *, ticked: bool) -> None:
        """The box said something else when she saw it (the page was old, or another's): that yes is none to this."""
        if ticked:
            words = _("The words beside this box have changed. Please read them, and tick it again if you agree.")
            self.add_error("news", ValidationError(words))
        shown = {key: value for key, value in self.data.items() if key != self.add_prefix("news")}
        self.data = shown | {self.add_prefix("news_version"): self.version}


def is_hasty(stamp: str) -> bool:
    """Whether the form was not ours, or filled in within two seconds. Pages are cached: a stamp may be of any age."""
    try:
        STAMPER.unsign(stamp, max_age=MINIMUM_SECONDS)
    except signing.SignatureExpired:
        return False
    except signing.BadSignature:
        return True
    return True


def host(address: str) -> str:
    """The host of an address, "" where there is none: what stands after it may tell more than anybody meant to."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name if name.isascii() and name.isprintable() and len(name) <= 255 else ""
