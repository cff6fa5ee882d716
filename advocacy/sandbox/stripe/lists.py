"""What the stand-in's own page lists: payments, disputes, monthly gifts, payouts, each with what may happen to it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from advocacy.sandbox.stripe import disputes, paying
from advocacy.sandbox.stripe.refusals import Json, money
from advocacy.sandbox.stripe.stripe_sandbox import Playing

NEWEST = 30


@dataclass(frozen=True)
class Row:
    """One thing, and its buttons: a deed and its label."""

    id: str
    amount: str
    state: str
    at: datetime
    deeds: list[tuple[str, str]]
    about: str = ""  # whose id the deeds are done to, where it is another's


@dataclass(frozen=True)
class Section:
    """Things of a kind."""

    name: str
    title: str
    rows: list[Row]


def sections(playing: Playing) -> list[Section]:
    """All of them."""
    made = {
        "charge": (_("What was paid"), charge),
        "dispute": (_("Disputes"), dispute),
        "refund": (_("Refunds"), refund),
        "subscription": (_("Gifts that repeat"), subscription),
        "payout": (_("Payouts"), payout),
    }
    return [
        Section(kind, title, [row(playing, one) for one in playing.all(kind)[: -NEWEST - 1 : -1]])
        for kind, (title, row) in made.items()
    ]


def a_row(one: Json, amount: int, deeds: list[tuple[str, str]], *, state: str = "", about: str = "") -> Row:
    """A row of what all have."""
    at = datetime.fromtimestamp(one["created"], UTC)
    return Row(one["id"], money(amount, one["currency"]), state or one["status"], at, deeds, about or one["id"])


def charge(playing: Playing, one: Json) -> Row:
    """A payment: a bank may answer, a card's owner may dispute it."""
    deeds = []
    if one["status"] == "pending":
        deeds = [("bank_pays", _("The bank pays")), ("bank_sends_back", _("The bank sends it back"))]
    elif one["status"] == "succeeded" and not one["disputed"]:
        deeds = [("dispute", _("Dispute")), ("ask", _("The bank asks")), ("warn", _("Warn of fraud"))]
        if one["payment_method_details"]["type"] == paying.BANK_METHOD:
            deeds.append(("take_back", _("The bank takes it back")))
    return a_row(one, one["amount"], deeds)


def dispute(playing: Playing, one: Json) -> Row:
    """A dispute: it may be won or lost."""
    return a_row(one, one["amount"], [("win", _("Won")), ("lose", _("Lost"))] if one["status"] in disputes.OPEN else [])


def refund(playing: Playing, one: Json) -> Row:
    """A refund: it may come back."""
    return a_row(one, one["amount"], [] if one["status"] == "failed" else [("fail_refund", _("It comes back"))])


def subscription(playing: Playing, one: Json) -> Row:
    """A gift that repeats: its card may fail from now on."""
    item = one["items"]["data"][0]
    fails = one["customer"] in playing.world.failing
    deeds = [("mend_card", _("The card is good again"))] if fails else [("fail_card", _("The card fails from now on"))]
    is_over = one["status"] in {"canceled", "incomplete_expired"}
    amount = item["price"]["unit_amount"] * item["quantity"]
    state = "paused" if one["pause_collection"] else one["status"]
    return a_row(one, amount, [] if is_over else deeds, state=state, about=one["customer"])


def payout(playing: Playing, one: Json) -> Row:
    """A payout: the bank may refuse it."""
    return a_row(one, one["amount"], [] if one["status"] == "failed" else [("fail_payout", _("The bank refuses it"))])
