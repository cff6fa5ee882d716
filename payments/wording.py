"""What a receipt says, in a donor's language: ask a lawyer before you change a word (docs/decisions/0041).

After IRS Publication 1771 (Rev. 3-2016) for 501(c)(3), and Internal Revenue Code section 6113 with Notice 88-120 for
all others (read 2026-11-25).
"""

from datetime import datetime
from typing import TypedDict

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from actions.supporters.links import spoken
from payments import money
from payments.models import Gift, Receipt, Recipient

Row = list[str]  # a label and what stands beside it


class Paper(TypedDict):
    """All words of one receipt or statement. `notice` is what must not be overlooked; `english` is for a tax office."""

    title: str
    number: str
    day: str
    organisation: list[str]  # its name first
    donor: list[str]  # her name first
    rows: list[Row]
    total: Row
    statements: list[str]
    notice: str
    english: list[str]
    signatory: str
    note: str


def receipt(gift: Gift, recipient: Recipient, *, number: int, replaced: Receipt | None, at: datetime) -> Paper:
    """The words of a gift's receipt, as it is to be sent now."""
    language = spoken(gift.language)
    with override(language):
        replaces = _("This receipt takes the place of receipt no. %(number)s.")
        return {
            "title": _("Receipt for your gift"),
            "number": _("Receipt no. %(number)s") % {"number": number},
            "day": day(at),
            "organisation": organisation(recipient),
            "donor": donor(gift),
            "rows": about(gift) + taken_off(gift),
            "total": [_("Your gift"), money.exact(gift.kept_cents, gift.currency)],
            "statements": [*statements(gift, recipient), *filter(None, [gift.fundraiser.tax_wording])],
            "notice": notice(recipient),
            "english": [] if language == "en" else in_english(gift, recipient),
            "signatory": recipient.signatory,
            "note": replaces % {"number": replaced.number} if replaced else "",
        }


def day(moment: datetime) -> str:
    """A day where the organisation is: a gift of the last evening of a year belongs to that year."""
    return date_format(timezone.localtime(moment), "DATE_FORMAT")


def organisation(recipient: Recipient) -> list[str]:
    """Its name, its address, its number at the tax office, and its status there."""
    ein = _("EIN %(ein)s") % {"ein": recipient.ein} if recipient.ein else ""
    return [recipient.legal_name, *filter(None, [recipient.postal_address, ein, status(recipient)])]


def status(recipient: Recipient) -> str:
    return {
        "c3": _("Tax-exempt under section 501(c)(3) of the Internal Revenue Code"),
        "c4": _("Tax-exempt under section 501(c)(4) of the Internal Revenue Code"),
    }.get(recipient.tax_status, "")


def donor(gift: Gift) -> list[str]:
    """Her name, and her address where she gave one."""
    told = {part: str(gift.address.get(part, "")).strip() for part in ("street", "city", "state", "zip")}
    place = ", ".join(filter(None, [told["city"], f"{told['state']} {told['zip']}".strip()]))
    return [gift.name, *filter(None, [told["street"], place])]


def about(gift: Gift) -> list[Row]:
    """When the gift came, what for, and how."""
    rows = [[_("Received on"), day(gift.paid_at)] if gift.paid_at else []]
    if purpose := gift.purpose() or gift.fundraiser.fund:
        rows.append([_("Given for"), purpose])
    if gift.frequency != Gift.Frequency.ONCE:
        rows.append([_("How often"), str(Gift.Frequency(gift.frequency).label)])
    if gift.method in {Gift.Method.CHEQUE, Gift.Method.CASH}:
        rows.append([_("Given by"), str(Gift.Method(gift.method).label)])
    if gift.tribute and gift.tribute_name:
        in_honour = gift.tribute == Gift.Tribute.HONOUR
        rows.append([_("In honor of") if in_honour else _("In memory of"), gift.tribute_name])
    return [row for row in rows if row]


def taken_off(gift: Gift) -> list[Row]:
    """What came in, what was refunded, and what her bank has taken back, where anything was."""
    if gift.kept_cents == gift.amount_cents:
        return []
    off = [(_("Less refunded"), gift.refunded_cents), (_("Less taken back by your bank"), gift.disputed_cents)]
    return [
        [_("Amount received"), money.exact(gift.amount_cents, gift.currency)],
        *([label, money.exact(-cents, gift.currency)] for label, cents in off if cents),
    ]


def statements(gift: Gift, recipient: Recipient) -> list[str]:
    """What the donor got for it, and what she may deduct.

    Both stand on every receipt: the law asks for the first from $250 on, and for the second above $75.
    """
    said = [returned(gift)]
    if not recipient.is_deductible:
        return said
    if gift.benefit_cents:
        words = _("For federal income tax purposes, you may deduct only the part above that value: %(amount)s.")
        said.append(words % {"amount": money.exact(max(gift.kept_cents - gift.benefit_cents, 0), gift.currency)})
    else:
        said.append(_("Your gift is deductible for federal income tax purposes as far as the law allows."))
    said.append(
        _("Please keep this receipt: it is the written acknowledgment that you need to deduct a gift of $250 or more.")
    )
    return said


def returned(gift: Gift) -> str:
    """Whether she got anything in return, and what it was worth."""
    if not gift.benefit_cents:
        return _("No goods or services were provided in return for this gift.")
    value = money.exact(gift.benefit_cents, gift.currency)
    if not gift.benefit:
        words = _("In return for this gift you got something that we value, in good faith, at %(value)s.")
        return words % {"value": value}
    words = _("In return for this gift you got: %(benefit)s. In good faith we estimate its value at %(value)s.")
    return words % {"benefit": gift.benefit, "value": value}


def notice(recipient: Recipient) -> str:
    """What donors to an organisation without deductible gifts must be told in plain sight."""
    if recipient.is_deductible:
        return ""
    words = _(
        "Contributions or gifts to %(name)s are not deductible as charitable contributions for federal income tax"
        " purposes."
    )
    return words % {"name": recipient.legal_name}


def in_english(gift: Gift, recipient: Recipient) -> list[str]:
    """The same for whoever prepares her taxes: who got what from whom on which day, and what the law wants said."""
    with override("en"):
        who = f"{recipient.legal_name} (EIN {recipient.ein})" if recipient.ein else recipient.legal_name
        amount = money.exact(gift.kept_cents, gift.currency)
        came = day(gift.paid_at) if gift.paid_at else ""
        received = f"{who} received {amount} from {gift.name} on {came}."
        return [received, *statements(gift, recipient), *filter(None, [notice(recipient)])]
