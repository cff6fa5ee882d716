"""What `manage.py check` says of the settings for giving."""

import pytest
from django.core.checks import run_checks


def said():
    return [message.id for message in run_checks(tags=["giving"])]


@pytest.fixture
def stripe_is_set(settings):
    settings.STRIPE_SECRET_KEY = "sk_test_4eC39"
    settings.STRIPE_WEBHOOK_SECRETS = ["whsec_1"]
    return settings


def test_without_a_key_nothing_is_missing(settings):
    settings.STRIPE_SECRET_KEY = ""
    assert said() == []


def test_a_key_and_a_secret_are_enough(stripe_is_set):
    assert said() == []


def test_a_key_without_a_webhooks_secret_is_an_error(stripe_is_set):
    stripe_is_set.STRIPE_WEBHOOK_SECRETS = []
    assert said() == ["giving.E002"]


def test_so_is_a_publishable_key(stripe_is_set):
    stripe_is_set.STRIPE_SECRET_KEY = "pk_live_4eC39"
    assert said() == ["giving.E001"]
