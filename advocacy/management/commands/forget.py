"""Whoever asks what is held about her, or to be forgotten, is answered by this command."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from actions.supporters import addresses
from actions.supporters.models import Mailbox, Supporter
from advocacy import privacy
from payments import money, plans, stripe_client
from payments import privacy as giving
from payments.models import Subscription


class Command(BaseCommand):
    """Forgets everybody at one mail address, or tells all that is held. Staff make sure that whoever asks owns it."""

    help = "Forget everybody who acted with one mail address. What they signed stays counted, as nobody's."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="The mail address, in any of its writings.")
        parser.add_argument("--export", action="store_true", help="Print all that is held as JSON; forget nothing.")
        parser.add_argument(
            "--end-gifts", action="store_true", help="End at Stripe first what they still give each month or year."
        )
        parser.add_argument("--yes", action="store_true", help="Do not ask.")

    def handle(self, *, address: str, export: bool, end_gifts: bool, yes: bool, **options: Any) -> None:
        supporters = held(address)
        if not supporters:
            raise CommandError("Nothing is held about this address.")
        if export:
            told = [privacy.export(supporter=supporter) for supporter in supporters]
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder))
            return
        self.show(supporters)
        running = giving.running(supporters=supporters, typed=typed_before(supporters, address))
        for row in running:
            again = "is ended at Stripe first" if end_gifts else "still runs: --end-gifts ends it at Stripe first"
            self.stdout.write(f"  {money.exact(row.amount_cents, row.currency)} a {row.interval} {again}")
        if not yes and input("Forget them for good? Write yes: ").strip().lower() != "yes":
            raise CommandError("Nothing was changed.")
        if end_gifts:
            self.end(running)
        try:
            forget(supporters, address)
        except giving.StillGives as error:
            raise CommandError(f"Nothing was forgotten. {error}") from None
        self.stdout.write("Forgotten.")

    def show(self, supporters: list[Supporter]) -> None:
        """What would be forgotten, so that a mistyped address is noticed."""
        self.stdout.write(addresses.masked(supporters[0].mailbox.address))
        for supporter in supporters:
            numbers = f"{supporter.signatures.count()} signatures, {supporter.consents.count()} consents"
            self.stdout.write(f"  {supporter.name[:1]}•••, since {supporter.created_at:%Y-%m-%d}: {numbers}")

    def end(self, running: list[Subscription]) -> None:
        """End gifts that come again, so that nobody is charged whom nobody knows; what was ended before stays so."""
        for row in running:
            try:
                ended = plans.end(row=row, at=timezone.now())
            except (stripe_client.Unavailable, stripe_client.Refused) as error:
                raise CommandError(f"Nothing was forgotten. Stripe did not end a gift: {error}. Try again.") from None
            if ended.gives:
                raise CommandError("Nothing was forgotten. A gift still runs at Stripe: end it there, then try again.")


def typed_before(supporters: list[Supporter], address: str) -> set[str]:
    """The address in the writings that are known."""
    return {supporter.mailbox.address for supporter in supporters} | {address}


@transaction.atomic
def forget(supporters: list[Supporter], address: str) -> None:
    """Everybody at the address or, while a gift of one of them still comes again, nobody. Raises StillGives."""
    every = typed_before(supporters, address)
    for supporter in supporters:
        privacy.erase(supporter=supporter)
    for typed in every:
        giving.erase_unrecorded(address=typed)


def held(address: str) -> list[Supporter]:
    """Everybody at a mailbox that is not forgotten yet, those who came first before the others."""
    rows = Supporter.objects.filter(mailbox__canonical=addresses.canonical(address))
    return list(rows.exclude(mailbox__state=Mailbox.State.ERASED).select_related("mailbox").order_by("pk"))
