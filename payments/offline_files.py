"""Entering the gifts of a file: read and judged at once, entered by the worker a few at a time once it is confirmed.

A worker that is killed leaves some lines entered and the cursor before them: they are found by their keys, not entered
again. The same holds for a second file with the same lines.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from actions.outbox import outbox
from actions.outbox.models import Job
from payments import offline
from payments.models import Fundraiser, OfflineFile
from payments.offline_csv import Line

STATE = OfflineFile.State
BATCH = 50
UNCONFIRMED = timedelta(days=1)  # so long a file waits for its confirmation


class NotNow(Exception):
    """It was confirmed before."""


def keep(*, lines: Sequence[Line], fundraiser: Fundraiser, language: str, by: str, at: datetime) -> OfflineFile:
    """Keep a file as it was judged. Nothing of it is entered yet."""
    return OfflineFile.objects.create(
        fundraiser=fundraiser,
        language=language,
        lines=[asdict(line) for line in lines],
        good=sum(line.is_good for line in lines),
        created_by=by,
        created_at=at,
    )


@transaction.atomic
def start(*, file: OfflineFile, at: datetime) -> None:
    """Let the worker enter it. Raises NotNow the second time."""
    if not OfflineFile.objects.filter(pk=file.pk, state=STATE.READ).update(state=STATE.RUNNING):
        raise NotNow
    outbox.add(kind="payments.offline_file", reference=file.pk, dedupe_key=f"payments.offline_file:{file.pk}", at=at)


def run(job: Job) -> None:
    """The worker's part: some lines, and the job again until none is left."""
    if take(file_id=job.reference, at=timezone.now()):
        raise outbox.Later(0)


def take(*, file_id: int, at: datetime) -> bool:
    """Enter the next lines, each for itself; whether some are left. The cursor moves when they are entered."""
    file = OfflineFile.objects.select_related("fundraiser").filter(pk=file_id, state=STATE.RUNNING).first()
    if file is None:
        return False
    before, lines = file.cursor, file.lines[file.cursor : file.cursor + BATCH]
    good = [line for line in lines if is_good(line)]
    for line in good:
        given = line["entered"] | {"paid_on": date.fromisoformat(line["entered"]["paid_on"])}
        offline.enter(fundraiser=file.fundraiser, form_key=line["key"], language=file.language, at=at, **given)
    moved: dict[str, Any] = {"cursor": before + len(lines), "entered": file.entered + len(good)}
    is_over = moved["cursor"] >= len(file.lines)
    if is_over:
        moved |= {"state": STATE.DONE, "lines": [wiped(line) for line in file.lines if not is_good(line)]}
    OfflineFile.objects.filter(pk=file.pk, cursor=before, state=STATE.RUNNING).update(**moved)
    return not is_over


def is_good(line: dict[str, Any]) -> bool:
    """Whether a kept line is one that is entered."""
    return not line["problems"] and not line["is_known"]


def wiped(line: dict[str, Any]) -> dict[str, Any]:
    """What is left of a line that was not entered: its number, and why."""
    return line | {"words": "", "key": "", "entered": {}}


def prune(*, at: datetime) -> None:
    """Forget the files that nobody confirmed."""
    OfflineFile.objects.filter(state=STATE.READ, created_at__lt=at - UNCONFIRMED).delete()
