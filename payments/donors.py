"""Whose gifts are whose: one person's, and never her household's.

A gift that no record could be made for (its mailbox stands for as many people as may share one) belongs to the name
and the address on it.
"""

import hashlib
from dataclasses import dataclass

from django.db.models import QuerySet

from actions.supporters import addresses, names
from actions.supporters.models import Mailbox, Supporter
from payments.models import Gift, Statement, Subscription
from payments.models.gift import GiftQuerySet


class Unknown(Exception):
    """There is no such donor, or she was erased."""


@dataclass(frozen=True)
class Donor:
    """One person who gave. `key` stands for her in a link."""

    key: str
    name: str
    email: str
    supporter: Supporter | None

    def gifts(self) -> GiftQuerySet:
        """All that she began; those that were paid are `.given()`."""
        rows: GiftQuerySet = Gift.objects.all().select_related("fundraiser")
        if self.supporter:
            return rows.filter(supporter=self.supporter)
        return rows.filter(supporter=None, email__iexact=self.email, name=self.name)

    def subscriptions(self) -> QuerySet[Subscription]:
        """What she gives again and again, and once gave."""
        rows = Subscription.objects.select_related("fundraiser")
        if self.supporter:
            return rows.filter(supporter=self.supporter)
        return rows.filter(supporter=None, email__iexact=self.email, name=self.name)

    def statements(self) -> QuerySet[Statement]:
        """Her year-end statements, the last year first."""
        rows = Statement.objects.exclude(lines={}).order_by("-year", "pk")
        if self.supporter:
            return rows.filter(supporter=self.supporter)
        return rows.filter(supporter=None, email__iexact=self.email, name=self.name)


def of(gift: Gift) -> Donor:
    """Who gave this. Reads the gift's supporter."""
    if gift.supporter is not None:
        return Donor(f"s{gift.supporter_id}", gift.supporter.name, gift.email, gift.supporter)
    return Donor(f"g{gift.pk}", gift.name, gift.email, None)


def person(gift: Gift) -> str:
    """The same for all gifts of one person, and telling nobody who she is."""
    if gift.supporter_id:
        return f"s{gift.supporter_id}"
    who = f"{addresses.canonical(gift.email)}\0{names.folded(gift.name)}"
    return "n" + hashlib.sha256(who.encode()).hexdigest()[:32]


def find(key: str) -> Donor:
    """The donor that a key stands for. Raises Unknown."""
    kind, number = key[:1], key[1:]
    if not number.isdecimal():
        raise Unknown(key)
    if kind == "s":
        supporter = Supporter.objects.select_related("mailbox").filter(pk=number).first()
        if supporter is None or supporter.is_erased:
            raise Unknown(key)
        return Donor(key, supporter.name, supporter.mailbox.address, supporter)
    gift = Gift.objects.filter(pk=number, supporter=None).first()
    if gift is None or not gift.name:
        raise Unknown(key)
    return of(gift)


def at_mailbox(mailbox: Mailbox) -> list[Donor]:
    """Everybody who gave with an address, each once."""
    people = Gift.objects.given().select_related("supporter")
    own = people.filter(supporter__mailbox=mailbox).order_by("pk")
    nobodys = people.filter(supporter=None, email__iexact=mailbox.address).order_by("pk")
    found = [of(gift) for gift in [*own, *nobodys]]
    return list({(donor.supporter, donor.name): donor for donor in reversed(found) if donor.name}.values())[::-1]
