"""The demo's Stripe: the sandbox's own, unless a key of Stripe's test mode is given."""

from contextlib import ExitStack

import pytest

from advocacy.demo import serving
from advocacy.sandbox.stripe import stripe_sandbox

LIVE = "sk_" + "live_nobodys"


@pytest.fixture
def play(settings):
    """Start what a demo with this key starts; the settings are put back afterwards."""
    names = ["STRIPE_API_BASE", "STRIPE_WEBHOOK_SECRETS", "STRIPE_LIVE", "CONTENT_SECURITY_POLICY"]
    for name in names:
        setattr(settings, name, getattr(settings, name))
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"form-action": ["'self'"]}}
    with ExitStack() as running:

        def play(key):
            settings.STRIPE_SECRET_KEY = key
            serving.play_stripe(running)
            return settings

        yield play
    stripe_sandbox.PLAYING.reset()
    stripe_sandbox.PLAYING.webhooks.endpoints.clear()


@pytest.mark.parametrize("key", ["", LIVE])
def test_without_a_test_key_they_go_to_the_sandbox_and_never_to_a_live_account(play, key):
    settings = play(key)
    assert settings.STRIPE_SECRET_KEY == stripe_sandbox.KEY
    assert settings.STRIPE_API_BASE == stripe_sandbox.PLAYING.url != ""
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] == ["'self'", stripe_sandbox.PLAYING.url]
    assert [each.to for each in stripe_sandbox.PLAYING.webhooks.endpoints] == [f"{settings.BASE_URL}/stripe/webhook/"]


def test_with_a_test_key_they_go_to_stripe(play):
    settings = play("sk_test_of_an_organisation")
    assert settings.STRIPE_SECRET_KEY == "sk_test_of_an_organisation"
    assert settings.STRIPE_API_BASE == ""
    assert stripe_sandbox.PLAYING.url == ""
