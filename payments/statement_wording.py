"""What a year-end statement says: each gift of a year net of refunds, and the words that the law wants, once.

As with a receipt: ask a lawyer (docs/decisions/0041).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import override

from actions.supporters.links import spoken
from payments import money, wording
from payments.models import Gift, Recipient
from payments.wording import Paper, Row


class Statement(TypedDict):
    """The words of a statement: as a receipt's, and a table with its heads in the first row."""

    paper: Paper
    table: list[Row]


def statement(gifts: Sequence[Gift], recipient: Recipient, *, year: int, at: datetime) -> Statement:
    """The words for one donor, in the language of her last gift."""
    last = gifts[-1]
    language = spoken(last.language)
    with override(language):
        sums = totals(gifts)
        paper: Paper = {
            "title": _("Your gifts in %(year)s") % {"year": year},
            "number": _("Statement for %(year)s") % {"year": year},
            "day": wording.day(at),
            "organisation": wording.organisation(recipient),
            "donor": wording.donor(last),
            "rows": [],
            "total": [_("Given in all"), ", ".join(sums)],
            "statements": said(gifts, recipient),
            "notice": wording.notice(recipient),
            "english": [] if language == "en" else in_english(gifts, recipient, year=year),
            "signatory": recipient.signatory,
            "note": note(gifts),
        }
        return {"paper": paper, "table": table(gifts)}


def note(gifts: Sequence[Gift]) -> str:
    """What the amounts are without, and how this paper stands to the receipts."""
    if any(gift.disputed_cents for gift in gifts):
        return _(
            "Refunds, and what your bank has taken back, are taken off. This statement sums up receipts that you have;"
            " it adds nothing to them."
        )
    return _("Refunds are taken off. This statement sums up receipts that you have; it adds nothing to them.")


def table(gifts: Sequence[Gift]) -> list[Row]:
    """A gift a row: day, purpose, what she got in return where anybody got something, amount."""
    returned = any(gift.benefit_cents for gift in gifts)
    heads = [_("Received on"), _("Given for"), *([_("Value returned")] if returned else []), _("Amount")]
    rows = [heads]
    for gift in gifts:
        day = wording.day(gift.paid_at) if gift.paid_at else ""
        row = [day, gift.purpose() or gift.fundraiser.fund]
        if returned:
            row.append(money.exact(gift.benefit_cents, gift.currency) if gift.benefit_cents else "–")
        rows.append([*row, money.exact(gift.kept_cents, gift.currency)])
    return rows


def totals(gifts: Sequence[Gift]) -> list[str]:
    """The sum in each currency."""
    currencies = sorted({gift.currency for gift in gifts})
    return [money.exact(sum(gift.kept_cents for gift in gifts if gift.currency == one), one) for one in currencies]


def said(gifts: Sequence[Gift], recipient: Recipient) -> list[str]:
    """What was given in return, what may be deducted, and what fundraisers add."""
    words = [_("No goods or services were provided in return for these gifts.")]
    if benefits := sorted({gift.benefit for gift in gifts if gift.benefit_cents}):
        about = _("In return for some of them you got: %(benefits)s. In good faith we estimate the value as shown.")
        words = [about % {"benefits": "; ".join(filter(None, benefits))}]
        words.append(_("No goods or services were provided in return for the others."))
    if recipient.is_deductible:
        words += deductible(gifts)
    own = dict.fromkeys(gift.fundraiser.tax_wording for gift in gifts)
    return words + [text for text in own if text]


def deductible(gifts: Sequence[Gift]) -> list[str]:
    """What of the year may be deducted, and that this paper is what the law asks for."""
    if any(gift.benefit_cents for gift in gifts):
        parts = []
        for currency in sorted({gift.currency for gift in gifts}):
            own = [gift for gift in gifts if gift.currency == currency]
            parts.append(money.exact(sum(max(one.kept_cents - one.benefit_cents, 0) for one in own), currency))
        words = _("For federal income tax purposes, you may deduct only the part above that value: %(amount)s.")
        first = words % {"amount": ", ".join(parts)}
    else:
        first = _("These gifts are deductible for federal income tax purposes as far as the law allows.")
    keep = _("Please keep it: it is the written acknowledgment that you need to deduct a gift of $250 or more.")
    return [first, keep]


def in_english(gifts: Sequence[Gift], recipient: Recipient, *, year: int) -> list[str]:
    """The same for whoever prepares her taxes."""
    with override("en"):
        who = f"{recipient.legal_name} (EIN {recipient.ein})" if recipient.ein else recipient.legal_name
        received = f"{who} received {', '.join(totals(gifts))} from {gifts[-1].name} in {year}, as listed above."
        return [received, *said(gifts, recipient), *filter(None, [wording.notice(recipient)])]
