"""Stripe's account against the books: each movement of a span of time is explained by a row of ours, or named.

Movements as Stripe's `balance_transactions` list them (docs.stripe.com/reports/balance-transaction-types, 2026-11-25).
All amounts are net, in the smallest unit of the movement's currency.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from payments import ledger, stripe_client
from payments.ledger import Books, Charged, Returned
from payments.stripe_shapes import Line

ASKED = 50  # rows of ours without a movement that Stripe is asked about one by one


class Kind(TextChoices):
    """What moves money."""

    CHARGE = "charge", _("Gifts")
    REFUND = "refund", _("Refunds")
    FAILED = "refund_failure", _("Refunds that came back")
    DISPUTE = "dispute", _("Disputes")
    FEE = "fee", _("Stripe's own fees")
    PAYOUT = "payout", _("Payouts to the bank")
    OTHER = "other", _("Anything else")


class Why(TextChoices):
    """Why a movement or a row is not explained."""

    CHARGE = "charge", _("Stripe took in a payment that no gift stands for.")
    REFUND = "refund", _("Stripe gave money back, and the books have no such refund.")
    DISPUTE = "dispute", _("Stripe took or returned money for a dispute that the books do not have.")
    AMOUNT = "amount", _("The amount is not the one in the books.")
    FEE = "fee", _("The fee, or what is left after it, is not the one in the books.")
    UNKNOWN = "unknown", _("A movement of a kind that the books do not know.")
    ABSENT = "absent", _("It is in the books, and Stripe does not have it.")
    PAYOUT = "payout", _("The movements in this payout do not add up to it.")


TYPES = {
    "charge": Kind.CHARGE,
    "payment": Kind.CHARGE,
    "refund": Kind.REFUND,
    "payment_refund": Kind.REFUND,
    "refund_failure": Kind.FAILED,
    "adjustment": Kind.DISPUTE,
    "stripe_fee": Kind.FEE,
    "stripe_fx_fee": Kind.FEE,
    "tax_fee": Kind.FEE,
    "payout": Kind.PAYOUT,
    "payout_cancel": Kind.PAYOUT,
    "payout_failure": Kind.PAYOUT,
}


@dataclass(frozen=True)
class Finding:
    """One thing that is not explained. `gift` is the row's number, or None; `id` is Stripe's."""

    why: Why
    id: str
    source_id: str
    gift: int | None
    currency: str
    stripe: int
    books: int
    at: datetime | None = None

    @property
    def difference(self) -> int:
        return self.books - self.stripe


@dataclass
class Sum:
    """All movements of a kind in a currency."""

    kind: Kind
    currency: str
    number: int = 0
    gross: int = 0
    fee: int = 0
    stripe: int = 0
    books: int = 0

    @property
    def difference(self) -> int:
        return self.books - self.stripe


@dataclass
class Report:
    """What was compared, and what is left over."""

    since: datetime
    until: datetime
    sums: dict[tuple[str, Kind], Sum] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    outside: int = 0  # rows whose movement Stripe dates before or after the span
    payouts: int = 0

    def sum(self, kind: Kind, currency: str) -> Sum:
        return self.sums.setdefault((currency, kind), Sum(kind, currency))

    @property
    def in_order(self) -> list[Sum]:
        """The sums by currency, and in it in the order in which money moves."""
        order = list(Kind)
        return sorted(self.sums.values(), key=lambda one: (one.currency, order.index(one.kind)))

    @property
    def differences(self) -> dict[str, int]:
        """By how much the books differ from Stripe, in each currency."""
        found: dict[str, int] = {}
        for one in self.sums.values():
            found[one.currency] = found.get(one.currency, 0) + one.difference
        return found

    @property
    def is_even(self) -> bool:
        """Whether all is explained to the cent."""
        return not self.findings and not any(self.differences.values())


def reconcile(*, since: datetime, until: datetime) -> Report:
    """Compare everything from one moment until before another. Raises stripe_client.Unavailable and Refused."""
    report = Report(since, until)
    lines = list(stripe_client.lines(since=since, until=until))
    books = ledger.of_lines(lines)
    for line in lines:
        kind, in_books, why, gift = judged(line, books)
        add(report.sum(kind, line.currency), line, in_books)
        if why:
            finding = Finding(why, line.id, line.source_id, gift, line.currency, line.net, in_books, line.at)
            report.findings.append(finding)
    for kind, row in missing(ledger.of_span(since, until), {line.source_id for line in lines}, report):
        absent(report, kind, row)
    add_up_payouts(report)
    return report


def add(total: Sum, line: Line, in_books: int) -> None:
    """Count one movement."""
    total.number += 1
    total.gross += line.amount
    total.fee += line.fee
    total.stripe += line.net
    total.books += in_books


def judged(line: Line, books: Books) -> tuple[Kind, int, Why | None, int | None]:
    """What kind a movement is, what the books say of it, why that is not the same, and which gift it is about."""
    kind = TYPES.get(line.type, Kind.OTHER)
    if kind in {Kind.FEE, Kind.PAYOUT}:
        return kind, line.net, None, None
    if kind == Kind.CHARGE:
        return kind, *of_charge(line, books.charges.get(line.source_id))
    if kind in {Kind.REFUND, Kind.FAILED}:
        sign = -1 if kind == Kind.REFUND else 1
        return kind, *of_return(line, books.refunds.get(line.source_id), sign, Why.REFUND)
    if kind == Kind.DISPUTE:
        sign = -1 if line.amount < 0 else 1
        return kind, *of_return(line, books.disputes.get(line.source_id), sign, Why.DISPUTE)
    return kind, 0, Why.UNKNOWN, None


def of_charge(line: Line, row: Charged | None) -> tuple[int, Why | None, int | None]:
    """A payment. Where Stripe has changed it into another currency, fee and net are what can be compared."""
    if row is None:
        return 0, Why.CHARGE, None
    if row.currency == line.currency and row.amount != line.amount:
        return row.net or 0, Why.AMOUNT, row.gift
    if (row.fee, row.net) != (line.fee, line.net):
        return row.net or 0, Why.FEE, row.gift
    return line.net, None, row.gift


def of_return(line: Line, row: Returned | None, sign: int, unknown: Why) -> tuple[int, Why | None, int | None]:
    """Money that went back, or came again. Its fee is Stripe's to say."""
    if row is None:
        return 0, unknown, None
    if row.currency == line.currency and sign * row.amount != line.amount:
        return sign * row.amount - line.fee, Why.AMOUNT, row.gift
    return line.net, None, row.gift


