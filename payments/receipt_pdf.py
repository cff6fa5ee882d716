"""A receipt on paper: one sheet of US Letter, set from the words that were kept, and from nothing else."""

from django.utils import translation
from django.utils.translation import gettext as _

from actions.supporters.links import spoken
from actions.typesetting.faces import display_family, printable
from actions.typesetting.sheet import ACCENT, INK, LINE, MARGIN, SOFT, Sheet
from payments.models import Receipt, Statement
from payments.wording import Paper, Row

LEFT, WIDTH = 25.4, 165.1  # millimetres, as all here
HEAD, TITLE, FOOT = 22.0, 78.0, 250.0
COLUMN = 52.0  # where values begin, from the left edge of the text
ROW, LISTED = 8.4, 5.7
TEXT, SMALL = 10.5, 9.0  # points; the smaller one lets a year of monthly gifts stay on one page
NEXT_HEAD = 26.0


def receipt(row: Receipt) -> bytes:
    """The PDF of a receipt; one that is no longer in force says so."""
    with translation.override(spoken(row.language)):
        return paper(row.lines, language=spoken(row.language), is_void=row.voided_at is not None)


def statement(row: Statement) -> bytes:
    """The PDF of a year's statement."""
    with translation.override(spoken(row.language)):
        return paper(row.lines["paper"], language=spoken(row.language), table=row.lines["table"])


def paper(lines: Paper, *, language: str, is_void: bool = False, table: list[Row] | None = None) -> bytes:
    """A receipt or a statement as PDF, in the language that is active. `table` is a statement's gifts, one a row."""
    sheet = Stationery(title=f"{lines['title']} · {lines['organisation'][0]}", language=language)
    sheet.text_size = SMALL if table else TEXT
    sheet.add_page()
    letterhead(sheet, lines)
    y = heading(sheet, lines, is_void=is_void)
    if table:
        y = listed(sheet, table, y=y)
    y = values(sheet, lines, y=y)
    y = words(sheet, lines, y=y)
    signature(sheet, lines, y=y)
    return bytes(sheet.output())


class Stationery(Sheet):
    """A sheet that numbers its pages only where there are several."""

    text_size: float = TEXT

    def footer(self) -> None:
        """What the paper is, below each page."""
        self.set_draw_color(*LINE)
        self.set_line_width(0.2)
        self.line(LEFT, 262, LEFT + WIDTH, 262)
        self.face(7.5, SOFT)
        self.write_at(LEFT, 264.5, self.foot)
        if self.page > 1:
            self.write_at(LEFT, 264.5, _("Page %(page)s") % {"page": self.page}, width=WIDTH, align="R")


def letterhead(sheet: Stationery, lines: Paper) -> None:
    """Who gives the receipt, at the left, and its number and day, at the right."""
    name, *rest = map(printable, lines["organisation"])
    sheet.set_fill_color(*ACCENT)
    sheet.rect(0, 0, sheet.w, 3.2, style="F")
    sheet.face(17, INK, display_family(name))
    y = sheet.paragraph(LEFT, HEAD, name, width=WIDTH - 55, leading=1.2) + 1.2
    sheet.face(9, SOFT)
    for line in rest:
        y = sheet.paragraph(LEFT, y, line, width=WIDTH - 55, leading=1.45)
    sheet.face(9.5, INK)
    sheet.write_at(LEFT, HEAD + 1.6, printable(lines["number"]), width=WIDTH, align="R")
    sheet.face(9, SOFT)
    sheet.write_at(LEFT, HEAD + 7, lines["day"], width=WIDTH, align="R")


def heading(sheet: Stationery, lines: Paper, *, is_void: bool) -> float:
    """To whom it is given, and what it is."""
    name, *rest = map(printable, lines["donor"])
    sheet.face(11)
    y = sheet.paragraph(LEFT, 56, name, width=WIDTH, leading=1.4)
    sheet.face(10, SOFT)
    for line in rest:
        y = sheet.paragraph(LEFT, y, line, width=WIDTH, leading=1.4)
    y = max(y + 10, TITLE) if sheet.text_size == TEXT else y + 4
    sheet.face(22, INK, display_family(lines["title"]))
    y = sheet.paragraph(LEFT, y, lines["title"], width=WIDTH, leading=1.25) + 3
    if is_void:
        y = boxed(sheet, _("Void: this receipt is no longer in force."), y=y) + 3
    if lines["notice"]:
        y = boxed(sheet, printable(lines["notice"]), y=y) + 3
    return y + 2


def boxed(sheet: Stationery, text: str, *, y: float) -> float:
    """Words that nobody overlooks, in the size of the rest at least."""
    sheet.face(12, INK)
    height = len(sheet.lines(text, width=WIDTH - 10)) * sheet.font_size * 1.4 + 7
    sheet.set_draw_color(*ACCENT)
    sheet.set_line_width(0.6)
    sheet.rect(LEFT, y, WIDTH, height)
    sheet.paragraph(LEFT + 5, y + 3.7, text, width=WIDTH - 10, leading=1.4)
    return y + height


