"""What the demonstration's gifts are given to, and what was collected on paper before anybody gave on the site."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings

from advocacy.demo.content import give
from advocacy.demo.furnishing import POSTAL_ADDRESS
from payments.models import Fundraiser, Gift, Recipient


def fundraiser(at: datetime) -> Fundraiser:
    """The open fundraiser, with some gifts in cash and by cheque."""
    made = Fundraiser.objects.create(
        name=give.INTERNAL_NAME,
        purpose=give.PURPOSE,
        fund=give.FUND,
        goal_cents=give.GOAL_CENTS,
        amounts_once=give.ONCE,
        amounts_monthly=give.MONTHLY,
        state=Fundraiser.State.OPEN,
    )
    for name, method, cents, days in give.COLLECTED:
        Gift.objects.create(
            fundraiser=made,
            state=Gift.State.PAID,
            method=method,
            currency=made.currency,
            amount_cents=cents,
            name=name,
            language="en",
            created_at=at - timedelta(days=days),
            paid_at=at - timedelta(days=days),
        )
    return made


def recipient() -> Recipient:
    """The invented organisation, as receipts name it."""
    return Recipient.objects.create(
        hostname=urlsplit(settings.BASE_URL).hostname or "127.0.0.1",
        legal_name=give.LEGAL_NAME,
        tax_status=Recipient.TaxStatus.C3,
        ein=give.EIN,
        postal_address=POSTAL_ADDRESS,
        signatory=give.SIGNATORY,
    )
