"""The worker: claims one job after the other and does it, for as long as it is wanted."""

import logging
import os
import socket
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial

from django import db
from django.db import close_old_connections, connection
from django.utils import timezone

from actions.outbox import finishing, heartbeats, leases, outbox, recurring
from actions.outbox.kinds import Kind, Kinds
from actions.outbox.models import Job

IDLE = 1.0  # seconds between two looks when nothing is due
LONGEST_PAUSE = 30.0  # seconds between two tries at a database that does not answer
BEAT = 10.0  # seconds between two signs of life

logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]


def run(*, kinds: Kinds, stop: threading.Event) -> None:
    """Work until `stop` is set; the job in hand is finished first. May run in a thread of any process.

    It outlives restarts of the database and errors of handlers.
    """
    worker = Worker(kinds, stop, f"{socket.gethostname()}:{os.getpid()}:{threading.current_thread().name}")
    try:
        worker.run()
    finally:
        connection.close()


def drain(*, kinds: Kinds, stop: threading.Event | None = None, clock: Clock = timezone.now) -> int:
    """Do what is due, then return how many jobs were done. For cron and for tests, which bring their own clock."""
    return Worker(kinds, stop or threading.Event(), f"{socket.gethostname()}:drain", clock).drain()


class Worker:
    """One worker's loop, and what it remembers between two jobs."""

    def __init__(self, kinds: Kinds, stop: threading.Event, name: str, clock: Clock = timezone.now) -> None:
        self.kinds = kinds
        self.stop = stop
        self.name = name
        self.clock = clock
        self.started = False
        self.jobs_done = 0
        self.looked_at = self.beat_at = float("-inf")  # time.monotonic()

    def run(self) -> None:
        """Work until told to stop."""
        failures = 0
        while not self.stop.is_set():
            try:
                busy = self.step()
                failures, pause = 0, 0.0 if busy else IDLE
            except Exception as error:
                failures += 1
                pause = min(2.0 ** (failures - 1), LONGEST_PAUSE)
                logger.warning("Trying again in %g s: %s", pause, told(error))
                connection.close()
            self.stop.wait(pause)
        with suppress(db.Error):
            heartbeats.stop(worker=self.name)

    def drain(self) -> int:
        """Work until nothing is due."""
        while not self.stop.is_set() and self.step():
            pass
        heartbeats.beat(worker=self.name, jobs_done=self.jobs_done, at=self.clock())
        return self.jobs_done

    def step(self) -> bool:
        """Do one job; False if none was due."""
        if time.monotonic() - self.looked_at >= IDLE:
            self.look_around()
        job = leases.claim(kinds=self.kinds, at=self.clock())
        if job is None:
            return False
        self.do(job)
        return True

    def look_around(self) -> None:
        """Once a second, however long the queue: broken connections, dead workers' jobs, the clock's jobs."""
        if not connection.in_atomic_block:  # which is a test's
            close_old_connections()
        if not self.started:
            recurring.ensure(kinds=self.kinds, at=self.clock())
            self.started = True
        if time.monotonic() - self.beat_at >= BEAT:
            heartbeats.beat(worker=self.name, jobs_done=self.jobs_done, at=self.clock())
            self.beat_at = time.monotonic()
        leases.reclaim(kinds=self.kinds, at=self.clock())
        while job := leases.claim(kinds=self.kinds, at=self.clock(), only_recurring=True):
            self.do(job)
        self.looked_at = time.monotonic()

    def do(self, job: Job) -> None:
        """Run a job's handler and write down how it ended."""
        kind = self.kinds.get(job.kind)
        ending: Callable[..., bool]
        if kind is None:
            ending = partial(finishing.dead, error=f"No handler is known for the kind {job.kind!r}.")
        else:
            try:
                ending = handle(job, kind)
            except leases.Lost:
                logger.warning("Job %s was taken over by another worker", job.pk)
                return
        self.settle(job, ending)

    def settle(self, job: Job, ending: Callable[..., bool]) -> None:
        """Write down how a job ended. The work is done, so a database that restarts just now is waited for."""
        while True:
            try:
                if not ending(job=job, at=self.clock()):
                    logger.warning("Job %s is not held any more: its outcome was noted already, or by another", job.pk)
                self.jobs_done += 1
                return
            except db.Error:
                if connection.in_atomic_block or job.leased_until is None or self.clock() >= job.leased_until:
                    raise
                connection.close()
                time.sleep(IDLE)


def handle(job: Job, kind: Kind) -> Callable[..., bool]:
    """Run the handler; return the transition that its answer asks for."""
    try:
        kind.handler(job)
    except leases.Lost:
        raise
    except outbox.Later as later:
        return partial(finishing.later, seconds=later.seconds)
    except outbox.Temporary as error:
        logger.warning("Job %s (%s): %s", job.pk, job.kind, finishing.safe(str(error)))
        return partial(finishing.failed, kind=kind, error=str(error))
    except outbox.Permanent as error:
        return partial(finishing.refused, kind=kind, error=str(error))
    except outbox.Unknown as error:
        return partial(finishing.unknown, kind=kind, error=str(error))
    except Exception as error:
        logger.error("Job %s (%s) failed: %s", job.pk, job.kind, told(error))
        return partial(finishing.crashed, kind=kind, error=f"{type(error).__name__}: {error}")
    return partial(finishing.done, kind=kind)


def told(error: Exception) -> str:
    """An error for the log, without anybody's address; where it arose, unless it is the database's."""
    lines = [str(error)] if isinstance(error, db.Error) else traceback.format_exception(error)
    return finishing.masked("".join(lines).strip())
