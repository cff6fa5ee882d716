"""Invalidation by conditions: counted first, done in batches, resumed after a kill, undone as a whole."""

from datetime import timedelta

import pytest

from actions.outbox import leases, working
from actions.outbox.models import Job
from actions.petitions import counting, invalidating
from actions.petitions.models import Invalidation, Petition, Signature
from advocacy.work import KINDS
from tests.threads import at_once

ONLY = {"petitions.invalidate": KINDS["petitions.invalidate"]}


@pytest.fixture
def invalidation(petition):
    """Conditions as staff save them."""

    def make(**conditions):
        return Invalidation.objects.create(petition=petition, reason="One hand wrote them", **conditions)

    return make


@pytest.fixture
def run(at):
    """Let the worker do what was started."""
    later = at + timedelta(days=1)

    def drain(row):
        working.drain(kinds=ONLY, clock=lambda: later)
        row.refresh_from_db()
        return row

    return drain


def states():
    return list(Signature.objects.order_by("pk").values_list("state", flat=True))


def count(petition, at):
    counting.fold(at=at)
    petition.refresh_from_db()
    assert counting.compare(at=at) == 0
    return petition.signed_count


@pytest.mark.parametrize(
    ("conditions", "matched"),
    [
        ({"name_contains": "ANA"}, {"Ana Reyes"}),
        ({"name_contains": "reyes ana"}, set()),
        ({"mail_domain": "spam.example"}, {"Ben Osei"}),
        ({"mail_domain": " @Spam.Example "}, {"Ben Osei"}),
        ({"mail_domain": "am.example"}, set()),
        ({"network": "n1"}, {"Ana Reyes", "Ben Osei"}),
        ({"zip": "99501"}, {"Cho Eun"}),
        ({"network": "n1", "mail_domain": "spam.example"}, {"Ben Osei"}),
        ({"network": "n1", "zip": "99501"}, set()),
        ({"zip": "10001", "only_unconfirmed": False}, {"Ana Reyes", "Ben Osei", "Dao Minh"}),
    ],
)
def test_conditions_are_counted_before_anything_is_done(invalidation, signed, at, conditions, matched):
    signed("Ana Reyes", network="n1")
    signed("Ben Osei", network="n1", email="ben@spam.example")
    signed("Cho Eun", zip="99501")
    signed("Dao Minh", confirmed_at=at)
    row = invalidation(**conditions)
    assert invalidating.preview(row) == len(matched)
    assert set(invalidating.matching(row).values_list("supporter__name", flat=True)) == matched
    assert set(states()) == {"valid"}


def test_conditions_of_time_are_counted(invalidation, signed, at):
    for hours, name in enumerate(["Ana", "Ben", "Cho"]):
        signed(name, signed_at=at + timedelta(hours=hours))
    assert invalidating.preview(invalidation(signed_from=at + timedelta(hours=1))) == 2
    assert invalidating.preview(invalidation(signed_until=at)) == 1


def test_without_a_condition_nobody_is_taken_out(invalidation, signed, at):
    signed("Ana")
    row = invalidation(name_contains=" ", network=" ")
    for refused in (invalidating.preview, lambda row: invalidating.start(invalidation=row, at=at)):
        with pytest.raises(invalidating.NoConditions):
            refused(row)
    assert Job.objects.count() == 0
    row.refresh_from_db()
    assert row.state == "draft"


def test_other_petitions_and_those_who_left_are_not_touched(invalidation, signed):
    other = Petition.objects.create(name="Forest", targets="the state", state="open")
    signed("Ana", network="n1", on=other)
    signed("Ben", network="n1", state="withdrawn")
    signed("Cho", network="n1", state="invalidated")
    assert invalidating.preview(invalidation(network="n1")) == 0


def test_a_run_takes_them_out_and_the_count_falls(invalidation, signed, run, petition, at, monkeypatch):
    monkeypatch.setattr(invalidating, "BATCH", 2)
    kept = signed("Kept Person", network="n2")
    for number in range(5):
        signed(f"Taken {number}", network="n1", state=["valid", "pending", "quarantined"][number % 3])
    assert count(petition, at) == 3
    row = invalidation(network="n1")
    invalidating.start(invalidation=row, at=at)
    assert (row.state, row.matched, states().count("invalidated")) == ("running", 5, 0)

    row = run(row)
    assert (row.state, row.changed) == ("done", 5)
    assert states() == ["valid"] + ["invalidated"] * 5
    assert set(Signature.objects.values_list("state_reason", flat=True)) == {"", "One hand wrote them"}
    assert Signature.objects.get(state_reason="") == kept
    assert count(petition, at) == 1
    assert Job.objects.get().state == "done"


