"""`manage.py work` in a process that is killed at the worst moment: Stripe has answered, and no row says so yet.

Its first argument names the question after whose answer it dies, "" for none; the others are those of `work`.
"""

import os
import signal
import sys

import django
from django.core.management import call_command

django.setup()

from advocacy.management.commands import work  # noqa: E402
from advocacy.work import KINDS  # noqa: E402
from payments import settling, stripe_client  # noqa: E402

QUESTIONS = {"payment": (settling, "look"), "refund": (stripe_client, "create_refund")}


def die_after(module, name):
    """Kill this process, as an operating system does, once the question is answered."""
    ask = getattr(module, name)

    def answered(*args, **words):
        ask(*args, **words)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, name, answered)


if sys.argv[1]:
    die_after(*QUESTIONS[sys.argv[1]])
work.KINDS = {kind: KINDS[kind] for kind in ("payments.event", "payments.refund")}
call_command("work", *sys.argv[2:])
