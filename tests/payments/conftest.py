"""A fundraiser, and a Stripe of our own that tells the site what happens."""

from datetime import timedelta

import pytest
import stripe as library
from django.utils import timezone

from actions.outbox import working
from advocacy.sandbox.stripe import stripe_sandbox
from advocacy.work import KINDS
from payments import giving, reconciling
from payments.models import Fundraiser, Recipient

PAGE = "https://act.example.org/en/give/"


@pytest.fixture
def fundraiser(db):
    """Open to single and monthly gifts."""
    return Fundraiser.objects.create(
        name="Legal aid", purpose="Legal aid for newcomers", fund="LEGAL", state=Fundraiser.State.OPEN
    )


@pytest.fixture
def recipient(db):
    """The organisation that is given to: its gifts are deductible."""
    return Recipient.objects.create(
        hostname="act.example.org",
        legal_name="Neighbours Together, Inc.",
        tax_status=Recipient.TaxStatus.C3,
        ein="12-3456789",
        postal_address="1 Main Street, Flushing, NY 11354",
    )


@pytest.fixture
def stripe(settings, client, monkeypatch):
    """A Stripe that does nothing by itself; `deliver_all` tells the site of everything."""
    monkeypatch.setattr(library.HTTPClient, "INITIAL_DELAY", 0.001)  # what fails is asked again at once
    monkeypatch.setattr(library.HTTPClient, "MAX_DELAY", 0.002)
    with stripe_sandbox.running(playing=stripe_sandbox.Playing(calm=True, seed=7)) as playing:

        def receive(body, headers):
            answer = client.post(
                "/stripe/webhook/",
                body,
                content_type="application/json",
                headers={"Stripe-Signature": headers["Stripe-Signature"]},
            )
            return answer.status_code

        playing.webhooks_to(receive)
        for name, value in playing.settings.items():
            setattr(settings, name, value)
        yield playing


@pytest.fixture
def given():
    """What Ana gives: $25 once."""
    return {
        "frequency": "once",
        "amount_cents": 2500,
        "covered_cents": 0,
        "name": "Ana Reyes",
        "email": "ana@example.org",
        "address": {},
        "tribute": "",
        "tribute_name": "",
        "tribute_email": "",
        "tribute_note": "",
        "employer": "",
        "language": "en",
        "page_url": PAGE,
        "page_title": "",
        "source": "",
        "referrer": "",
        "utm": {},
        "network": "n1",
    }


@pytest.fixture
def give(fundraiser, given):
    """Begin Ana's gift, changed as a test says."""

    def begin(**changed):
        return giving.start(fundraiser=fundraiser, news_wording="", at=timezone.now(), **{**given, **changed})

    return begin


@pytest.fixture
def catch_up(stripe):
    """Let Stripe tell all that has happened, and the worker do what follows."""

    def all_of_it():
        for _ in range(5):
            sent = stripe.deliver_all()
            if not working.drain(kinds=KINDS) and not sent:
                return

    return all_of_it


@pytest.fixture
def paid(stripe, give, catch_up, recipient):
    """A gift that came in, with all that followed: `paid(amount_cents=…)`."""

    def come_in(**changed):
        gift = give(**changed)
        stripe.pay(gift.session_id)
        catch_up()
        gift.refresh_from_db()
        return gift

    return come_in


@pytest.fixture
def compare(db, stripe):
    """Reconcile a year and a half around now."""

    def all_of_it():
        now = timezone.now()
        return reconciling.reconcile(since=now - timedelta(days=30), until=now + timedelta(days=500))

    return all_of_it
