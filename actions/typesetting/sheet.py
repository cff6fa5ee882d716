"""A sheet of US Letter on which lines, paragraphs and pages are set."""

import re
from itertools import groupby

from django.utils.translation import gettext as _
from fpdf import FPDF
from fpdf.fonts import TTFFont

from actions.typesetting.faces import FACES, TEXT, covered, display_family, printable

IDEOGRAPH = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
CLOSING = "、。，．：；？！」』）〉》"  # never begins a line
PIECES = re.compile(f"[{IDEOGRAPH}][{CLOSING}]* *|[^ {IDEOGRAPH}]+[{CLOSING}]* *| +")
TOP, BOTTOM, MARGIN = 24.0, 258.0, 18.0  # millimetres
INK, SOFT, LINE, ACCENT = (33, 31, 38), (108, 103, 112), (214, 208, 198), (171, 66, 32)


class Sheet(FPDF):
    """A US Letter document with the house's type in it."""

    def __init__(self, *, title: str, language: str) -> None:
        super().__init__(format="letter")
        self.set_auto_page_break(False)
        self.own, self.known = "text", covered(TEXT)
        self.widths: dict[str, dict[int, float]] = {}
        self.set_title(printable(title))
        self.foot = printable(title) if len(title) <= 90 else printable(title[:89]) + "…"
        self.set_lang(language)
        self.c_margin = 0
        self.headline = ""
        self.text_top = TOP

    def begin_page(self, headline: str, *, note: str = "") -> None:
        """Begins a page, with headline and note where it is the first of its section; text begins at `text_top`."""
        self.add_page()
        self.text_top = TOP
        if headline != self.headline:
            self.headline = headline
            self.start_section(headline)
            self.face(20, INK, display_family(headline))
            self.write_at(MARGIN, TOP - 4, headline)
            self.face(8.5, SOFT)
            self.write_at(MARGIN, TOP - 0.5, note, width=self.w - 2 * MARGIN, align="R")
            self.text_top = TOP + 12

    def footer(self) -> None:
        """Writes the foot of every page but the cover."""
        if self.page == 1:
            return
        self.set_draw_color(*LINE)
        self.set_line_width(0.2)
        self.line(MARGIN, 265, self.w - MARGIN, 265)
        self.face(7.5, SOFT)
        count = _("Page %(page)s of %(pages)s") % {"page": self.page, "pages": self.str_alias_nb_pages}
        if not self.known.issuperset(map(ord, count)):
            self.read("cjk")
            self.set_fallback_fonts(["cjk"])
        self.set_xy(MARGIN, 267)
        self.cell(None, self.font_size, count)  # not `write_at`: only a cell gets the number of pages put in
        self.write_at(MARGIN, 267, self.foot, width=self.w - 2 * MARGIN, align="R")

    def face(self, size: float, colour: tuple[int, int, int] = INK, family: str = "text") -> None:
        """Sets the size in points, the colour and the font of what follows."""
        self.own, self.known = family, covered(FACES[family])
        self.read(family)
        self.set_font(family, size=size)
        self.set_text_color(*colour)

    def read(self, family: str) -> dict[int, float]:
        """The widths of a face's characters. It is read when it is needed first: most sheets need no CJK."""
        if family not in self.widths:
            self.add_font(family, fname=FACES[family])
            self.widths |= {key: font.cw for key, font in self.fonts.items() if isinstance(font, TTFFont)}
        return self.widths[family]

    def write_at(self, x: float, y: float, text: str, *, width: float = 0, align: str = "L") -> None:
        """Sets one line with its top at `y`, right-aligned in `width` where asked."""
        if align == "R":
            x += width - self.width_of(text)
        y += 0.8 * self.font_size
        if self.known.issuperset(map(ord, text)):
            self.text(x, y, text)
            return
        size = self.font_size_pt
        for is_own, run in groupby(text, lambda character: ord(character) in self.known):
            part, family = "".join(run), self.own if is_own else "cjk"
            self.read(family)
            self.set_font(family, size=size)
            self.text(x, y, part)
            x += self.width_of(part)
        self.set_font(self.own, size=size)

    def width_of(self, text: str) -> float:
        """The width of a line at the current size, in millimetres."""
        own, codes = self.read(self.own), [*map(ord, text)]
        cjk = own if self.known.issuperset(codes) else self.read("cjk")
        units = sum([(own if code in self.known else cjk)[code] for code in codes])
        return units * self.font_size / 1000

    def paragraph(self, x: float, y: float, text: str, *, width: float, leading: float = 1.45) -> float:
        """Sets a paragraph with its top at `y`, and returns where the next may begin."""
        for line in self.lines(text, width=width):
            self.write_at(x, y, line)
            y += self.font_size * leading
        return y

    def lines(self, text: str, *, width: float) -> list[str]:
        """The text broken into lines of a width: between words, between ideographs, and within a word only in need."""
        lines, line = [], ""
        for piece in PIECES.findall(text):
            if self.width_of((line + piece).rstrip(" ")) > width:
                lines += [line] if line else []
                *full, line = self._cut(piece, width)
                lines += full
            else:
                line += piece
        return [one.rstrip(" ") for one in [*lines, line]]

    def _cut(self, piece: str, width: float) -> list[str]:
        """A piece in parts that are no wider than a line."""
        parts = [""]
        for character in piece:
            if parts[-1] and self.width_of((parts[-1] + character).rstrip(" ")) > width:
                parts.append("")
            parts[-1] += character
        return parts
