"""Words on a picture: the faces that have their characters, line breaks, and the size at which they fit."""

import unicodedata
from functools import cache
from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont
from PIL import ImageDraw, ImageFont

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
LATIN, CJK = FONTS / "fraunces.woff2", FONTS / "noto-sans-cjk.otf"
WEIGHT = 560
SPACE = 0.24  # of the size
LEADING = 1.14


class Lettering:
    """One text, set in Fraunces, its Korean and Chinese words in Noto Sans CJK.

    A text with Latin letters that Fraunces does not have (Vietnamese) is set in Noto as a whole, never half and half.
    """

    def __init__(self, text: str) -> None:
        self.words = without_signs(text).split()
        narrow = {character for word in self.words for character in word if not is_wide(character)}
        self.serif = all(ord(character) in characters(LATIN) for character in narrow)

    @property
    def drawable(self) -> bool:
        """False where a character has no picture in any face here, or there are no words."""
        known = characters(LATIN) | characters(CJK)
        return bool(self.words) and all(ord(character) in known for word in self.words for character in word)

    def lines(self, size: int, width: int) -> list[str]:
        """Lines no wider than asked: broken at spaces, inside a word only where it alone is too wide (Chinese)."""
        lines = [""]
        for word in self.words:
            joined = f"{lines[-1]} {word}".strip()
            if self.length(joined, size) <= width:
                lines[-1] = joined
                continue
            lines.append("")
            for character in word:
                if self.length(lines[-1] + character, size) > width:
                    lines.append("")
                lines[-1] += character
        return [line for line in lines if line]

    def fitted(self, sizes: tuple[int, ...], width: int, height: int) -> tuple[int, list[str]]:
        """The first of the sizes at which it fits the place, and its lines; at the last size the rest is cut off."""
        for size in sizes:
            lines = self.lines(size, width)
            if len(lines) * size * LEADING <= height:
                return size, lines
        room = int(height // (size * LEADING))
        return size, [*lines[: room - 1], self.shortened(lines[room - 1] + " …", size, width)]

    def shortened(self, line: str, size: int, width: int) -> str:
        """The line, with an ellipsis in place of what is too wide."""
        while self.length(line, size) > width:
            line = line.rstrip(" …")[:-1].rstrip() + "…"
        return line

    def draw(self, draw: ImageDraw.ImageDraw, line: str, place: tuple[float, float], size: int, colour: str) -> None:
        """One line, all words on one base line. Noto has one weight here: a stroke in its own colour makes it bold."""
        x, base = place
        for word in line.split():
            path, scaled = self.face(word, size)
            bolder = 0 if path == LATIN else max(1, size // 44)
            draw.text((x, base), word, fill=colour, font=loaded(path, scaled), anchor="ls", stroke_width=bolder)
            x += self.length(word, size) + size * SPACE

    def length(self, line: str, size: int) -> float:
        """How wide a line is."""
        faces = [(word, *self.face(word, size)) for word in line.split()]
        return (
            sum(loaded(path, scaled).getlength(word) for word, path, scaled in faces) + (len(faces) - 1) * size * SPACE
        )

    def face(self, word: str, size: int) -> tuple[Path, int]:
        """The face of a word and its size in it: Noto's letters are larger on their body."""
        if self.serif and all(ord(character) in characters(LATIN) for character in word):
            return LATIN, size
        return CJK, round(size * 0.9)


def without_signs(text: str) -> str:
    """The text without emoji and marks that no face here has; letters stay, drawable or not."""
    known = characters(LATIN) | characters(CJK)
    return "".join(
        character for character in text if ord(character) in known or character.isspace() or not is_sign(character)
    )


def is_sign(character: str) -> bool:
    """Whether it is a symbol, a control character, or a mark that only changes how an emoji looks."""
    return unicodedata.category(character)[0] in "SC" or character in "\ufe0e\ufe0f"


def is_wide(character: str) -> bool:
    """Whether it is a character of Korean, Chinese or Japanese."""
    return unicodedata.east_asian_width(character) in "WF"


@cache
def loaded(path: Path, size: int) -> ImageFont.FreeTypeFont:
    """A face from its file, kept for the life of the process."""
    font = ImageFont.truetype(path, size)
    if path == LATIN:
        font.set_variation_by_axes([WEIGHT])
    return font


@cache
def characters(path: Path) -> frozenset[int]:
    """The code points that a face can draw."""
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())
