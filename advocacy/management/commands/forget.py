"""Whoever asks what is held about her, or to be forgotten, is answered by this command."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.json import DjangoJSONEncoder

from actions.supporters import addresses
from actions.supporters.models import Mailbox, Supporter
from advocacy import privacy


class Command(BaseCommand):
    """Forgets everybody at one mail address, or tells all that is held. Staff make sure that whoever asks owns it."""

    help = "Forget everybody who acted with one mail address. What they signed stays counted, as nobody's."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", help="The mail address, in any of its writings.")
        parser.add_argument("--export", action="store_true", help="Print all that is held as JSON; forget nothing.")
        parser.add_argument("--yes", action="store_true", help="Do not ask.")

    def handle(self, *, address: str, export: bool, yes: bool, **options: Any) -> None:
        supporters = held(address)
        if not supporters:
            raise CommandError("Nothing is held about this address.")
        if export:
            told = [privacy.export(supporter=supporter) for supporter in supporters]
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder))
            return
        self.show(supporters)
        if not yes and input("Forget them for good? Write yes: ").strip().lower() != "yes":
            raise CommandError("Nothing was changed.")
        for supporter in supporters:
            privacy.erase(supporter=supporter)
        self.stdout.write("Forgotten.")

    def show(self, supporters: list[Supporter]) -> None:
        """What would be forgotten, so that a mistyped address is noticed."""
        self.stdout.write(addresses.masked(supporters[0].mailbox.address))
        for supporter in supporters:
            numbers = f"{supporter.signatures.count()} signatures, {supporter.consents.count()} consents"
            self.stdout.write(f"  {supporter.name[:1]}•••, since {supporter.created_at:%Y-%m-%d}: {numbers}")


def held(address: str) -> list[Supporter]:
    """Everybody at a mailbox that is not forgotten yet, those who came first before the others."""
    rows = Supporter.objects.filter(mailbox__canonical=addresses.canonical(address))
    return list(rows.exclude(mailbox__state=Mailbox.State.ERASED).select_related("mailbox").order_by("pk"))
