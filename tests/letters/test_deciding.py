"""What staff do with deliveries that are stuck: each step once, from where it was seen, or refused in words."""

from datetime import timedelta

import pytest

from actions.letters import deciding
from actions.letters.models import Delivery, OfficeSwitch
from actions.outbox.models import Job


@pytest.fixture
def do(at):
    """Does a step as Olga: `do("retry", delivery)`."""

    def step(name, row, *, later=timedelta(0)):
        if name == "release":
            return deciding.release(letter=row, at=at + later)
        return getattr(deciding, name)(delivery=row, at=at + later, by="olga")

    return step


def jobs():
    return list(Job.objects.order_by("pk").values_list("kind", "reference", "dedupe_key"))


@pytest.mark.parametrize("state", ["unknown", "dead", "rejected"])
def test_what_failed_is_sent_again(delivery, do, at, state):
    row = delivery(state, attempts=2, slot_at=at, ended_at=at)
    do("retry", row)
    row.refresh_from_db()
    assert (row.state, row.slot_at, row.ended_at) == ("queued", None, None)
    assert row.reasons == [{"code": "staff_retried", "words": "", "by": "olga", "at": at.isoformat()}]
    assert jobs() == [("letters.deliver", row.pk, f"letters.deliver:{row.pk}:2")]


@pytest.mark.parametrize("columns", [{"sealed": None}, {"later": timedelta(hours=72)}])
def test_without_its_address_nothing_is_sent_again(delivery, do, columns):
    later = columns.pop("later", timedelta(0))
    row = delivery("dead", **columns)
    with pytest.raises(deciding.Refused, match="Hand the letter to the person"):
        do("retry", row, later=later)
    assert (Delivery.objects.get().state, jobs()) == ("dead", [])


@pytest.mark.parametrize("state", ["queued", "sending", "accepted", "offered", "opened", "reported"])
@pytest.mark.parametrize("step", ["retry", "arrived", "hand_over", "drop"])
def test_what_goes_its_way_is_left_alone(delivery, do, state, step):
    row = delivery(state)
    with pytest.raises(deciding.Refused):
        do(step, row)
    assert (Delivery.objects.get().state, jobs()) == (state, [])


@pytest.mark.parametrize("step", ["retry", "arrived", "hand_over", "drop"])
def test_of_two_tabs_the_slower_one_is_told(delivery, do, step):
    row = delivery("unknown")
    seen = Delivery.objects.get()
    do(step, row)
    after = Delivery.objects.get().state
    with pytest.raises(deciding.Refused, match="changed in the meantime"):
        do("drop", seen)
    assert Delivery.objects.get().state == after
    assert len(jobs()) == (0 if step == "drop" else 1)


def test_what_staff_asked_about_arrived_and_its_address_goes(delivery, do, at):
    row = delivery("unknown", reasons=[{"code": "timeout", "words": ""}])
    do("arrived", row)
    row.refresh_from_db()
    assert (row.state, row.ended_at, row.sealed, row.sealed_until) == ("accepted", at, None, None)
    assert [reason["code"] for reason in row.reasons] == ["timeout", "staff_arrived"]


@pytest.mark.parametrize("state", ["dead", "rejected", "held"])
def test_what_surely_failed_did_not_arrive(delivery, do, state):
    with pytest.raises(deciding.Refused):
        do("arrived", delivery(state))


@pytest.mark.parametrize(
    ("ways", "channel"),
    [
        ({}, "form"),
        ({"form_url": "", "address": "1 Capitol"}, "paper"),
        ({"form_url": "", "address": ""}, "call"),
    ],
)
def test_it_is_handed_to_the_person_with_the_first_way_there_is(delivery, do, at, ways, channel):
    row = delivery("rejected", **ways)
    do("hand_over", row)
    row.refresh_from_db()
    assert (row.state, row.channel, row.ended_at) == ("offered", channel, at)
    assert row.sealed
    assert row.salutation
    assert jobs() == [("letters.tell_again", row.pk, f"letters.tell_again:{row.letter_id}:{row.pk}:offered")]


def test_an_office_without_a_way_is_not_handed_over(delivery, do):
    with pytest.raises(deciding.Refused, match="neither a form"):
        do("hand_over", delivery("dead", form_url="", phone=""))
    assert jobs() == []


def test_what_the_person_carries_is_not_sent_by_us(delivery, do):
    for step in ("retry", "hand_over"):
        with pytest.raises(deciding.Refused):
            do(step, delivery("dead", channel="form"))


def test_what_was_held_for_a_switched_off_office_goes_when_it_is_on_again(delivery, do, at):
    row = delivery("held", held="switched_off")
    switch = OfficeSwitch.objects.create(office=row.office, reason="It asked", until=at + timedelta(hours=1))
    with pytest.raises(deciding.Refused, match="switched off"):
        do("retry", row)
    switch.delete()
    do("retry", row)
    assert Delivery.objects.get().held == ""
    Delivery.objects.update(state="held", held="switched_off")
    do("retry", Delivery.objects.get(), later=timedelta(hours=2))
    assert len(jobs()) == 2


def test_a_letter_that_looked_like_a_machines_is_released_whole(delivery, letter, do, at):
    suspicious = letter(state_reason="haste")
    sent = delivery("held", held="suspicious", of=suspicious, office="A")
    waits = delivery("held", held="repeat", of=suspicious, office="C")
    assert do("release", suspicious) == 1
    states = dict(Delivery.objects.values_list("pk", "state"))
    assert states == {sent.pk: "queued", waits.pk: "held"}
    suspicious.refresh_from_db()
    assert suspicious.state_reason == ""
    assert [job[:2] for job in jobs()] == [("letters.deliver", sent.pk), ("letters.tell", suspicious.pk)]
    with pytest.raises(deciding.Refused):
        do("release", suspicious)
    assert len(jobs()) == 2


def test_a_letter_whose_address_is_gone_is_not_released(delivery, letter, do):
    suspicious = letter(state_reason="haste")
    delivery("held", held="suspicious", of=suspicious, sealed=None)
    with pytest.raises(deciding.Refused, match="nothing left to be sent"):
        do("release", suspicious)
    suspicious.refresh_from_db()
    assert suspicious.state_reason == "haste"


@pytest.mark.parametrize("state", ["unknown", "dead", "rejected", "held"])
def test_what_is_given_up_waits_no_more(delivery, do, state):
    row = delivery(state, held="suspicious" if state == "held" else "")
    assert deciding.waiting().count() == 1
    do("drop", row)
    row.refresh_from_db()
    assert (row.state, row.sealed, row.held) == ("dead", None, "")
    assert not deciding.waiting().exists()
    for step in ("drop", "retry", "hand_over"):
        with pytest.raises(deciding.Refused):
            do(step, row)


def test_what_waits_for_the_person_waits_not_for_staff(delivery):
    for held in ("confirm", "repeat"):
        delivery("held", held=held)
    assert not deciding.waiting().exists()
