"""How many attempts are let through. Each is counted before it is judged, so that no crowd slips past."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.cache import cache

from actions.limits import attempts, networks, questions, tables
from actions.limits.models import Limit, TableWindow
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

    def since(self, at: datetime) -> datetime:
        """From when on attempts count."""
        return at - timedelta(seconds=self.sustained_seconds)


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

    `mailbox` is a canonical address. It is written first and counted with all before it, so however many come at
    once, never more than the limit get through; on SQLite, in a rush, fewer may. A sign-up table lifts the network's
    limit and no other. An unknown `ip` ("") is not limited by network.
    """
    table = tables.open_for(action=action, ip=ip, at=at)
    rules = in_force()
    network = networks.hashes(ip, since=rules[SCOPE.NETWORK].since(at), at=at)
    sender = networks.hashes(mailbox, since=rules[SCOPE.MAILBOX].since(at), at=at)
    asked = passed(rules[SCOPE.MAILBOX], questions.BY_MAILBOX, sender, at) if mailbox else []
    if ip and table is None:
        asked += passed(rules[SCOPE.NETWORK], questions.BY_NETWORK, (*network, action), at)
    answers = attempts.note(action=action, network=network[0], mailbox=sender[0], at=at, asked=asked)
    over = any(answers) or crowd(at)[SCOPE.GLOBAL]
    return Verdict(network=network[0], table=table, over=over)


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
        rules = in_force()
        asked = {scope: passed(rules[scope], questions.BY_ANYBODY, (), at) for scope in (SCOPE.GLOBAL, SCOPE.PRESSURE)}
        known = {scope: any(questions.answers(both)) for scope, both in asked.items()}
        cache.set("limits:crowd", known, CROWD_CACHED)
    return known


def passed(rule: Rule, words: str, whose: tuple[str, ...], at: datetime) -> list[Question]:
    """Whether there are more attempts than a rule's burst, and more than its sustained number."""
    burst = at - timedelta(seconds=rule.burst_seconds)
    return [Question(words, whose, burst, rule.burst), Question(words, whose, rule.since(at), rule.sustained)]