def test_undoing_puts_each_back_to_what_it_was(invalidation, signed, run, petition, at, monkeypatch):
    monkeypatch.setattr(invalidating, "BATCH", 2)
    before = ["valid", "pending", "quarantined", "valid", "valid"]
    for number, state in enumerate(before):
        signed(f"Taken {number}", network="n1", state=state, state_reason="trap" if state == "quarantined" else "")
    row = invalidation(network="n1")
    invalidating.start(invalidation=row, at=at)
    row = run(row)
    invalidating.revert(invalidation=row, at=at)
    row = run(row)
    assert (row.state, row.changed) == ("reverted", 0)
    assert states() == before
    assert count(petition, at) == 3
    assert not Signature.objects.exclude(state_before="", reason_before="", invalidation=None).exists()
    assert list(Signature.objects.exclude(state_reason="").values_list("state", "state_reason")) == [
        ("quarantined", "trap")
    ]


def test_undoing_one_leaves_what_another_took_out(invalidation, signed, run, at):
    signed("Ana", network="n1")
    signed("Ben", network="n2")
    rows = [invalidation(network="n1"), invalidation(network="n2")]
    for row in rows:
        invalidating.start(invalidation=row, at=at)
    rows = [run(row) for row in rows]
    invalidating.revert(invalidation=rows[0], at=at)
    run(rows[0])
    assert states() == ["valid", "invalidated"]


def test_a_killed_run_goes_on_where_it_stopped(invalidation, signed, run, at, monkeypatch):
    monkeypatch.setattr(invalidating, "BATCH", 2)
    for number in range(5):
        signed(f"Taken {number}", network="n1")
    row = invalidation(network="n1")
    invalidating.start(invalidation=row, at=at)
    job = leases.claim(kinds=ONLY, at=at)
    assert invalidating.take_batch(invalidation_id=row.pk, at=at)  # and here the worker dies, its lease still held
    assert states().count("invalidated") == 2
    row.refresh_from_db()
    assert (row.state, row.changed) == ("running", 2)

    row = run(row)
    assert (row.state, row.changed) == ("done", 5)
    job.refresh_from_db()
    assert job.state == "done"


def test_a_batch_that_fails_changes_nothing(invalidation, signed, at, monkeypatch):
    signed("Ana", network="n1")
    row = invalidation(network="n1")
    invalidating.start(invalidation=row, at=at)
    monkeypatch.setattr(Invalidation, "save", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        invalidating.take_batch(invalidation_id=row.pk, at=at)
    assert states() == ["valid"]


def test_it_is_started_and_undone_once(invalidation, signed, run, at):
    signed("Ana", network="n1")
    row = invalidation(network="n1")
    with pytest.raises(invalidating.NotNow):
        invalidating.revert(invalidation=row, at=at)
    invalidating.start(invalidation=row, at=at)
    for again in (invalidating.start, invalidating.revert):
        with pytest.raises(invalidating.NotNow):
            again(invalidation=row, at=at)
    row = run(row)
    with pytest.raises(invalidating.NotNow):
        invalidating.start(invalidation=row, at=at)
    invalidating.revert(invalidation=row, at=at)
    with pytest.raises(invalidating.NotNow):
        invalidating.revert(invalidation=row, at=at)


def test_a_late_job_of_a_finished_run_does_nothing(invalidation, signed, run, at):
    signed("Ana", network="n1")
    row = invalidation(network="n1")
    invalidating.start(invalidation=row, at=at)
    run(row)
    assert not invalidating.take_batch(invalidation_id=row.pk, at=at)
    assert states() == ["invalidated"]


def test_two_workers_at_one_run_take_each_out_once(transactional_db, invalidation, signed, run, at, monkeypatch):
    monkeypatch.setattr(invalidating, "BATCH", 2)
    for number in range(8):
        signed(f"Taken {number}", network="n1")
    row = invalidation(network="n1")
    invalidating.start(invalidation=row, at=at)

    def work(index):
        while invalidating.take_batch(invalidation_id=row.pk, at=at):
            pass

    at_once(work, 3)
    row.refresh_from_db()
    assert (row.state, row.changed) == ("done", 8)
    assert set(Signature.objects.values_list("state_before", flat=True)) == {"valid"}
