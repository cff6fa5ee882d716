"""A story goes on while the site hears of it late, in any order, twice, or by looking itself: the same books."""

import json
import time
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as choose
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from actions.outbox.models import Job
from advocacy.sandbox.stripe.webhooks import signature
from advocacy.work import KINDS
from payments import looking, returning, settling, sweeping
from payments.models import Gift, StripeEvent
from tests.payments import stories
from tests.payments.ledger import ledger

SEED = 7
HINTS = "payments.event"
KEPT_BRIEF = settings(
    derandomize=True,
    deadline=None,
    database=None,
    max_examples=50,
    stateful_step_count=16,
    phases=[Phase.generate],  # a failure is shown as it came: to shrink one takes minutes
    suppress_health_check=list(HealthCheck),
)
FURTHER = precondition(lambda telling: telling.steps)
UNHEARD = precondition(lambda telling: telling.on_the_way)
HEARD = precondition(lambda telling: telling.heard)
PROMISED = precondition(lambda telling: telling.promised().exists())
ANY = choose.integers(0, 10**6)


class Telling(RuleBasedStateMachine):
    """One story, and a site that hears of it. `stripe`, `give`, `client` and `secrets` are set by the test."""

    stripe = give = client = secrets = None
    ends = {}  # the books at the end of each story, where all is heard at once

    def __init__(self):
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()

    @initialize(name=choose.sampled_from(list(stories.STORIES)))
    def begin(self, name):
        if name not in self.ends:
            with transaction.atomic():
                self.begin_anew(name)
                while self.steps:
                    self.go_on()
                    self.hear_the_rest()
                self.ends[name] = ledger(one_world=False)
                transaction.set_rollback(True)
        self.begin_anew(name)

    def begin_anew(self, name):
        self.stripe.reset(SEED)
        frequency, steps = stories.STORIES[name]
        self.name, self.steps, self.seen, self.on_the_way, self.heard = name, [*steps], 0, [], []
        self.gift = self.give(frequency=frequency)

    @FURTHER
    @rule()
    def go_on(self):
        """It goes on; nobody has been told of it yet."""
        self.steps.pop(0)(self.stripe, self.gift.session_id)
        events = self.stripe.all("event")
        self.on_the_way += [one for one in events[self.seen :] if one["type"].startswith(tuple(looking.ABOUT))]
        self.seen = len(events)

    @UNHEARD
    @rule(number=ANY)
    def hear(self, number):
        """Any event that is on its way comes to the door."""
        event = self.on_the_way.pop(number % len(self.on_the_way))
        assert self.knock(event) == 200
        self.heard.append(event)

    @HEARD
    @rule(number=ANY)
    def hear_again(self, number):
        """One comes again, and is known."""
        assert self.knock(self.heard[number % len(self.heard)]) == 200
        assert StripeEvent.objects.count() == len(self.heard)

    @PROMISED
    @rule(number=ANY)
    def do_what_was_promised(self, number):
        """Any job is done, an older one after a younger."""
        jobs = self.promised()
        self.do(jobs[number % len(jobs)])

    @HEARD
    @rule(number=ANY)
    def do_again(self, number):
        """A job is done a second time: its worker died before it could say that it was done."""
        event = self.heard[number % len(self.heard)]
        StripeEvent.objects.filter(event_id=event["id"]).update(processed_at=None)
        self.do(Job.objects.get(dedupe_key=f"{HINTS}:{event['id']}"))

    @rule()
    def sweep(self):
        """Half a day goes by unnoticed, and all that is open is looked at."""
        ahead = timedelta(seconds=self.stripe.world.clock.ahead, hours=12)
        sweeping.sweep(at=timezone.now() + ahead)

    @rule()
    def come_back(self):
        """The donor opens the page of thanks."""
        returning.cache.clear()
        assert returning.settled(self.gift.session_id, at=timezone.now()).pk == self.gift.pk

    def promised(self):
        return Job.objects.filter(kind=HINTS, state=Job.State.PENDING).order_by("pk")

    def do(self, job):
        KINDS[job.kind].handler(job)
        Job.objects.filter(pk=job.pk).update(state=Job.State.DONE)

    def knock(self, event):
        body = json.dumps(event).encode()
        header = {"Stripe-Signature": signature(body, self.secrets, int(time.time()))}
        return self.client.post("/stripe/webhook/", body, content_type="application/json", headers=header).status_code

    def hear_the_rest(self):
        while self.on_the_way:
            self.hear(0)
        for job in self.promised():
            self.do(job)

    def teardown(self):
        """In the end all has happened and all was heard."""
        try:
            if hasattr(self, "gift"):
                while self.steps:
                    self.go_on()
                self.hear_the_rest()
                assert ledger(one_world=False) == self.ends[self.name], self.name
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)


@pytest.fixture
def telling(stripe, give, client, settings):
    """The machine, with what it needs."""
    secrets = settings.STRIPE_WEBHOOK_SECRETS
    stage = {"stripe": stripe, "give": staticmethod(give), "client": client, "secrets": secrets, "ends": {}}
    return type("Telling", (Telling,), stage)


@pytest.mark.django_db
def test_whatever_is_heard_while_it_happens_the_books_end_the_same(telling):
    run_state_machine_as_test(telling, settings=KEPT_BRIEF)
    assert len(telling.ends) > len(stories.STORIES) / 2


@pytest.mark.django_db
def test_a_site_that_writes_a_look_over_a_later_one_is_found_out(telling, monkeypatch):
    """Here the first look at a gift is the last that is written."""
    write = settling.write

    def once(gift_id, number, seen, *, at):
        return write(gift_id, number, seen, at=at) if number == 1 else Gift.objects.get(pk=gift_id)

    monkeypatch.setattr(settling, "write", once)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(telling, settings=KEPT_BRIEF)
