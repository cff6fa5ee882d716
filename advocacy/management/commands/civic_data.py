"""Who sits where, from published files: fetch them, take them in, go back, and say how they stand."""

import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils import timezone

from actions.legislators import checking, fetching, importing, seats, sources, starting, status
from actions.legislators.importing import Contents
from actions.legislators.models import DataSet
from actions.legislators.records import Unreadable

WIDTH = 30  # of a progress bar


class Command(BaseCommand):
    """`update`, `import PATH`, `rollback KIND`, `status`, `sample`."""

    help = "Bring and keep the rosters of legislators and the tables of ZIP codes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("update", help="Fetch the published files and take them in.")
        taking = actions.add_parser("import", help="Take in files, or a folder of openstates/people.")
        taking.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        taking.add_argument("--as-of", type=date.fromisoformat, help="The day they were made, as 2026-06-15.")
        back = actions.add_parser("rollback", help="Let the set before the current one hold again.")
        back.add_argument("kind", choices=DataSet.Kind.values)
        back.add_argument("region", nargs="?", default="", help="A state's two letters, for its legislature.")
        actions.add_parser("status", help="Say what is loaded, how old it is, and what ends when.")
        actions.add_parser("sample", help="Take in the small sample that comes with the program.")

    def handle(self, *, action: str, **options: Any) -> None:
        match action:
            case "update":
                self.update()
            case "import":
                self.take_in_files(options["paths"], options["as_of"])
            case "rollback":
                self.go_back(options["kind"], options["region"].upper())
            case "status":
                self.report()
            case "sample":
                starting.start(at=timezone.now())
                self.report()

    def update(self) -> None:
        """Each file by itself: one that cannot be had does not keep the others out."""
        failed = []
        with tempfile.TemporaryDirectory() as folder:
            for known in (known for known in sources.SOURCES if known.url):
                try:
                    path = fetching.fetch(known.url, Path(folder), progress=self.bar(known.name))
                    self.take_in(sources.read(path, as_of=seats.today(timezone.now()), source=known.url))
                except (fetching.NotFetched, Unreadable, checking.Refused) as error:
                    failed.append(known.name)
                    self.stderr.write(f"{known.name}: {error} Nothing was changed.")
        if failed:
            raise CommandError(f"Not updated: {', '.join(failed)}.")

    def take_in_files(self, paths: list[Path], as_of: date | None) -> None:
        """Read everything first: where one of several files is odd, none is taken in."""
        try:
            read = [contents for path in paths for contents in sources.read(path, as_of=as_of)]
            self.take_in(read)
        except (Unreadable, checking.Refused, OSError) as error:
            raise CommandError(f"{error} Nothing of it was taken in.") from error

    def take_in(self, read: list[Contents]) -> None:
        """Swap each in, with a bar."""
        for contents in read:
            bar, number = self.bar(contents.description.name), len(contents.records)
            try:
                importing.take_in(contents, at=timezone.now(), progress=partial(bar, whole=number))
            except IntegrityError as error:
                raise CommandError("Another import ended at this moment. Look at `status`, and try again.") from error
            self.stdout.write(f"{contents.description.name}: {number:,} entries.")

    def go_back(self, kind: str, region: str) -> None:
        try:
            row = importing.go_back(kind=kind, region=region)
        except importing.NothingKept as error:
            raise CommandError(f"No earlier set of {kind} {region}".strip() + " is kept.") from error
        self.stdout.write(f"{row.name} of {row.imported_at:%Y-%m-%d %H:%M} holds again.")

    def report(self) -> None:
        standings = status.standings(on=seats.today(timezone.now()))
        if not standings:
            self.stdout.write("Nothing is loaded. `manage.py civic_data update` fetches it, `… sample` takes a sample.")
        for standing in standings:
            self.stdout.write(line(standing))

    def bar(self, name: str) -> Callable[..., None]:
        """A bar on a terminal; a file that the output goes to stays free of it."""
        last = [-1]

        def show(done: int, whole: int | None) -> None:
            share = min(done * WIDTH // whole, WIDTH) if whole else 0
            if not sys.stderr.isatty() or share == last[0]:
                return
            last[0] = share
            end = "\n" if share == WIDTH else ""
            self.stderr.write(f"\r{name:<40} {'█' * share:<{WIDTH}} {done:>12,}", ending=end)

        return show


def line(standing: status.Standing) -> str:
    """One data set: what, of when, from where, and until when."""
    row = standing.data_set
    parts = [f"{row.kind} {row.region}".strip(), f"{row.entries:,} entries", row.name]
    parts += ["a sample"] * row.is_sample
    parts += [f"as of {row.as_of}"] if row.as_of else []
    parts.append(f"taken in on {row.imported_at:%Y-%m-%d}")
    parts += [f"OLD: rosters change more often than every {status.OLD.days} days"] * standing.is_old
    if standing.has_ended:
        parts.append(f"ENDED on {row.valid_until}")
    elif row.valid_until:
        parts.append(f"ends on {row.valid_until}, in {standing.days_left} days")
    return ", ".join(parts)
