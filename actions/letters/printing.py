"""A letter on paper: US Letter, folded in thirds for a #10 window envelope, to be signed and mailed by hand.

The window of a #10 envelope (9 1/2 by 4 1/8 in) is 1 1/8 by 4 1/2 in, 7/8 in from the left edge, 1/2 in from the foot.
Wherever the folded sheet slides in it, the part of the sheet that is `WINDOW` is seen, and nothing but blank paper
around it: from 50 to 93 mm below the head stands the office's address alone.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.utils import translation
from django.utils.formats import date_format

from actions.letters.composing import CLOSING
from actions.typesetting.faces import display_family, printable
from actions.typesetting.sheet import INK, LINE, SOFT, Sheet

LEFT, WIDTH = 25.4, 165.1  # millimetres, as all here
HEAD, BODY, NEXT_HEAD, FOOT = 17.0, 99.0, 34.0, 257.0
WINDOW = (25.4, 64.0, 111.0, 80.4)  # left, top, right, bottom: what is seen in any position
FOLDS = (93.1, 186.3)
TEXT, LEADING, PARAGRAPH = 11, 1.42, 3.2  # points, lines, and what is added between two paragraphs
SIGNATURE = 19.0
TOGETHER = 2  # lines of the letter that stay with its end

ZIP = r"([0-9]{5}(?:-[0-9]{4})?)"
WASHINGTON = re.compile(rf"(.+?)[\s,]+(Washington),? +(D\.?C\.?),? +{ZIP}")  # Congress's roster sets no commas
ANYWHERE = re.compile(rf"(.+), *([^,]+), *([A-Z]{{2}}),? +{ZIP}")
BEFORE_NAME = 2  # words of a title that is spoken before a name: "Senator", "Resident Commissioner"


@dataclass(frozen=True, repr=False)
class PrintedLetter:
    """One letter to one office.

    `address` is the office's, on several lines or on one, as rosters write it. Without street and city there are lines
    to write her own address on by hand.
    """

    name: str
    recipient: str
    title: str  # English: "Senator", "Chair, Committee on the Judiciary"
    address: str
    written_on: date
    salutation: str  # English: "Dear Senator Gillibrand,"
    statement: str  # the campaign's words
    message: str = ""  # her own, in any language
    subject: str = ""
    street: str = ""
    city: str = ""
    state: str = ""
    zip: str = ""

    @property
    def place(self) -> str:
        """What of "New York, NY 10001" is known."""
        return ", ".join(filter(None, [self.city, f"{self.state} {self.zip}".strip()]))

    @property
    def day(self) -> str:
        """November 25, 2026."""
        return date_format(self.written_on, "F j, Y")


@dataclass(frozen=True)
class SetLine:
    """A line of the letter's text, with the white above it."""

    text: str
    gap: float = 0.0


class Paper(Sheet):
    """A sheet without a running foot: each letter numbers its own pages."""

    def footer(self) -> None:
        """Nothing stands below."""


def letter_pdf(*letters: PrintedLetter) -> bytes:
    """The letters as one PDF to be printed, each beginning on a page of its own.

    English, whatever language is active, but for what she wrote herself. A script that no face here can set is named
    in brackets.
    """
    with translation.override("en"):
        paper = Paper(
            title="; ".join(f"{letter.title} {letter.recipient}".strip() for letter in letters), language="en"
        )
        for letter in letters:
            _set(paper, letter)
        return bytes(paper.output())


def _set(paper: Paper, letter: PrintedLetter) -> None:
    """Sets one letter on as many pages as it takes."""
    pages = _pages(paper, _lines(paper, letter))
    for number, lines in enumerate(pages, start=1):
        paper.add_page()
        if number == 1:
            _letterhead(paper, letter)
            _office(paper, letter)
            _folds(paper)
        else:
            _running_head(paper, letter)
        y = _text(paper, lines, y=BODY if number == 1 else NEXT_HEAD)
        if number == len(pages):
            _end(paper, letter, y=y)
        if len(pages) > 1:
            paper.face(8, SOFT)
            paper.write_at(LEFT, 266, f"Page {number} of {len(pages)}", width=WIDTH, align="R")


def _lines(paper: Paper, letter: PrintedLetter) -> list[SetLine]:
    """The text from salutation to last word, in lines as wide as the page. Paragraphs and broken lines are kept."""
    paper.face(TEXT)
    subject = f"Re: {letter.subject}" if letter.subject else ""
    found: list[SetLine] = []
    for part in (subject, letter.salutation, letter.statement, letter.message):
        for paragraph in re.split(r"\n\s*\n", part.replace("\r\n", "\n").strip()):
            lines = [line for row in paragraph.split("\n") for line in paper.lines(_written(row), width=WIDTH)]
            if any(lines):
                found += [SetLine(line, 0 if index or not found else PARAGRAPH) for index, line in enumerate(lines)]
    return found


def _written(words: str) -> str:
    """One row of text as the faces can set it; a tabulator is a space."""
    return printable(words.replace("\t", " ").strip())


