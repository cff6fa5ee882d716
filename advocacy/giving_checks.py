"""What `manage.py check` says of the settings for giving that are half done. Imported by `advocacy.apps`."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

TAG = "giving"


@register(TAG)
def stripe_half_configured(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """A key without a webhook's secret takes money, and hears of it late; a key of another kind takes none."""
    key = settings.STRIPE_SECRET_KEY
    if not key:
        return []
    found: list[CheckMessage] = []
    if not key.startswith(("sk_test_", "sk_live_", "rk_test_", "rk_live_")):
        hint = "A secret key begins with sk_, a restricted one with rk_; pk_ is the publishable key, which is not used."
        found.append(Error("STRIPE_SECRET_KEY is no secret key of Stripe's.", hint=hint, id="giving.E001"))
    if not settings.STRIPE_WEBHOOK_SECRETS:
        hint = "Without it no webhook is believed, and gifts are found by the sweep alone. See docs/giving.md."
        found.append(Error("STRIPE_WEBHOOK_SECRETS is not set.", hint=hint, id="giving.E002"))
    return found
