import pytest
from django.db import connection

from actions.limits import limits


@pytest.fixture
def attempt(at):
    """One attempt to sign the river petition; returns the verdict."""

    def check(*, action="petition:1", ip="203.0.113.7", mailbox="", at=at):
        return limits.check(action=action, ip=ip, mailbox=mailbox, at=at)

    return check


@pytest.fixture
def queries():
    """What an attempt costs: its insert and its question, which PostgreSQL gets in one message."""
    return 1 if connection.vendor == "postgresql" else 2
