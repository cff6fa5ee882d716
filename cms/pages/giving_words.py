"""What a page for gifts says before, while and after somebody gives."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.formats import get_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.pages import answering
from cms.shell import Shell
from payments import money, pausing, raised
from payments.forms.gift import GiftForm
from payments.models import Fundraiser, Gift, Recipient

STATE, EVERY = Gift.State, Gift.Frequency
ENDED = {STATE.FAILED, STATE.EXPIRED, STATE.CANCELLED}
LOOKS, PAUSE = 12, 5  # a page that asks looks again so often, after so many seconds: about a minute


def box(page: Any, request: HttpRequest | None, shell: Shell, *, form: GiftForm, at: datetime) -> dict[str, Any]:
    """The form and what stands around it, on the fundraiser's own page and wherever a block puts it."""
    fundraiser = page.fundraiser
    phase = answering.phase(fundraiser, at)
    pause = pausing.in_force(at=at) if phase == "open" else None
    return {
        "phase": phase,
        "form": form,
        "form_url": page.get_url(request) or "",
        "raised": raised.raised(fundraiser),
        "submit": page.button_words,
        "sums": sums(fundraiser),
        "tax": tax(recipient(shell)),
        "paused": pausing.words(pause, get_language() or "") if pause else "",
        "opens": answering.opens(fundraiser, at),
        "seed": str(page.translation_key),
    }


def sums(fundraiser: Fundraiser) -> dict[str, Any]:
    """What the script needs to write amounts as the reader does, and to know the fee where it is offered."""
    rate, fixed = money.FEES.get(fundraiser.currency, (Decimal(0), 0))
    return {
        "sign": money.SIGNS.get(fundraiser.currency, fundraiser.currency.upper() + " "),
        "digits": money.digits(fundraiser.currency),
        "point": get_format("DECIMAL_SEPARATOR"),
        "between": get_format("THOUSAND_SEPARATOR"),
        "fixed": fixed,
        "rate": int(rate * 1000),  # in thousandths
    }


def recipient(shell: Shell) -> Recipient | None:
    """Who is given to on this site."""
    return Recipient.objects.filter(hostname=shell.site.hostname).first() if shell.site else None


def tax(to: Recipient | None) -> str:
    """What the law asks to be said of the gift beside the form; "" where nobody has said who is given to."""
    if to is None:
        return ""
    if to.is_deductible:
        words = _("Your gift goes to {name}, a 501(c)(3) organization, EIN {ein}. It is deductible as the law allows.")
        return words.format(name=to.legal_name, ein=to.ein)
    words = _("Your gift goes to {name}. Gifts to it are not deductible as charitable contributions.")
    return words.format(name=to.legal_name)


def shown(gift: Gift | None, *, looks: int) -> dict[str, Any]:
    """What the page after Stripe's says of a gift: a standing, its amount, and whether the page looks again."""
    standing = standing_of(gift)
    again = standing == "asking" and looks < LOOKS
    if gift is None or (standing == "asking" and not again):
        return {"standing": "later", "again": 0}
    offered = gift.fundraiser.monthly_offered and gift.frequency == EVERY.ONCE
    return {
        "standing": standing,
        "again": looks + 1 if again else 0,
        "amount": money.written(gift.amount_cents, gift.currency),
        "frequency": gift.frequency,
        "offers_monthly": standing == "paid" and offered,
        "deductible": is_deductible(gift),
    }


def standing_of(gift: Gift | None) -> str:
    """Where a gift is, as far as it matters to who gave it."""
    if gift is None:
        return "later"
    if gift.paid_at is not None:
        return "paid" if gift.kept_cents else "given_back"
    if gift.state in ENDED:
        return "nothing"
    # What comes again is paid by its first invoice: until that was seen, nobody knows whether by card or from a bank.
    is_known = gift.frequency == EVERY.ONCE or gift.invoice_id
    return "bank" if gift.state == STATE.PROCESSING and is_known else "asking"


def is_deductible(gift: Gift) -> bool:
    """Whether its receipt is of use for taxes."""
    host = gift.page_url.partition("://")[2].partition("/")[0].partition(":")[0]
    to = Recipient.objects.filter(hostname=host).first()
    return to is not None and to.is_deductible
