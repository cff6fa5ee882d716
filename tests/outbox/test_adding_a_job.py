from datetime import timedelta

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from actions.outbox import outbox
from actions.outbox.models import Job


def add(at, **words):
    outbox.add(**{"kind": "note", "reference": 7, "dedupe_key": "note:7", "at": at} | words)


def test_a_job_waits_from_the_moment_it_is_added(db, at):
    add(at)
    job = Job.objects.get()
    assert (job.kind, job.reference, job.state, job.due_at, job.created_at) == ("note", 7, "pending", at, at)


def test_a_job_may_be_due_later(db, at):
    add(at, due_at=at + timedelta(hours=1))
    assert Job.objects.get().due_at == at + timedelta(hours=1)


def test_the_same_key_twice_is_one_job_and_the_first_one_stands(db, at):
    add(at)
    add(at, reference=8)
    assert Job.objects.get().reference == 7


def test_the_same_key_twice_does_not_spoil_the_callers_transaction(db, at):
    with transaction.atomic():
        add(at)
        add(at)
        add(at, dedupe_key="note:8")
    assert Job.objects.count() == 2


def test_adding_costs_one_statement(db, at):
    with (
        transaction.atomic(),
        CaptureQueriesContext(
            connection,
        ) as queries,
    ):
        add(at)
    assert len([query for query in queries if "actions_job" in query["sql"]]) == 1


def test_a_job_of_a_transaction_that_was_rolled_back_never_was(transactional_db, at):
    with transaction.atomic():
        add(at)
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    add(at)
    assert Job.objects.count() == 1


def test_many_calls_at_once_with_one_key_make_one_job(transactional_db, at, in_threads):
    in_threads(lambda: add(at), 6)
    assert Job.objects.count() == 1
