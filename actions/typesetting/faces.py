"""Type for printed lists: which font sets which character, and what stands where none can.

Noto Sans sets Latin, Greek and Cyrillic, Noto Sans CJK sets Korean, Chinese and Japanese. Scripts whose letters join or
move (Arabic, Devanagari, Thai …) need a shaping engine; such words are named in brackets, never printed as empty boxes.
"""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from fontTools.ttLib import TTFont

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
TEXT, CJK, DISPLAY = FONTS / "noto-sans.ttf", FONTS / "noto-sans-cjk.otf", FONTS / "fraunces-print.ttf"
FACES = {"text": TEXT, "display": DISPLAY, "cjk": CJK}

SCRIPTS = {
    "ARABIC": gettext_lazy("Arabic"),
    "ARMENIAN": gettext_lazy("Armenian"),
    "BENGALI": gettext_lazy("Bengali"),
    "DEVANAGARI": gettext_lazy("Devanagari"),
    "ETHIOPIC": gettext_lazy("Ethiopic"),
    "GEORGIAN": gettext_lazy("Georgian"),
    "GUJARATI": gettext_lazy("Gujarati"),
    "GURMUKHI": gettext_lazy("Gurmukhi"),
    "HEBREW": gettext_lazy("Hebrew"),
    "KANNADA": gettext_lazy("Kannada"),
    "KHMER": gettext_lazy("Khmer"),
    "LAO": gettext_lazy("Lao"),
    "MALAYALAM": gettext_lazy("Malayalam"),
    "MYANMAR": gettext_lazy("Burmese"),
    "SINHALA": gettext_lazy("Sinhala"),
    "TAMIL": gettext_lazy("Tamil"),
    "TELUGU": gettext_lazy("Telugu"),
    "THAI": gettext_lazy("Thai"),
    "TIBETAN": gettext_lazy("Tibetan"),
}


def display_family(text: str) -> str:
    """The display face where it has every character of the text; mixed faces in one headline look broken."""
    return "display" if {ord(character) for character in text} <= covered(DISPLAY) else "text"


@lru_cache
def covered(font: Path) -> frozenset[int]:
    """The characters that a font file can set."""
    with TTFont(font, lazy=True) as file:
        return frozenset(file.getBestCmap())


@lru_cache
def settable() -> frozenset[int]:
    """The characters that a printed list can show."""
    return covered(TEXT) | covered(CJK)


def printable(text: str) -> str:
    """The text with what no font here can set named in brackets; emoji and invisible marks are left out."""
    text = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    known = settable()
    if all(ord(character) in known for character in text):
        return text
    named = "".join(character if ord(character) in known else _note(character) for character in text)
    one_a_run = re.sub(r"(\x02[^\x03]+\x03)(?:\s*\1)+", r"\1", named)
    spaced = re.sub(r"\s+", " ", one_a_run.replace("\x02", " [").replace("\x03", "] ")).strip()
    return spaced or " ".join(f"[U+{ord(character):04X}]" for character in text)


def _note(character: str) -> str:
    """What stands for a character that cannot be set: its script or, for a rare ideograph, its code point."""
    script = SCRIPTS.get(unicodedata.name(character, "").split(" ")[0])
    if script:
        return "\x02" + _("%(script)s script") % {"script": script} + "\x03"
    return f"[U+{ord(character):04X}]" if unicodedata.category(character)[0] in "LN" else ""
