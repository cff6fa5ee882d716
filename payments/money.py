"""Amounts: integers in the currency's smallest unit, and how they are written for people. No float anywhere."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

CURRENCIES = [("usd", _("US dollars")), ("cad", _("Canadian dollars")), ("eur", _("Euros")), ("krw", _("Korean won"))]
SIGNS = {"usd": "$", "cad": "CA$", "eur": "€", "krw": "₩"}
DIGITS = {"krw": 0}  # after the point; two where nothing is said
# What a card costs in the United States: 2.9 % and 30 cents (Stripe's published price, read 2026-11-25).
FEE_RATE, FEE_FIXED = Decimal("0.029"), 30


def digits(currency: str) -> int:
    """How many digits stand after the point."""
    return DIGITS.get(currency, 2)


def written(cents: int, currency: str) -> str:
    """An amount in the reader's language: `$25`, `$1,250.50`, `₩30,000`. Whole amounts stand without a point."""
    unit = 10 ** digits(currency)
    places = 0 if cents % unit == 0 else digits(currency)
    amount = number_format(Decimal(abs(cents)) / unit, places, use_l10n=True, force_grouping=True)
    return f"{'−' if cents < 0 else ''}{SIGNS.get(currency, currency.upper() + ' ')}{amount}"


def exact(cents: int, currency: str) -> str:
    """The same with its cents, always: `$25.00`. For receipts and books."""
    places = digits(currency)
    amount = number_format(Decimal(abs(cents)) / 10**places, places, use_l10n=True, force_grouping=True)
    return f"{'−' if cents < 0 else ''}{SIGNS.get(currency, currency.upper() + ' ')}{amount}"


def plain(cents: int, currency: str) -> str:
    """For files that other programs read: `-1250.50`."""
    places = digits(currency)
    return f"{Decimal(cents) / 10**places:.{places}f}"


def cents(amount: Decimal, currency: str) -> int:
    """An amount that somebody typed, in the smallest unit. The form has seen to it that it has no more digits."""
    return int((amount * 10 ** digits(currency)).to_integral_value(ROUND_HALF_UP))


def fee(cents: int) -> int:
    """What is added so that, after the card's fee of the whole, at least the amount itself is left."""
    whole = (Decimal(cents + FEE_FIXED) / (1 - FEE_RATE)).to_integral_value(ROUND_HALF_UP)
    return int(whole) - cents
