"""Amounts: integers in the currency's smallest unit, and how they are written for people. No float anywhere."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

CURRENCIES = [("usd", _("US dollars")), ("cad", _("Canadian dollars")), ("eur", _("Euros")), ("krw", _("Korean won"))]
SIGNS = {"usd": "$", "cad": "CA$", "eur": "€", "krw": "₩"}
# After the point, two where nothing is said; also for UGX and ISK (docs.stripe.com/currencies, read 2026-11-28).
# An account at Stripe may be kept in another currency than gifts are made in.
NO_CENTS = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf"
DIGITS = dict.fromkeys(NO_CENTS.split(), 0) | dict.fromkeys(["bhd", "jod", "kwd", "omr", "tnd"], 3)
# What a card costs in the United States: 2.9 % and 30 cents (Stripe's published price, read 2026-11-25). In another
# currency the 30 cents are changed at the day's rate, and the changing costs as well: nobody knows beforehand what.
FEES = {"usd": (Decimal("0.029"), 30)}


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


def knows_fee(currency: str) -> bool:
    """Whether it can be said what a card costs. Where not, nobody is asked to cover it."""
    return currency in FEES


def fee(cents: int, currency: str) -> int:
    """What is added so that, after the card's fee of the whole, at least the amount itself is left."""
    rate, fixed = FEES[currency]
    whole = (Decimal(cents + fixed) / (1 - rate)).to_integral_value(ROUND_HALF_UP)
    return int(whole) - cents
