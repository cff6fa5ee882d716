"""Where somebody came from, as far as it is kept: a code in the address, and the host of the page before."""

import unicodedata
from urllib.parse import urlsplit

from django import forms
from django.http import HttpRequest

UTM = ("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content")
LONGEST = 100


class ReferrerInput(forms.HiddenInput):
    """The hidden field for the host of the page before, filled by a script; without script it stays empty."""

    template_name = "supporters/referrer.html"


def host(address: str) -> str:
    """The host of an address, "" where there is none: what stands after it may tell more than anybody meant to."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name if name.isascii() and name.isprintable() and len(name) <= 255 else ""


def source(request: HttpRequest) -> str:
    """The code of the way she came, in the address that a form was sent to: `s` or `source`."""
    return clean(request.GET.get("s") or request.GET.get("source") or "")


def utm(request: HttpRequest) -> dict[str, str]:
    """The `utm_*` of that address."""
    return {key: value for key in UTM if (value := clean(request.GET.get(key, "")))}


def clean(value: str) -> str:
    """A word from an address, as it may be stored: no control characters, at most a hundred characters."""
    return "".join(character for character in value if not unicodedata.category(character).startswith("C"))[:LONGEST]
