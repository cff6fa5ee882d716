"""The benchmark: how fast the site is beside bare Django, measured in one run on this machine."""

import shutil
from argparse import ArgumentParser
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from actions.petitions.models import Petition
from advocacy.bench import districts, filling, gifts, letters, load, measuring
from advocacy.demo import serving
from advocacy.demo.content import petition as words

FEW, MANY = 1_000, 1_000_000
BESIDE = {
    "campaign, kept": "bare view",
    "petition, kept": "bare view",
    "petition, rendered": "bare view",
    "signing": "bare inserts",
}


class Command(BaseCommand):
    """Prints a table, and keeps nothing. Run by `make bench`, which brings a database and wrk."""

    help = "Measure the speed of pages, of signing and of the worker. Use `make bench`, which brings what it needs."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rounds", type=int, default=3, help="How often each is measured; the median counts.")
        parser.add_argument("--seconds", type=int, default=5, help="How long each measurement takes.")
        parser.add_argument("--many", type=int, default=MANY, help="How many signatures the full table holds.")

    def handle(self, *, rounds: int, seconds: int, many: int, **options: Any) -> None:
        if settings.SETTINGS_MODULE != measuring.SITE:
            raise CommandError("The benchmark has settings and a database of its own: use make bench.")
        if not shutil.which("wrk"):
            raise CommandError("wrk, which makes the load, is missing. On Debian and Ubuntu: apt-get install wrk")
        self.say(f"Database: {connection.vendor}")
        serving.prepare(progress=self.say)
        measuring.lift_limits()
        petition = Petition.objects.get(name=words.INTERNAL_NAME)
        try:
            with ExitStack() as stack:
                servers = measuring.start(stack)
                measuring.sign(servers.cached, seconds=1)
                rates = {}
                for number in (FEW, many):
                    self.say(f"With {number:,} signatures")
                    filling.fill(petition, number)
                    rates[number] = measuring.medians(servers, rounds=rounds, seconds=seconds, progress=self.say)
        except load.Failed as error:
            raise CommandError(str(error)) from error
        self.report(rates[FEW], rates[many], many)

    def report(self, few: dict[str, float], full: dict[str, float], many: int) -> None:
        """The table: what was measured, and beside it what is wanted."""
        self.say(f"\n{'':<44}{'a second':>10}{'ratio':>8}   wanted")
        self.row("Bare view", few["bare view"])
        for page in ("campaign", "petition"):
            self.row(f"The {page} page, kept", few[f"{page}, kept"], few["bare view"], 0.6)
        self.row("The petition page, rendered", few["petition, rendered"])
        self.row("Bare view with two inserts", few["bare inserts"])
        self.row("Signing", few["signing"], few["bare inserts"], 0.35, at_least=100)
        self.say(f"With {many:,} signatures; the ratio to the rate above leaves out what the bare view lost or won")
        for name, bare in BESIDE.items():
            self.row(f"  {name.capitalize()}", full[name], few[name] * full[bare] / few[bare], 0.8)
        self.row("Jobs through one worker", measuring.work(), at_least=200)
        for name, path in (("campaign", measuring.CAMPAIGN), ("petition", measuring.PETITION)):
            number = measuring.queries(path)
            self.say(
                f"{f'Queries of the {name} page, rendered':<44}{number:>10}{'':>8}   at most 15{verdict(number <= 15)}"
            )

        self.lookups()
        self.letters()
        self.gifts()

    def lookups(self) -> None:
        """How fast a ZIP code's legislators are told."""
        milliseconds, number = districts.look_up()
        met = verdict(milliseconds <= 3 and number <= 2)
        self.say(f"{'ZIP look-up, median in ms':<44}{milliseconds:>10.1f}{'':>8}   at most 3, {number} queries{met}")

    def letters(self) -> None:
        """How fast letters are queued and carried."""
        letters.configure()
        self.row("Letters to three offices, queued", letters.prepare(letters.campaign()), at_least=60)
        self.row(f"Deliveries through {letters.WORKERS} workers", letters.deliver(), at_least=100)

    def gifts(self) -> None:
        """How fast gifts are begun, webhooks taken in, and the books compared with Stripe's."""
        self.row("Gifts begun", gifts.start(), at_least=40)
        taken, bare = gifts.take()
        self.row("Bare view with one insert, in this process", bare)
        self.row("Webhooks taken in, likewise", taken, bare, 0.5, at_least=150)
        seconds = gifts.reconcile()
        name = f"{gifts.RECONCILED:,} gifts reconciled, in s"
        self.say(f"{name:<44}{seconds:>10.1f}{'':>8}   under 20{verdict(seconds < 20)}")

    def row(self, name: str, rate: float, beside: float = 0, ratio: float = 0, at_least: float = 0) -> None:
        """One rate; where it has something to be compared with, the ratio too."""
        found = f"{rate / beside:>8.2f}" if beside else " " * 8
        wanted = " and ".join([f"≥ {ratio}"] * bool(ratio) + [f"≥ {at_least:g}"] * bool(at_least))
        good = rate >= at_least and (not beside or rate >= beside * ratio)
        self.say(f"{name:<44}{rate:>10,.0f}{found}   {wanted}{verdict(good) if wanted else ''}")

    def say(self, line: str) -> None:
        """Print at once, also into a pipe."""
        self.stdout.write(line)
        self.stdout.flush()


def verdict(good: bool) -> str:
    return ", met" if good else ", MISSED"