def _pages(paper: Paper, lines: list[SetLine]) -> list[list[SetLine]]:
    """The lines by page. The end takes the last lines with it where it goes to a page of its own."""
    step = paper.font_size * LEADING
    pages: list[list[SetLine]] = [[]]
    y = BODY
    for line in lines:
        if y + line.gap + step > FOOT:
            pages.append([])
            y = NEXT_HEAD
        pages[-1].append(line)
        y += line.gap + step
    if y + _height_of_end(step) > FOOT:
        last = pages[-1]
        pages[-1], carried = last[:-TOGETHER], last[-TOGETHER:]
        pages = [page for page in pages if page] + [carried]
    return pages


def _height_of_end(step: float) -> float:
    return 2 * PARAGRAPH + 2 * step + SIGNATURE


def _letterhead(paper: Paper, letter: PrintedLetter) -> None:
    """Her name and address, or lines for it, and the day."""
    paper.face(10)
    paper.write_at(LEFT, HEAD + 1.6, letter.day, width=WIDTH, align="R")
    name = _written(letter.name)
    paper.face(17, INK, display_family(name))
    if paper.width_of(name) > WIDTH - 45:
        paper.face(11)
    y = paper.paragraph(LEFT, HEAD, name, width=WIDTH - 45, leading=1.2) + 1.6
    if letter.street and letter.city:
        paper.face(10, SOFT)
        for line in (letter.street, letter.place):
            y = paper.paragraph(LEFT, y, _written(line), width=WIDTH - 45, leading=1.35)
        return
    _rules(paper, y + 5.5, letter)


def _rules(paper: Paper, y: float, letter: PrintedLetter) -> None:
    """Two lines to write an address on by hand, with what is known of it at the end of the second."""
    known = f"{letter.state} {letter.zip}".strip()
    paper.set_draw_color(*SOFT)
    paper.set_line_width(0.15)
    for top, caption in ((y, "Street address"), (y + 10, "City" if known else "City, state, ZIP code")):
        paper.line(LEFT, top, LEFT + 85, top)
        paper.face(6.5, SOFT)
        paper.write_at(LEFT, top + 0.6, caption)
    paper.face(10)
    paper.write_at(LEFT, y + 6, known, width=85, align="R")


def _office(paper: Paper, letter: PrintedLetter) -> None:
    """The office's name and address in the envelope's window, smaller where it has many lines."""
    left, top, right, bottom = WINDOW
    for size in (10, 9, 8, 7, 6):
        paper.face(size)
        lines = [line for row in _addressed(letter) for line in paper.lines(_written(row), width=right - left)]
        step = paper.font_size * 1.2
        if (len(lines) - 1) * step + paper.font_size <= bottom - top:
            break
    for index, line in enumerate(lines):
        paper.write_at(left, top + index * step, line)


def _addressed(letter: PrintedLetter) -> list[str]:
    """The rows of the office's address: "Senator Ana Cruz", her building, city, state and ZIP code."""
    called = [f"{letter.title} {letter.recipient}".strip()]
    if len(letter.title.split()) > BEFORE_NAME or "," in letter.title:
        called = [letter.recipient, letter.title]
    if "\n" in letter.address.strip():
        return [*called, *filter(None, map(str.strip, letter.address.split("\n")))]
    one = " ".join(letter.address.split())
    found = WASHINGTON.fullmatch(one) or ANYWHERE.fullmatch(one)
    if found is None:
        return [*called, one]
    street, city, state, zip = found.groups()
    return [*called, street, f"{city}, {state.replace('.', '')} {zip}"]


def _folds(paper: Paper) -> None:
    """Where to fold it in thirds."""
    paper.set_draw_color(*LINE)
    paper.set_line_width(0.2)
    for y in FOLDS:
        paper.line(5, y, 9, y)


def _running_head(paper: Paper, letter: PrintedLetter) -> None:
    """To whom and when, above every further page."""
    paper.face(8.5, SOFT)
    paper.write_at(LEFT, HEAD, paper.lines(_written(_addressed(letter)[0]), width=WIDTH - 40)[0])
    paper.write_at(LEFT, HEAD, letter.day, width=WIDTH, align="R")
    paper.set_draw_color(*LINE)
    paper.set_line_width(0.2)
    paper.line(LEFT, HEAD + 6, LEFT + WIDTH, HEAD + 6)


def _text(paper: Paper, lines: list[SetLine], *, y: float) -> float:
    """Sets lines from `y` down, and returns where the next may begin."""
    paper.face(TEXT)
    for index, line in enumerate(lines):
        y += line.gap if index else 0
        paper.write_at(LEFT, y, line.text)
        y += paper.font_size * LEADING
    return y


def _end(paper: Paper, letter: PrintedLetter, *, y: float) -> None:
    """The closing, room for a signature, and her name."""
    paper.face(TEXT)
    y += 2 * PARAGRAPH
    paper.write_at(LEFT, y, CLOSING)
    y += paper.font_size * LEADING + SIGNATURE
    paper.paragraph(LEFT, y, _written(letter.name), width=WIDTH, leading=1.25)
