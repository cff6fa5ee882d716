"""Whether Stripe's account and the books agree, to the cent."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from payments import money, reconciling, spans, stripe_client
from payments.reconciling import Report


class Command(BaseCommand):
    """Prints the sums by kind and everything that is not explained; ends with 1 if there is any."""

    help = "Compare Stripe's account with the books, from one day to another, both included."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="first", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
        parser.add_argument("--to", dest="last", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")

    def handle(self, *, first: date, last: date, **options: Any) -> None:
        if first > last:
            raise CommandError("The first day is after the last.")
        since, until = spans.of_days(first, last)
        try:
            report = reconciling.reconcile(since=since, until=until)
        except (stripe_client.Unavailable, stripe_client.Refused) as error:
            raise CommandError(f"Stripe cannot be asked: {error}") from None
        self.say(report)
        if not report.is_even:
            raise CommandError(f"{len(report.findings)} not explained.")

    def say(self, report: Report) -> None:
        """The report in lines."""
        self.stdout.write(f"{'':24} {'number':>8} {'Stripe, net':>16} {'books, net':>16} {'difference':>14}")
        for one in report.in_order:
            amounts = [money.plain(cents, one.currency) for cents in (one.stripe, one.books, one.difference)]
            name = f"{one.kind.label} {one.currency.upper()}"
            self.stdout.write(f"{name:24} {one.number:8} {amounts[0]:>16} {amounts[1]:>16} {amounts[2]:>14}")
        for currency, cents in sorted(report.differences.items()):
            self.stdout.write(f"Difference {currency.upper()}: {money.plain(cents, currency)}")
        self.stdout.write(
            f"{report.payouts} payouts added up; {report.outside} rows lie in Stripe's days before or after."
        )
        for found in report.findings:
            where = f"gift {found.gift}" if found.gift else "no gift"
            difference = money.plain(found.difference, found.currency)
            self.stdout.write(f"{found.id or '-'} {found.source_id or '-'} {where} {difference}: {found.why.label}")
