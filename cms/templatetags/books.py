"""Amounts in a template: {{ gift.amount_cents|exact:gift.currency }}."""

from django import template

from payments import money

register = template.Library()


@register.filter
def exact(cents: int, currency: str) -> str:
    """An amount with its cents, as books write it; "" where there is none."""
    return "" if cents is None else money.exact(cents, currency)
