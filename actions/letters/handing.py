"""Which jobs follow from a letter: carrying it to each office, and telling the person by mail."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from actions.letters.models import Delivery, Letter
from actions.outbox import outbox
from actions.outbox.outbox import Promise

SETTLES = timedelta(seconds=15)  # until most offices have answered, so that one mail says it all


def promise(letter: Letter, deliveries: Sequence[Delivery], *, held: str, at: datetime) -> None:
    """The jobs of a new letter, in its transaction. What looks like a machine's sends nothing, mail neither."""
    queued = [one for one in deliveries if one.state == Delivery.State.QUEUED]
    other: dict[str, str] = {Delivery.Held.CONFIRM: "confirm", Delivery.Held.HOUSEHOLD: "household_full"}
    jobs = [carrying(one, at) for one in queued]
    waits = any(one.state == Delivery.State.HELD and one.held == held for one in deliveries)
    if held != Delivery.Held.SUSPICIOUS:
        jobs.append(mailing(other[held] if waits else "tell", letter, due_at=at + SETTLES if queued else at))
    outbox.add_all(*jobs, at=at)


def carry(delivery: Delivery, *, at: datetime) -> None:
    """Promise that a queued delivery is tried; again after staff put it back."""
    outbox.add_all(carrying(delivery, at), at=at)


def tell(letter: Letter, *, at: datetime) -> None:
    """Promise the mail that says what became of each office, once they had time to answer."""
    outbox.add_all(mailing("tell", letter, due_at=at + SETTLES), at=at)


def tell_later(letter: Letter, *, at: datetime) -> None:
    """Promise that mail once more, since an office that was waited for has taken the letter; at most one an hour."""
    key = f"letters.tell:{letter.pk}:{at:%Y-%m-%dT%H}"
    outbox.add(kind="letters.tell", reference=letter.pk, dedupe_key=key, at=at, due_at=at + SETTLES)


def tell_again(delivery: Delivery, *, at: datetime) -> None:
    """Promise a mail about an office whose state became another than the one she was told."""
    key = f"letters.tell_again:{delivery.letter_id}:{delivery.pk}:{delivery.state}"
    outbox.add(kind="letters.tell_again", reference=delivery.pk, dedupe_key=key, at=at)


def refuse(letter: Letter, *, at: datetime) -> None:
    """Promise the mail to a mailbox that stands for too many people."""
    outbox.add_all(mailing("household_full", letter, due_at=at), at=at)


def carrying(delivery: Delivery, at: datetime) -> Promise:
    return Promise("letters.deliver", delivery.pk, f"letters.deliver:{delivery.pk}:{delivery.attempts}", at)


def mailing(kind: str, letter: Letter, *, due_at: datetime) -> Promise:
    """One of the mails about a letter; a second one of its kind is not sent."""
    return Promise(f"letters.{kind}", letter.pk, f"letters.{kind}:{letter.pk}:ever", due_at)
