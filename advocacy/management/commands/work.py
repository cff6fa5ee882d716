"""The worker: mail and everything else that the outbox promised."""

import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from actions.outbox import working
from advocacy.work import KINDS


class Command(BaseCommand):
    """Does the outbox's jobs until it is told to stop; the job in hand is finished first."""

    help = "Send mail and do the other jobs of the outbox. Several may run at once."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--drain", action="store_true", help="Do what is due now, then end: for cron, where no daemon may run."
        )

    def handle(self, *, drain: bool, **options: Any) -> None:
        stop = threading.Event()

        def stop_after_this_job(number: int, frame: FrameType | None) -> None:
            signal.signal(number, signal.SIG_DFL)  # a second one ends it at once
            stop.set()

        signal.signal(signal.SIGTERM, stop_after_this_job)
        signal.signal(signal.SIGINT, stop_after_this_job)
        if drain:
            self.stdout.write(f"{working.drain(kinds=KINDS, stop=stop)} jobs ended.")
        else:
            self.stdout.write("Waiting for jobs. Ctrl-C ends it.")
            working.run(kinds=KINDS, stop=stop)