def listed(sheet: Stationery, table: list[Row], *, y: float) -> float:
    """Each gift of a year on a line of its own; what does not fit goes on over the page."""
    for index, row in enumerate(table):
        if y + LISTED > FOOT:
            sheet.add_page()
            y = NEXT_HEAD
        y = cells(sheet, row, y=y, size=8 if index == 0 else SMALL, colour=SOFT if index == 0 else INK)
    return y + 2


def cells(sheet: Stationery, row: Row, *, y: float, size: float, colour: tuple[int, int, int]) -> float:
    """A line of a statement: day, purpose, and amounts at the right."""
    day, purpose, *amounts = map(printable, row)
    sheet.face(size, colour)
    sheet.write_at(LEFT, y, day)
    room = WIDTH - 42 - 30 * len(amounts)
    sheet.write_at(LEFT + 42, y, sheet.lines(purpose, width=room)[0])
    for place, amount in enumerate(reversed(amounts)):
        sheet.write_at(LEFT, y, amount, width=WIDTH - 30 * place, align="R")
    rule(sheet, y + LISTED - 1.2)
    return y + LISTED


def values(sheet: Stationery, lines: Paper, *, y: float) -> float:
    """Labels and values between thin rules, and the sum, larger, below them."""
    for label, value in lines["rows"]:
        y = room_for(sheet, ROW, y=y)
        rule(sheet, y)
        sheet.face(10, SOFT)
        sheet.write_at(LEFT, y + 2.5, printable(label))
        sheet.face(10.5)
        y = sheet.paragraph(LEFT + COLUMN, y + 2.4, printable(value), width=WIDTH - COLUMN, leading=1.35) + 1.6
    label, value = lines["total"]
    if not value:
        return y
    y = room_for(sheet, 18, y=y)
    rule(sheet, y, colour=INK)
    sheet.face(10.5)
    sheet.write_at(LEFT, y + 5.4, printable(label))
    sheet.face(20, INK, display_family(value))
    is_column = sheet.text_size != TEXT  # below a column of amounts
    sheet.write_at(LEFT + COLUMN, y + 3.2, printable(value), width=WIDTH - COLUMN, align="R" if is_column else "L")
    rule(sheet, y + 14, colour=INK)
    return y + 21


def words(sheet: Stationery, lines: Paper, *, y: float) -> float:
    """What the law wants said, and the same in English for a tax office where the paper is in another language."""
    for text in lines["statements"]:
        sheet.face(sheet.text_size)
        y = text_at(sheet, printable(text), y=y) + 2
    if lines["note"]:
        sheet.face(sheet.text_size - 1, SOFT)
        y = text_at(sheet, printable(lines["note"]), y=y) + 2
    if not lines["english"]:
        return y
    said_in_english = printable(" ".join(lines["english"]))
    sheet.face(sheet.text_size - 1, SOFT)
    height = len(sheet.lines(said_in_english, width=WIDTH)) * sheet.font_size * 1.5
    y = room_for(sheet, height + 9, y=y + 2)
    y = text_at(sheet, printable(_("In English, for your tax office:")), y=y) + 0.5
    sheet.face(sheet.text_size - 1)
    return text_at(sheet, said_in_english, y=y)


def signature(sheet: Stationery, lines: Paper, *, y: float) -> None:
    """Who signs, and for whom."""
    if not lines["signatory"]:
        return
    y = room_for(sheet, 12, y=y + (8 if sheet.text_size == TEXT else 4))
    sheet.face(11)
    y = sheet.paragraph(LEFT, y, printable(lines["signatory"]), width=WIDTH, leading=1.4)
    sheet.face(9.5, SOFT)
    sheet.paragraph(LEFT, y, printable(lines["organisation"][0]), width=WIDTH, leading=1.4)


def text_at(sheet: Stationery, text: str, *, y: float) -> float:
    """A paragraph, which moves to the next page where it does not fit."""
    y = room_for(sheet, len(sheet.lines(text, width=WIDTH)) * sheet.font_size * 1.5, y=y)
    return sheet.paragraph(LEFT, y, text, width=WIDTH, leading=1.5)


def room_for(sheet: Stationery, height: float, *, y: float) -> float:
    """Where something of a height may stand: here, or at the head of the next page."""
    if y + height <= FOOT + MARGIN / 2:
        return y
    size, colour, family = sheet.font_size_pt, sheet.text_color, sheet.own
    sheet.add_page()
    sheet.face(size, INK, family)
    sheet.text_color = colour
    return NEXT_HEAD


def rule(sheet: Stationery, y: float, *, colour: tuple[int, int, int] = LINE) -> None:
    sheet.set_draw_color(*colour)
    sheet.set_line_width(0.2)
    sheet.line(LEFT, y, LEFT + WIDTH, y)
