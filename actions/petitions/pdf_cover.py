"""The first page of a printed list: what is asked of whom, how many ask it, and when they were counted."""

import random
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from actions.petitions import exporting
from actions.typesetting.faces import display_family, printable
from actions.typesetting.sheet import ACCENT, INK, LINE, SOFT, Sheet

LEFT, WIDTH = 25.0, 165.9
NUMBERS = 136.0  # where they begin; the words above end there, however many
PATCHES = ((171, 66, 32), (58, 70, 120), (112, 125, 84), (120, 62, 88), (222, 210, 182), (236, 228, 210))


@dataclass(frozen=True)
class Heading:
    """What stands above the list, in its language."""

    title: str
    organisation: str
    targets: str
    at: datetime


def draw(sheet: Sheet, heading: Heading, tally: exporting.Tally) -> None:
    """Draws the cover on the current page."""
    _patchwork(sheet, seed=heading.title)
    sheet.face(10.5, SOFT)
    sheet.paragraph(LEFT, 28, printable(heading.organisation), width=WIDTH)
    _title(sheet, heading)
    _numbers(sheet, tally)
    _small_print(sheet, heading)


def _patchwork(sheet: Sheet, *, seed: str) -> None:
    """A band of joined scraps across the head of the page, the same each time for the same petition."""
    chance = random.Random(seed)  # noqa: S311 - a pattern, not a secret
    x, colour = 0.0, -1
    while x < sheet.w:
        width = chance.choice((9, 14, 22, 31, 40))
        colour = chance.choice([index for index in range(len(PATCHES)) if index != colour])
        slant = chance.choice((-4, 0, 0, 3))
        sheet.set_fill_color(*PATCHES[colour])
        sheet.set_draw_color(255, 255, 255)
        sheet.set_line_width(0.5)
        sheet.polygon([(x, -1), (sheet.w + 9, -1), (sheet.w + 9, 11), (x + slant, 11)], style="DF")
        x += width


def _title(sheet: Sheet, heading: Heading) -> None:
    sheet.face(10.5, ACCENT)
    sheet.write_at(LEFT, 56, _("Petition"))
    title = printable(heading.title)
    sizes = (30, 22, 17, 13) if len(title) <= 60 else (22, 17, 13)
    _fit(sheet, title, sizes, height=50, leading=1.18, family=display_family(title))
    y = sheet.paragraph(LEFT, 63, title, width=_balanced(sheet, title), leading=1.18) + 5
    targets = printable(_("To %(targets)s") % {"targets": heading.targets})
    _fit(sheet, targets, (13, 11, 9), height=NUMBERS - 3 - y, leading=1.45, family="text")
    sheet.paragraph(LEFT, y, targets, width=WIDTH)


def _fit(sheet: Sheet, text: str, sizes: tuple[int, ...], *, height: float, leading: float, family: str) -> None:
    """Sets the largest of some sizes in which the text is no higher than that, and the smallest where none is."""
    for size in sizes:
        sheet.face(size, INK, family)
        if len(sheet.lines(text, width=WIDTH)) * sheet.font_size * leading <= height:
            return


def _balanced(sheet: Sheet, text: str) -> float:
    """The least width that breaks the text into no more lines than the full one, so that none ends in a single word."""
    fewest = len(sheet.lines(text, width=WIDTH))
    return next(width for width in (*range(80, 165, 5), WIDTH) if len(sheet.lines(text, width=width)) <= fewest)


def _numbers(sheet: Sheet, tally: exporting.Tally) -> None:
    """The count that matters, large, and under it each kind on a line of its own."""
    sheet.face(60, ACCENT, "display")
    sheet.write_at(LEFT, NUMBERS, number_format(tally.listed, force_grouping=True))
    sheet.face(13)
    sheet.write_at(LEFT, 160, ngettext("person has signed", "people have signed", tally.listed))
    kinds = [
        (_("Confirmed by e-mail"), tally.confirmed),
        (_("Signed, not confirmed by e-mail"), tally.unconfirmed),
        (_("On paper, counted by staff and not listed here"), tally.offline),
    ]
    y = 176.0
    sheet.set_draw_color(*LINE)
    sheet.set_line_width(0.2)
    for words, number in kinds:
        sheet.line(LEFT, y, LEFT + WIDTH, y)
        sheet.face(11)
        sheet.write_at(LEFT, y + 2.6, words)
        sheet.write_at(LEFT, y + 2.6, number_format(number, force_grouping=True), width=WIDTH, align="R")
        y += 9
    sheet.line(LEFT, y, LEFT + WIDTH, y)


def _small_print(sheet: Sheet, heading: Heading) -> None:
    moment = timezone.localtime(heading.at)
    sheet.face(9, SOFT)
    made = _("List made on %(date)s at %(time)s (%(zone)s).") % {
        "date": date_format(moment, "DATE_FORMAT"),
        "time": date_format(moment, "TIME_FORMAT"),
        "zone": moment.tzname(),
    }
    about = _(
        "Each name is as its owner wrote it, in the order of signing. Of ZIP codes only the first three digits are "
        "given. Mail addresses, street addresses and telephone numbers are not passed on. Where this type cannot show "
        "a script, the script is named in brackets."
    )
    y = sheet.paragraph(LEFT, 222, printable(made), width=WIDTH)
    sheet.paragraph(LEFT, y, printable(about), width=WIDTH)
