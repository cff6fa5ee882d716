"""The keyed hash that stands for a network: the same all day, of no use to anybody two days later."""

from datetime import timedelta

import pytest
from django.db import transaction

from actions.limits import networks, pruning
from actions.limits.models import NetworkKey
from tests.threads import at_once

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_one_network_has_one_hash_all_day(at):
    morning = networks.hashed("203.0.113.7", at=at.replace(hour=0, minute=0))
    assert networks.hashed("203.0.113.7", at=at.replace(hour=23, minute=59)) == morning
    assert len(morning) == 32
    assert "203.0.113" not in morning


def test_another_network_or_another_day_has_another(at):
    hashes = {
        networks.hashed("203.0.113.7", at=at),
        networks.hashed("203.0.113.8", at=at),
        networks.hashed("203.0.113.7", at=at + DAY),
    }
    assert len(hashes) == 3


def test_the_addresses_of_one_ipv6_household_are_one_network(at):
    phone = networks.hashed("2001:db8:1:2:aaaa:bbbb:cccc:dddd", at=at)
    assert networks.hashed("2001:db8:1:2::1", at=at) == phone
    assert networks.hashed("2001:db8:1:3::1", at=at) != phone


def test_nothing_has_no_hash(at):
    assert networks.hashed("", at=at) == ""
    assert NetworkKey.objects.count() == 0


def test_what_is_no_address_is_hashed_as_it_is(at):
    hashes = {networks.hashed(value, at=at) for value in ("ana@example.org", "아나@example.org", "a\ud800", "\0")}
    assert len(hashes) == 4


def test_the_key_is_made_once_a_day_and_kept_in_the_process(at, django_assert_num_queries):
    networks.hashed("203.0.113.7", at=at)
    with django_assert_num_queries(0):
        networks.hashed("203.0.113.8", at=at)
    assert [row.day for row in NetworkKey.objects.all()] == [at.date()]


def test_after_two_days_the_key_is_gone_and_the_hash_cannot_be_made_again(at):
    then = networks.hashed("203.0.113.7", at=at)
    pruning.prune(at=at + 2 * DAY)
    assert NetworkKey.objects.filter(day=at.date()).exists()
    pruning.prune(at=at + 3 * DAY)
    assert not NetworkKey.objects.filter(day=at.date()).exists()
    networks.cache.clear()
    assert networks.hashed("203.0.113.7", at=at) != then


@pytest.mark.django_db(transaction=True)
def test_however_many_ask_first_all_get_the_same_key(at):
    assert len(set(at_once(lambda index: networks.hashed("203.0.113.7", at=at), 12))) == 1
    assert NetworkKey.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_key_is_never_made_in_a_transaction_that_may_be_rolled_back(at):
    with pytest.raises(RuntimeError), transaction.atomic():
        networks.hashed("203.0.113.7", at=at)
