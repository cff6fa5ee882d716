"""What becomes of a job, by what its handler says."""

from datetime import timedelta

import pytest

from actions.outbox import finishing, outbox, working
from actions.outbox.kinds import Kind
from actions.outbox.models import Job


def raises(error):
    def handler(job):
        raise error

    return handler


@pytest.fixture
def outcome(promise, clock):
    """Does one job of a kind, and returns its row."""

    def do(handler, **words):
        job = promise(1, kind="work")
        working.drain(kinds={"work": Kind(handler, **words)}, clock=clock)
        job.refresh_from_db()
        return job

    return do


def test_a_job_that_succeeds_is_done(db, outcome, at, book):
    job = outcome(lambda job: book.append(job.reference))
    assert (job.state, job.finished_at, job.attempts, job.last_error) == ("done", at, 1, "")
    assert (job.lease_token, job.leased_until) == (None, None)
    assert book == [1]


def test_a_job_that_is_done_is_not_done_again(db, promise, drain, book):
    promise(1)
    assert (drain(), drain()) == (1, 0)
    assert book == [1]


def test_jobs_are_done_in_the_order_they_fell_due(db, promise, drain, book, at):
    promise(1, 2)
    promise(3, due_at=at - timedelta(hours=1))
    drain()
    assert book == [3, 1, 2]


def test_a_job_is_left_until_it_is_due(db, promise, drain, clock, at):
    promise(1, due_at=at + timedelta(seconds=1))
    assert drain() == 0
    clock.forward(timedelta(seconds=1))
    assert drain() == 1


def test_a_failure_is_tried_again_within_the_first_delay(db, outcome, at):
    job = outcome(raises(outbox.Temporary("451 busy")), first_delay=timedelta(seconds=20))
    assert (job.state, job.attempts, job.last_error) == ("failed", 1, "451 busy")
    assert at <= job.due_at <= at + timedelta(seconds=20)


def test_a_handler_that_breaks_is_a_failure_and_the_worker_goes_on(db, outcome):
    job = outcome(raises(KeyError("name")))
    assert (job.state, job.last_error) == ("failed", "KeyError: 'name'")


def test_a_failed_job_succeeds_the_second_time_and_forgets_its_error(db, promise, clock):
    said = iter([outbox.Temporary("busy"), None])

    def handler(job):
        if error := next(said):
            raise error

    job = promise(1, kind="work")
    for _ in range(2):
        working.drain(kinds={"work": Kind(handler)}, clock=clock)
        clock.forward(timedelta(minutes=1))
    job.refresh_from_db()
    assert (job.state, job.attempts, job.last_error) == ("done", 2, "")
    assert [line["state"] for line in job.history] == ["failed", "done"]


def test_attempts_end(db, promise, clock):
    kinds = {"work": Kind(raises(outbox.Temporary("busy")), attempts=3)}
    job = promise(1, kind="work")
    for _ in range(5):
        working.drain(kinds=kinds, clock=clock)
        clock.forward(timedelta(hours=2))
    job.refresh_from_db()
    assert (job.state, job.attempts, job.last_error) == ("dead", 3, "busy")


def test_a_permanent_error_is_given_up_at_once(db, outcome):
    job = outcome(raises(outbox.Permanent("550 no such user")))
    assert (job.state, job.attempts, job.last_error) == ("dead", 1, "550 no such user")


def test_an_unknown_outcome_waits_for_a_person(db, outcome):
    assert outcome(raises(outbox.Unknown("no answer"))).state == "unknown"


def test_later_waits_as_long_as_it_says_and_is_no_attempt(db, outcome, at):
    job = outcome(raises(outbox.Later(90)))
    assert (job.state, job.attempts, job.due_at) == ("pending", 0, at + timedelta(seconds=90))


@pytest.mark.parametrize(
    ("error", "state"),
    [(KeyError("name"), "unknown"), (outbox.Temporary("refused"), "failed"), (outbox.Permanent("no"), "dead")],
)
def test_what_must_never_happen_twice_is_tried_again_only_when_it_certainly_did_not(db, outcome, error, state):
    assert outcome(raises(error), never_twice=True).state == state


def test_a_kind_that_nobody_knows_is_given_up_with_a_clear_error(db, promise, drain, book):
    stranger = promise(1, kind="letter.fax")
    promise(2)
    drain()
    stranger.refresh_from_db()
    assert (stranger.state, stranger.last_error) == ("dead", "No handler is known for the kind 'letter.fax'.")
    assert book == [2]


def test_an_error_is_kept_without_addresses_and_without_what_a_database_refuses(db, outcome):
    error = outcome(raises(ValueError("<ana@example.org>\x00 refused \ud800" + "x" * 9000))).last_error
    assert error.startswith("ValueError: <…@…>  refused ?x")
    assert len(error) == finishing.ERROR


def test_an_error_is_logged_with_its_place_and_without_addresses(db, outcome, caplog):
    outcome(raises(ValueError("no mail for <ana@example.org>")))
    assert "no mail for <…@…>" in caplog.text
    assert "in handler" in caplog.text
    assert "ana@" not in caplog.text


def test_the_history_keeps_the_newest_twenty_steps(db, promise, clock):
    job = promise(1, kind="work")
    for number in range(25):
        clock.forward(timedelta(hours=2))
        working.drain(kinds={"work": Kind(raises(outbox.Temporary(f"try {number}")), attempts=99)}, clock=clock)
    history = Job.objects.get(pk=job.pk).history
    assert [line["note"] for line in history] == [f"try {number}" for number in range(5, 25)]
    assert history[-1] == {"at": clock().isoformat(), "state": "failed", "note": "try 24"}


def test_delays_double_up_to_the_longest_and_are_spread():
    kind = Kind(raises(KeyError()), first_delay=timedelta(seconds=20), longest_delay=timedelta(hours=1))
    for attempts, ceiling in [(1, 20), (2, 40), (5, 320), (12, 3600), (30_000, 3600)]:
        drawn = [kind.delay(attempts).total_seconds() for _ in range(200)]
        assert 0 <= min(drawn) < ceiling / 2 < max(drawn) <= ceiling
