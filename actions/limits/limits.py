"""How many attempts are let through. Each is counted before it is judged, so that no crowd slips past."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.cache import cache

from actions.limits import networks, questions, tables
from actions.limits.models import Attempt, Limit, TableWindow
from actions.limits.questions import Question

SCOPE = Limit.Scope
RULES_CACHED = 30  # seconds until a row that staff changed is heeded
CROWD_CACHED = 5


class Rule(NamedTuple):
    """A limit's numbers."""

    burst: int
    burst_seconds: int
    sustained: int
    sustained_seconds: int


# Why these numbers: docs/decisions/0006-limits-for-shared-networks.md
DEFAULTS = {
    SCOPE.NETWORK: Limit(scope=SCOPE.NETWORK, burst=30, sustained=300),
    SCOPE.MAILBOX: Limit(scope=SCOPE.MAILBOX, burst=5, sustained=20),
    SCOPE.GLOBAL: Limit(scope=SCOPE.GLOBAL, burst=30_000, sustained=400_000),
    SCOPE.PRESSURE: Limit(scope=SCOPE.PRESSURE, burst=120, sustained=2_400),
}


@dataclass(frozen=True)
class Verdict:
    """What is known of an attempt: the day's hash of its network, its sign-up table, and whether it is one too many."""

    network: str
    table: TableWindow | None
    over: bool


def check(*, action: str, ip: str, mailbox: str, at: datetime) -> Verdict:
    """Count one attempt and judge it. Called before the caller's transaction, and never inside one.

    `mailbox` is a canonical address. The row is committed first and counted with all others after, so however many
    come at once, never more than the limit get through; in a rush, fewer may. A sign-up table lifts the network's
    limit and no other. An unknown `ip` ("") is not limited by network.
    """
    table = tables.open_for(action=action, ip=ip, at=at)
    attempt = Attempt.objects.create(
        action=action, network=networks.hashed(ip, at=at), mailbox=networks.hashed(mailbox, at=at), at=at
    )
    asked = passed(SCOPE.MAILBOX, at, mailbox)
    if table is None:
        asked += passed(SCOPE.NETWORK, at, ip, action)
    over = any(questions.answers(asked)) or crowd(at)[SCOPE.GLOBAL]
    return Verdict(network=attempt.network, table=table, over=over)


def under_pressure(*, at: datetime) -> bool:
    """Whether so many attempts come in that browsers are asked for a proof of work. Known to five seconds."""
    return crowd(at)[SCOPE.PRESSURE]


def in_force() -> dict[str, Rule]:
    """The limit of each scope: the row that staff keep, or the default where there is none."""
    rules = cache.get("limits:rules")
    if rules is None:
        rows = DEFAULTS | {row.scope: row for row in Limit.objects.all()}
        rules = {scope: Rule(*(getattr(row, number) for number in Rule._fields)) for scope, row in rows.items()}
        cache.set("limits:rules", rules, RULES_CACHED)
    return rules


def crowd(at: datetime) -> dict[str, bool]:
    """Which limits for everybody are passed. Measured every few seconds: they are large numbers, and a large count."""
    known = cache.get("limits:crowd")
    if known is None:
        known = {scope: any(questions.answers(passed(scope, at))) for scope in (SCOPE.GLOBAL, SCOPE.PRESSURE)}
        cache.set("limits:crowd", known, CROWD_CACHED)
    return known


def passed(scope: str, at: datetime, who: str = "", action: str = "") -> list[Question]:
    """Whether there are more attempts than a limit's burst, and more than its sustained number.

    `who` is the address whose attempts are meant; without one there is nothing to ask.
    """
    rule = in_force()[scope]
    burst, sustained = (at - timedelta(seconds=seconds) for seconds in (rule.burst_seconds, rule.sustained_seconds))
    whose: tuple[str, ...]
    match scope:
        case SCOPE.NETWORK | SCOPE.MAILBOX if not who:
            return []
        case SCOPE.NETWORK:
            words, whose = questions.BY_NETWORK, (*networks.hashes(who, since=sustained, at=at), action)
        case SCOPE.MAILBOX:
            words, whose = questions.BY_MAILBOX, networks.hashes(who, since=sustained, at=at)
        case _:
            words, whose = questions.BY_ANYBODY, ()
    return [Question(words, whose, burst, rule.burst), Question(words, whose, sustained, rule.sustained)]
