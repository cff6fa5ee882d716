"""The list of names as a document to be handed over: a cover, the numbered names in columns, the approved comments."""

from contextlib import ExitStack
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO

from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from actions.petitions import exporting, pdf_cover
from actions.petitions.models import Petition
from actions.typesetting.faces import printable
from actions.typesetting.sheet import BOTTOM, MARGIN, SOFT, Sheet

COLUMNS, GAP, GUTTER, STEP, LEADING = 3, 7.0, 9.0, 5.2, 4.1
COMMENT, SIGNER, SPOKEN = 10.5, 8.5, 140.0  # two sizes in points, and the width of both
COLUMN = (215.9 - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS


def make(*, petition: Petition, title: str, organisation: str, language: str, made_by: str, at: datetime) -> IO[bytes]:
    """Sets the document in a temporary file, logs it, and returns the file at its beginning."""
    with translation.override(language):
        rows = list(exporting.rows(petition))
    tally = exporting.Tally(offline=exporting.offline(petition))
    for row in rows:
        tally.add(row)
    with translation.override(language):
        sheet = Sheet(title=title, language=language)
        sheet.add_page()
        heading = pdf_cover.Heading(title=title, organisation=organisation, targets=petition.targets, at=at)
        pdf_cover.draw(sheet, heading, tally)
        _draw_names(sheet, rows)
        _draw_comments(sheet, [row for row in rows if row.comment])
        with ExitStack() as stack:
            file = stack.enter_context(TemporaryFile())
            sheet.output(file)  # draws the last foot, so in the language too
            exporting.log(petition=petition, format="pdf", tally=tally, made_by=made_by, at=at)
            stack.pop_all()
    file.seek(0)
    return file


def _draw_names(sheet: Sheet, rows: list[exporting.Row]) -> None:
    """Sets all names in columns, each at its number."""
    note = "" if all(row.confirmed for row in rows) else _("° not confirmed by e-mail")
    column, y = COLUMNS - 1, BOTTOM  # full, so that the first name begins a page
    for row in rows:
        lines = _name_lines(sheet, row)
        if y + len(lines) * LEADING > BOTTOM:
            column = (column + 1) % COLUMNS
            if column == 0:
                sheet.begin_page(_("Names"), note=note)
            y = sheet.text_top
        _draw_name(sheet, row, lines, x=MARGIN + column * (COLUMN + GAP), y=y)
        y += STEP + (len(lines) - 1) * LEADING


def _name_lines(sheet: Sheet, row: exporting.Row) -> list[str]:
    """The name, broken where it is wider than its column less the number and the place."""
    sheet.face(9)
    name = printable(row.name) + ("" if row.confirmed else "\u00a0°")
    width = COLUMN - GUTTER - (9 if row.place else 0)
    if sheet.width_of(name) <= width:
        return [name]
    return sheet.lines(name, width=width)


def _draw_name(sheet: Sheet, row: exporting.Row, lines: list[str], *, x: float, y: float) -> None:
    sheet.face(6.5, SOFT)
    sheet.write_at(x, y + 0.8, number_format(row.number, force_grouping=True), width=GUTTER - 2, align="R")
    sheet.face(9)
    for index, line in enumerate(lines):
        sheet.write_at(x + GUTTER, y + index * LEADING, line)
    if row.place:
        sheet.face(6.5, SOFT)
        sheet.write_at(x, y + 0.8, row.place, width=COLUMN, align="R")


def _draw_comments(sheet: Sheet, rows: list[exporting.Row]) -> None:
    """Sets each approved comment with its signer; a comment is not broken over two pages."""
    y = BOTTOM
    for row in rows:
        comment = printable(" ".join(row.comment.split()))
        signer = _("%(name)s, number %(number)s") % {
            "name": printable(row.name),
            "number": number_format(row.number, force_grouping=True),
        }
        if y + _height(sheet, comment, signer) > BOTTOM:
            sheet.begin_page(_("In their own words"))
            y = sheet.text_top
        sheet.face(COMMENT)
        y = sheet.paragraph(MARGIN + GUTTER, y, comment, width=SPOKEN) + 0.8
        sheet.face(SIGNER, SOFT)
        y = sheet.paragraph(MARGIN + GUTTER, y, signer, width=SPOKEN) + 5.5


def _height(sheet: Sheet, comment: str, signer: str) -> float:
    """How much of a page a comment takes with its signer."""
    height = 0.8
    for size, text in ((COMMENT, comment), (SIGNER, signer)):
        sheet.face(size)
        height += len(sheet.lines(text, width=SPOKEN)) * sheet.font_size * 1.45
    return height