def missing(books: Books, seen: set[str], report: Report) -> Iterator[tuple[Kind, Charged | Returned]]:
    """Rows of the span that no movement in it stands for, but for those that Stripe dates before or after."""
    left: list[tuple[Kind, str, Charged | Returned]]
    left = [(Kind.CHARGE, id, row) for id, row in books.charges.items() if id not in seen]
    left += [(Kind.REFUND, id, row) for id, row in books.refunds.items() if id not in seen]
    for place, (kind, id, row) in enumerate(left):
        ask = stripe_client.charge if kind == Kind.CHARGE else stripe_client.refund
        if place < ASKED and row.id and is_booked(ask, id):
            report.outside += 1
        else:
            yield kind, row


def is_booked(ask: Callable[[str], object], id: str) -> bool:
    """Whether Stripe has a movement for it at all."""
    try:
        return bool(getattr(ask(id), "balance_id", ""))
    except stripe_client.Refused:
        return False


def absent(report: Report, kind: Kind, row: Charged | Returned) -> None:
    """Money in the books alone."""
    in_books = -row.amount if isinstance(row, Returned) else (row.net if row.net is not None else row.amount)
    report.sum(kind, row.currency).books += in_books
    report.findings.append(Finding(Why.ABSENT, "", row.id or "", row.gift, row.currency, 0, in_books))


def add_up_payouts(report: Report) -> None:
    """Each payout is the sum of its movements. One that was made by hand says nothing of them."""
    for payout in stripe_client.payouts(since=report.since, until=report.until):
        report.payouts += 1
        try:
            within = [line.net for line in stripe_client.lines_of(payout.id) if line.source_id != payout.id]
        except stripe_client.Refused:
            continue
        if within and sum(within) != payout.amount:
            found = Finding(
                Why.PAYOUT, payout.balance_id, payout.id, None, payout.currency, payout.amount, sum(within), payout.at
            )
            report.findings.append(found)
