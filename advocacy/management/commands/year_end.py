"""Every donor's gifts of a year on one paper: looked at first, then mailed, each once."""

from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from payments import money, receipt_pdf, statement_wording, statements
from payments.models import Statement


class Command(BaseCommand):
    """Shows or sends the statements of a year."""

    help = "The year-end statements of all donors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, required=True)
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--preview", action="store_true", help="Say whose statements would be mailed; send nothing.")
        what.add_argument("--send", action="store_true", help="Mail to each donor what she has not had yet.")
        parser.add_argument("--pdf", type=Path, help="With --preview: write one donor's statement to this file.")

    def handle(self, *, year: int, preview: bool, send: bool, pdf: Path | None, **options: Any) -> None:
        if not 2000 <= year <= timezone.localtime().year:
            raise CommandError("There are no gifts of that year.")
        if preview:
            self.preview(year, pdf)
            return
        try:
            new, before = statements.send(year=year, at=timezone.now())
        except statements.NotOver:
            raise CommandError(f"{year} is not over yet. Look at it with --preview.") from None
        self.stdout.write(f"{new} statements are being mailed; {before} were written before.")

    def preview(self, year: int, pdf: Path | None) -> None:
        """How many, to whom it may not go, and the sums, by organisation."""
        found = list(statements.all_of(year))
        people: dict[str, int] = defaultdict(int)
        sums: dict[tuple[str, str], int] = defaultdict(int)
        for one in found:
            people[one.recipient.legal_name] += 1
            for gift in one.gifts:
                sums[one.recipient.legal_name, gift.currency] += gift.kept_cents
        for name, number in sorted(people.items()):
            given = [money.exact(cents, currency) for (of, currency), cents in sorted(sums.items()) if of == name]
            self.stdout.write(f"{name}: {number} donors, {', '.join(given)}")
        written = Statement.objects.filter(year=year).count()
        unmailed = sum(not one.email for one in found)
        self.stdout.write(f"{len(found)} statements; {written} written before; {unmailed} without a mail address.")
        if pdf and found:
            self.write(found[0], pdf)

    def write(self, one: statements.Year, file: Path) -> None:
        """One donor's statement, as it would be."""
        lines = statement_wording.statement(one.gifts, one.recipient, year=one.year, at=timezone.now())
        row = Statement(year=one.year, language=one.last.language, lines=lines)
        file.write_bytes(receipt_pdf.statement(row))
        self.stdout.write(f"An example: {file}")
