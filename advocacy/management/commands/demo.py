"""The demo site, built and served by one command."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from advocacy.demo import building, serving


class Command(BaseCommand):
    """Builds the demo in `VAR_DIR` unless it is there, then serves it with its worker and its mailbox."""

    help = "Build the demo site, then serve it on 127.0.0.1 with its worker and its mailbox, until Ctrl-C."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="Where to serve it; 8000 unless said otherwise.")
        parser.add_argument("--data-only", action="store_true", help="Build it, and do not serve it.")
        parser.add_argument("--reset", action="store_true", help="Throw away what was built before, and start over.")

    def handle(self, *, port: int, data_only: bool, reset: bool, **options: Any) -> None:
        if not settings.SANDBOX:
            raise CommandError("The demo does not run on production settings.")
        try:
            with serving.alone():
                if data_only:
                    self.build(reset)
                else:
                    with serving.listening(port) as server:
                        self.build(reset)
                        serving.serve(server, announce=self.announce)
        except serving.NoFolder as why:
            raise CommandError(f"The demo cannot write to {settings.VAR_DIR}: {why}. VAR_DIR= names another.") from why
        except serving.Running as error:
            raise CommandError(f"The demo in {settings.VAR_DIR} is running already. Stop it first.") from error
        except serving.NoPort as why:
            other = port + 1 if 1024 <= port < 65535 else 8080
            raise CommandError(f"Port {port} on 127.0.0.1 {why}. Choose another one: make demo PORT={other}") from why
        except serving.NotOurs as error:
            raise CommandError("DATABASE_URL names a database of its own, which is not thrown away.") from error
        except KeyboardInterrupt:
            raise CommandError("Stopped before the demo was ready. The same command builds it anew.") from None

    def build(self, reset: bool) -> None:
        """Build what is missing, saying how it goes."""
        begun = time.monotonic()
        if reset:
            serving.throw_away()
        serving.prepare(progress=self.progress)
        self.say(f"The demo is built in {settings.VAR_DIR} ({time.monotonic() - begun:.0f} s).")

    def progress(self, step: str) -> None:
        """One line for one step."""
        self.say(f"  {step}…")

    def announce(self, address: str) -> None:
        """Where everything is, and who may log in."""
        self.say("")
        for name, path in building.PLACES.items():
            self.say(f"  {name:<22}{address}{path}")
        self.say("\n  Staff logins")
        for role, (username, password) in building.LOGINS.items():
            self.say(f"  {role:<22}{username} / {password}")
        self.say("\nCtrl-C stops it.")

    def say(self, line: str) -> None:
        """Print at once, also into a pipe."""
        self.stdout.write(line)
        self.stdout.flush()
