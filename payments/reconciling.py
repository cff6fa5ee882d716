"""Stripe's account against the books: each movement of a span of time is explained by a row of ours, or named.

All amounts are net, in the smallest unit of the movement's currency.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from payments import explaining, ledger, stripe_client
from payments.explaining import ASKED, Kind, Why
from payments.ledger import Books, Charged, Returned
from payments.stripe_shapes import Line


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
    known = explaining.known(lines)
    for line in lines:
        kind, in_books, why, gift = explaining.judged(line, known)
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


def missing(books: Books, seen: set[str], report: Report) -> Iterator[tuple[Kind, Charged | Returned]]:
    """Rows of the span that no movement in it stands for, but for those that Stripe dates before or after."""
    left: list[tuple[Kind, str, Charged | Returned]]
    left = [(Kind.CHARGE, id, row) for id, row in books.charges.items() if id not in seen]
    left += [(Kind.REFUND, id, row) for id, row in books.refunds.items() if id not in seen]
    left += [(Kind.DISPUTE, id, row) for id, row in books.disputes.items() if id not in seen]
    for place, (kind, id, row) in enumerate(left):
        if place < ASKED and row.id and is_booked(ASK[kind], id):
            report.outside += 1
        else:
            yield kind, row


ASK: dict[Kind, Callable[[str], object]] = {
    Kind.CHARGE: stripe_client.charge,
    Kind.REFUND: stripe_client.refund,
    Kind.DISPUTE: stripe_client.dispute,
}


def is_booked(ask: Callable[[str], object], id: str) -> bool:
    """Whether Stripe has a movement for it at all."""
    try:
        return bool(getattr(ask(id), "balance_id", ""))
    except stripe_client.Refused:
        return False


def absent(report: Report, kind: Kind, row: Charged | Returned) -> None:
    """Money in the books alone. What a bank took and gave back again is nothing, and is named all the same."""
    for currency, in_books in held(row).items():
        report.sum(kind, currency).books += in_books
        report.findings.append(Finding(Why.ABSENT, "", row.id or "", row.gift, currency, 0, in_books))


def held(row: Charged | Returned) -> dict[str, int]:
    """What the books hold of it, in each currency that it is held in."""
    if isinstance(row, Charged):
        return {row.currency: row.amount} if row.net is None else {row.booked_currency or row.currency: row.net}
    if row.is_back:
        return {row.currency: 0}
    if row.fee and row.fee_currency not in {"", row.currency}:
        return {row.currency: -row.amount, row.fee_currency: -row.fee}
    return {row.currency: -row.amount - row.fee}


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
