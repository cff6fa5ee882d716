"""What a finished story's events hint at, in any order, each once or more often, in turn or at once: the same books.

Nothing but an event's kind and its object's id is read, so those of one object are one hint. The stories that go on
while they are told of are in `test_while_it_happens.py`.
"""

import threading
from contextlib import contextmanager

import pytest
import stripe as library
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as choose

from payments import looking, settling
from payments.models import Dispute, Gift, Membership, Refund, Subscription
from tests.payments import stories
from tests.payments.ledger import ledger
from tests.threads import at_once

AT_ONCE = 4
OFTEN = 5
EACH = pytest.mark.parametrize(("frequency", "steps"), stories.STORIES.values(), ids=stories.STORIES)
SAME_EACH_TIME = settings(derandomize=True, deadline=None, database=None, max_examples=2)


@pytest.fixture
def still(monkeypatch):
    """A Stripe to which nothing happens any more: what it answered once it answers again, and need not be asked."""
    ask, answers, lock = library.RequestsClient.request_with_retries, {}, threading.Lock()

    def answer(client, method, url, *args, **words):
        if method != "get":
            return ask(client, method, url, *args, **words)
        with lock:
            known = answers.get(url)
        known = known or ask(client, method, url, *args, **words)
        with lock:
            return answers.setdefault(url, known)

    def begin():
        monkeypatch.setattr(library.RequestsClient, "request_with_retries", answer)

    return begin


@pytest.fixture
def played(stripe, give, still):
    """A story that was played to its end before anybody was told: the gift as it began, and all hints at it."""

    def play(frequency, steps):
        gift = Gift.objects.get(pk=give(frequency=frequency).pk)
        for step in steps:
            step(stripe, gift.session_id)
        still()
        return gift, list(dict.fromkeys(filter(None, map(hint, stripe.all("event")))))

    return play


def hint(event):
    """What a look is told: a type that stands for the kind, and the object."""
    start = next((start for start in looking.ABOUT if event["type"].startswith(start)), None)
    return start and (start, event["data"]["object"]["id"])


def look(about):
    start, object_id = about
    looking.at_object(type=start, object_id=object_id, at=timezone.now())


@contextmanager
def undone():
    """As if it had not been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def books():
    """The ledger, as something that can be known again."""
    return tuple((name, tuple(rows)) for name, rows in ledger().items())


def reached(hints):
    """From the books as they are, whatever is told and however often: books -> hint -> books.

    Each hint is told in each state that any sequence of hints leads to, so no order and no repetition is left out.
    """
    then = {}

    def explore():
        here = books()
        if here not in then:
            then[here] = {}
            for one in hints:
                with undone():
                    look(one)
                    then[here][one] = explore()
        return here

    return explore(), then


def endings(begin, then, hints):
    """The books after every sequence in which each hint was told at least once."""
    seen, todo = {(begin, frozenset())}, [(begin, frozenset())]
    while todo:
        here, told = todo.pop()
        if set(then[here].values()) == {here}:  # whatever else is told changes nothing
            seen.add((here, frozenset(hints)))
            continue
        for one in hints:
            after = (then[here][one], told | {one})
            if after not in seen:
                seen.add(after)
                todo.append(after)
    return {books for books, told in seen if len(told) == len(hints)}


def in_order(hints):
    with undone():
        for one in hints:
            look(one)
        return books()


@EACH
@pytest.mark.django_db
def test_every_order_and_every_repetition_ends_the_same(played, frequency, steps):
    _gift, hints = played(frequency, steps)
    expected = in_order(hints)
    begin, then = reached(hints)
    assert begin != expected
    assert endings(begin, then, hints) == {expected}


def orders(hints, told=()):
    """The books after each order, told one by one."""
    if len(told) == len(hints):
        yield books()
    for one in hints:
        if one not in told:
            with undone():
                look(one)
                yield from list(orders(hints, (*told, one)))


@pytest.mark.django_db
def test_all_120_orders_of_five_one_by_one(played):
    """The long way round, for one story."""
    _gift, hints = played("once", [stories.pay, stories.refund(500), stories.dispute, stories.lost])
    assert len(hints) == 5
    ended = list(orders(hints))
    assert len(ended) == 120
    assert set(ended) == {in_order(hints)}


@pytest.mark.django_db
def test_a_look_that_believes_what_it_is_told_is_found_out(played, monkeypatch):
    """As those do who write down what an event says, and do not ask."""
    _gift, hints = played("once", [stories.pay, stories.refund(500)])

    def believe(charge_id, at):
        return bool(Gift.objects.update(state=Gift.State.PAID))

    monkeypatch.setitem(looking.LOOKS, "charge", believe)
    begin, then = reached(hints)
    assert {dict(ended)["Gift"][0].split(",")[0] for ended in endings(begin, then, hints)} == {
        "('paid'", "('partially_refunded'",
    }  # fmt: skip


def back_to(gift):
    """As it was before anything was told."""
    for model in (Dispute, Refund, Membership, Gift, Subscription):
        model.objects.all().delete()
    gift.save(force_insert=True)


def told_by(hints):
    """For each of so many who tell at once: what, and in which order; each hint is told one to five times in all."""
    several = choose.tuples(*[choose.integers(1, OFTEN) for _ in hints])
    shuffled = several.flatmap(
        lambda often: choose.permutations([one for one, n in zip(hints, often, strict=True) for _ in range(n)])
    )
    return shuffled.map(lambda many: [many[index::AT_ONCE] for index in range(AT_ONCE)])


@EACH
@pytest.mark.django_db(transaction=True)
def test_at_the_same_time(played, frequency, steps):
    gift, hints = played(frequency, steps)
    expected = in_order(hints)

    @SAME_EACH_TIME
    @given(told_by(hints))
    def tell(parts):
        back_to(gift)
        at_once(lambda index: [look(one) for one in parts[index]], AT_ONCE)
        assert books() == expected

    tell()


@pytest.mark.django_db
def test_a_look_at_what_has_not_changed_changes_nothing_but_its_number(played):
    gift, hints = played("once", [stories.pay])
    settling.settle(gift_id=gift.pk, at=timezone.now())
    before, asked = books(), Gift.objects.get().asked
    look(hints[0])
    assert (books(), Gift.objects.get().asked) == (before, asked + 1)
