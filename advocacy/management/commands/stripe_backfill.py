"""After an outage: what Stripe told meanwhile, of which its webhooks may have given up."""

from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from payments import catching_up, inbox, stripe_client


class Command(BaseCommand):
    """Keeps the events as webhooks would; the worker then looks at what they hint at.

    Before the thirty days for which Stripe keeps them, it looks at what its lists tell of: monthly gifts that went on,
    refunds, disputes.
    """

    help = "Fetch what happened at Stripe since a moment, also before the thirty days for which it keeps events."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--since",
            type=datetime.fromisoformat,
            required=True,
            metavar="WHEN",
            help="2026-11-24, or 2026-11-24T18:30",
        )

    def handle(self, *, since: datetime, **options: Any) -> None:
        moment = since if timezone.is_aware(since) else timezone.make_aware(since)
        try:
            seen, new = inbox.backfill(since=moment, at=timezone.now())
            older = catching_up.promise(since=moment, at=timezone.now())
        except (stripe_client.Unavailable, stripe_client.Refused) as error:
            raise CommandError(f"Stripe cannot be asked: {error}") from None
        self.stdout.write(f"{seen} events, {new} of them new. The worker looks at those now.")
        if older:
            self.stdout.write(f"It looks at {older} gifts besides, of which Stripe may keep no event any more.")
