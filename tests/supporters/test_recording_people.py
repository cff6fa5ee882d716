"""The one door through which a supporter is found or made."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from actions.supporters import mailboxes, names, people
from actions.supporters.models import Mailbox, Supporter

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(ana, at):
    def call(**changes):
        return people.record(**{**ana, "language": "ko", "source": "flyer", "at": at, **changes})

    return call


def test_a_new_person_is_kept_as_she_wrote_herself(record, at):
    supporter = Supporter.objects.select_related("mailbox").get(pk=record(email="A.Na+river@Gmail.com").pk)
    assert (supporter.name, supporter.language, supporter.zip) == ("Ana Reyes", "ko", "10001")
    assert (supporter.source, supporter.created_at) == ("flyer", at)
    assert (supporter.mailbox.address, supporter.mailbox.canonical) == ("A.Na+river@Gmail.com", "ana@gmail.com")
    assert (supporter.mailbox.state, supporter.mailbox.confirmed_at) == (Mailbox.State.UNCONFIRMED, None)
    assert supporter.mailbox.created_at == at


def test_the_same_name_at_the_same_mailbox_is_the_same_person(record, at):
    first = record(email="ana@gmail.com")
    again = record(name="ANA  REYES", email="a.na+x@googlemail.com", language="en", source="mail", at=at + timedelta(1))
    assert again == first
    first.refresh_from_db()
    assert (first.name, first.language, first.source, first.created_at) == ("Ana Reyes", "ko", "flyer", at)
    assert Mailbox.objects.get().address == "ana@gmail.com"


def test_another_name_at_the_same_mailbox_is_another_person(record):
    bo = record(name="Bo Reyes")
    assert bo != record()
    assert Mailbox.objects.count() == 1


@pytest.fixture
def household(record, at):
    """Ana and Bo, who confirmed that the mailbox is theirs."""
    pair = record(), record(name="Bo Reyes")
    for person in pair:
        people.confirm(supporter=person, at=at)
    return pair


def test_the_third_name_at_a_mailbox_of_two_confirmed_is_refused(record, household):
    with pytest.raises(people.HouseholdFull) as refused:
        record(name="Cy Reyes")
    assert refused.value.mailbox == Mailbox.objects.get()
    assert (record(), record(name="Bo Reyes")) == household  # those who were there still are


def test_a_third_name_among_unconfirmed_ones_is_let_in_and_has_no_place(record, at):
    assert not record().beyond_household
    assert not record(name="Bo Reyes").beyond_household
    cy = record(name="Cy Reyes")
    assert cy.beyond_household
    assert record(name="Cy Reyes").beyond_household
    people.confirm(supporter=cy, at=at)
    assert not record(name="Cy Reyes").beyond_household
    assert not record().beyond_household
    assert record(name="Bo Reyes").beyond_household


def test_a_third_name_cannot_be_confirmed(record, household, at):
    cy = Supporter.objects.create(
        mailbox=household[0].mailbox, name="Cy", folded_name="cy", language="en", created_at=at
    )
    with pytest.raises(people.HouseholdFull):
        people.confirm(supporter=cy, at=at)
    people.confirm(supporter=household[0], at=at + timedelta(1))  # a second time changes nothing
    assert Supporter.objects.get(pk=household[0].pk).confirmed_at == at


def test_the_size_of_a_household_is_a_setting(record, settings, at):
    settings.HOUSEHOLD_SIZE = 1
    people.confirm(supporter=record(), at=at)
    with pytest.raises(people.HouseholdFull):
        record(name="Bo Reyes")


def test_a_full_household_spoils_nothing_of_the_callers_transaction(record, household):
    with transaction.atomic():
        with pytest.raises(people.HouseholdFull):
            record(name="Di Reyes")
        record(name="Cy Reyes", email="cy@example.org")
    assert Supporter.objects.filter(name="Cy Reyes").exists()


def test_an_empty_zip_is_filled_in_while_nobody_confirmed_the_mailbox(record):
    supporter = record(zip="")
    record(zip="60601")
    supporter.refresh_from_db()
    assert supporter.zip == "60601"
    record(zip="10001")
    supporter.refresh_from_db()
    assert supporter.zip == "60601"


def test_a_public_form_changes_nothing_of_somebody_confirmed(record, at):
    supporter = record(zip="")
    mailboxes.confirm(mailbox=supporter.mailbox, at=at)
    record(zip="60601", language="en")
    mailboxes.bounced(mailbox=supporter.mailbox)
    record(zip="60601")
    supporter.refresh_from_db()
    assert (supporter.zip, supporter.language) == ("", "ko")


def test_a_new_person_costs_at_most_two_queries(record, django_assert_max_num_queries):
    record(email="bo@example.org")
    with transaction.atomic(), django_assert_max_num_queries(1 if connection.vendor == "postgresql" else 2):
        record()


def test_somebody_known_costs_three(record, django_assert_num_queries):
    record()
    with transaction.atomic(), django_assert_num_queries(3):
        record()


@pytest.mark.parametrize("name", ["김민지", "محمد", "Nguyễn Thị Ánh", "O’Brien; DROP TABLE", "ﷺ" * 200, "名" * 200])
def test_every_name_that_a_form_takes_can_be_kept(record, name):
    supporter = Supporter.objects.get(pk=record(name=names.clean(name)).pk)
    assert supporter.name == name
    assert record(name=name) == supporter
