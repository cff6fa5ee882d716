"""Whose mail it is: the organisation of the site on which a person acted."""

import re
from contextlib import suppress
from email.headerregistry import Address
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings

from actions.mail.models import Sender

POSING = re.compile(r'[<>@"“”]+')  # what makes a name look like an address
LONGEST_NAME = 60


def find(page_url: str, language: str) -> Sender:
    """The sender of the page's hostname in a language, else in all others.

    Where staff have named none, the one of the settings (not a saved row).
    """
    with suppress(ValueError):  # what is no address has no host
        rows = Sender.objects.filter(hostname__iexact=urlsplit(page_url).hostname or "", language__in=[language, ""])
        if sender := rows.order_by("-language").first():
            return sender
    return of_settings()


def of_settings() -> Sender:
    """The sender that DEFAULT_FROM_EMAIL describes."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return Sender(name=name or settings.WAGTAIL_SITE_NAME, address=address)


def from_header(sender: Sender) -> str:
    """`Name <address>`, quoted as it must be, whatever the name holds."""
    return str(Address(display_name=" ".join(sender.name.split()), addr_spec=sender.address))


def on_behalf(sender: Sender, name: str) -> str:
    """`Ana Reyes via Neighbours <hello@act.example.org>`: who writes, and who carries it. The address is the sender's.

    A name that looks like an address is taken apart, since many mail programs show the name alone.
    """
    person = " ".join(POSING.sub(" ", name).split())
    if len(person) > LONGEST_NAME:
        person = person[: LONGEST_NAME - 1].rstrip() + "…"
    carrier = " ".join(sender.name.split())
    shown = f"{person} via {carrier}" if person else carrier
    return str(Address(display_name=shown, addr_spec=sender.address))
