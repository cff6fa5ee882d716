"""What each of Stripe's movements is, what the books say of it, and why that may not be the same.

Types as Stripe's `balance_transactions` have them (docs.stripe.com/reports/balance-transaction-types, 2026-11-25). What
is not in `TYPES`, or comes from nothing that the books know, is named: no movement is passed over.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from payments import ledger, stripe_client
from payments.ledger import Books, Charged, Returned
from payments.models import Gift
from payments.stripe_shapes import Charge, Line

ASKED = 50  # things without a counterpart that Stripe is asked about one by one
DISPUTES = ("dp_", "du_")  # how their ids begin; other adjustments have other sources, or none


class Kind(TextChoices):
    """What moves money."""

    CHARGE = "charge", _("Gifts")
    BOUNCED = "bounced", _("Bank payments that failed")
    REFUND = "refund", _("Refunds")
    FAILED = "refund_failure", _("Refunds that came back")
    DISPUTE = "dispute", _("Disputes")
    FEE = "fee", _("Stripe's own fees")
    HELD = "held", _("Held back by Stripe, or let go again")
    PAYOUT = "payout", _("Payouts to the bank")
    OTHER = "other", _("Anything else")


class Why(TextChoices):
    """Why a movement or a row is not explained."""

    CHARGE = "charge", _("Stripe took in a payment that no gift stands for.")
    BOUNCED = "bounced", _("A bank payment failed, and the books do not have it so.")
    REFUND = "refund", _("Stripe gave money back, and the books have no such refund.")
    DISPUTE = "dispute", _("Stripe took or returned money for a dispute that the books do not have.")
    BACK = "back", _("The money came back, and in the books it is still gone.")
    AMOUNT = "amount", _("The amount is not the one in the books.")
    FEE = "fee", _("The fee, or what is left after it, is not the one in the books.")
    UNKNOWN = "unknown", _("A movement of a kind that the books do not know.")
    ABSENT = "absent", _("It is in the books, and Stripe does not have it.")
    PAYOUT = "payout", _("The movements in this payout do not add up to it.")


TYPES = {
    "charge": Kind.CHARGE,
    "payment": Kind.CHARGE,
    "payment_failure_refund": Kind.BOUNCED,
    "payment_reversal": Kind.BOUNCED,
    "refund": Kind.REFUND,
    "payment_refund": Kind.REFUND,
    "refund_failure": Kind.FAILED,
    "adjustment": Kind.DISPUTE,
    "stripe_fee": Kind.FEE,
    "stripe_fx_fee": Kind.FEE,
    "tax_fee": Kind.FEE,
    "payment_network_reserve_hold": Kind.HELD,
    "payment_network_reserve_release": Kind.HELD,
    "payout_minimum_balance_hold": Kind.HELD,
    "payout_minimum_balance_release": Kind.HELD,
    "reserve_hold": Kind.HELD,
    "reserve_release": Kind.HELD,
    "reserve_transaction": Kind.HELD,
    "reserved_funds": Kind.HELD,
    "payout": Kind.PAYOUT,
    "payout_cancel": Kind.PAYOUT,
    "payout_failure": Kind.PAYOUT,
}
Said = tuple[int, Why | None, int | None]  # what is in the books, why it is not the same, and which gift it is


class Judged(NamedTuple):
    """What kind a movement is, what the books say of it, why that is not the same, and which gift it is about."""

    kind: Kind
    in_books: int
    why: Why | None
    gift: int | None


@dataclass(frozen=True)
class Known:
    """What is known beside Stripe's movements. `bounced`: the gift of each bank payment that Stripe says has failed."""

    books: Books
    bounced: dict[str, int] = field(default_factory=dict)


def known(lines: list[Line]) -> Known:
    """All that the movements are about: ours, and of payments that came to nothing also Stripe's word."""
    books = ledger.of_lines(lines)
    payments = [line for line in lines if TYPES.get(line.type) in {Kind.CHARGE, Kind.BOUNCED}]
    doubtful = {line.source_id: books.charges.get(line.source_id) for line in payments if line.source_id}
    doubtful = {id: row for id, row in doubtful.items() if row is None or not (row.is_paid or row.is_waiting)}
    bounced = {}
    for id in sorted(doubtful)[:ASKED]:
        try:
            charge = stripe_client.charge(id)
        except stripe_client.Refused:
            continue
        gift = doubtful[id] or of_payment(charge)
        if gift and charge.status == "failed":
            bounced[id] = gift.gift
        elif gift:  # it stands for another charge of this payment, or for none
            is_waiting = gift.is_waiting and charge.status == "pending"
            books.charges[id] = gift._replace(is_paid=False, is_waiting=is_waiting)
    return Known(books, bounced)


def of_payment(charge: Charge) -> Charged | None:
    """The gift of a charge that is not its last one: the payment was tried again."""
    rows = Gift.objects.filter(payment_intent_id=charge.payment_intent_id) if charge.payment_intent_id else ()
    return next(iter(ledger.charged(rows).values()), None) if rows else None


def judged(line: Line, known: Known) -> Judged:
    """Look at one movement."""
    kind, books, source = TYPES.get(line.type, Kind.OTHER), known.books, line.source_id
    if line.type == "adjustment" and source not in books.disputes and not source.startswith(DISPUTES):
        kind = Kind.FAILED if source in books.refunds else Kind.OTHER
    sign = -1 if line.amount < 0 else 1
    said: Said = (0, Why.UNKNOWN, None)
    match kind:
        case Kind.FEE | Kind.HELD | Kind.PAYOUT:
            said = line.net, None, None
        case Kind.CHARGE | Kind.BOUNCED if source in known.bounced:
            said = line.net, None, known.bounced[source]
        case Kind.CHARGE:
            said = of_charge(line, books.charges.get(source))
        case Kind.BOUNCED:
            row = books.charges.get(source)
            said = 0, Why.BOUNCED, row.gift if row else None
        case Kind.REFUND | Kind.FAILED:
            said = of_return(line, books.refunds.get(source), sign, Why.REFUND)
        case Kind.DISPUTE:
            said = of_return(line, books.disputes.get(source), sign, Why.DISPUTE)
    return Judged(kind, *said)


def of_charge(line: Line, row: Charged | None) -> Said:
    """A payment. Where Stripe has changed it into another currency, what was booked of it is compared."""
    if row is None:
        return 0, Why.CHARGE, None
    if not (row.is_paid or row.is_waiting):
        return 0, Why.CHARGE, row.gift
    is_other = row.currency == line.currency and row.amount != line.amount
    is_other = is_other or (row.booked, row.booked_currency) not in {(None, ""), (line.amount, line.currency)}
    is_same = not is_other and (row.fee, row.net) == (line.fee, line.net)
    if row.is_waiting or is_same:  # Stripe books it when the bank is asked
        return line.net, None, row.gift
    net = row.net if row.booked_currency == line.currency else 0
    return net or 0, Why.AMOUNT if is_other else Why.FEE, row.gift


def of_return(line: Line, row: Returned | None, sign: int, unknown: Why) -> Said:
    """Money that went back, or came again. Its fee is Stripe's to say, and its amount where Stripe has changed it."""
    if row is None:
        return 0, unknown, None
    if sign > 0 and not row.is_back:
        return 0, Why.BACK, row.gift
    if row.currency == line.currency and sign * row.amount != line.amount:
        return sign * row.amount - line.fee, Why.AMOUNT, row.gift
    return line.net, None, row.gift
