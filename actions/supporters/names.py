"""A person's name: one field, as she writes it, in any script and order."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from actions.supporters import characters

LONGEST = 200
TOO_LONG = _("This name is too long. Write at most 200 characters.")
ADDRESS = re.compile(
    r"@|://|\bwww\.|\w\.\w{2,}/"
    r"|\w\.(?:com|net|org|info|biz|gov|edu|ru|xyz|top|shop|site|online|club|click|link|io)\b",
    re.IGNORECASE,
)
DOTTED = re.compile(  # the right side is only looked at: it may be the next one's left
    r"([\w-]{2,})[.。](?=(?:[a-z]{2,}|xn--[\w-]+|한국|닷컴|中国|中國|公司|网址|香港|台灣|台湾|рф|онлайн|сайт|укр|ไทย|คอม)(?!\w))",
    re.IGNORECASE,
)
ABBREVIATED = re.compile(
    r"st|ste|sta|sto|mt|dr|mr|mrs|ms|mx|jr|sr|fr|rev|hon|prof|col|lt|sgt|capt|gen|gov|sen|rep|esq"
    r"|md|mohd|muh|ma|wm|chas|geo|jos|thos|ph|sc|ed|eng|phil|dipl|ing|lic|kh|abd",
    re.IGNORECASE,
)
APOSTROPHES = "`´"  # symbols by their class, typed for an apostrophe


class Refused(ValueError):
    """The text is no name. Its message says why, in the reader's language."""


def clean(name: str) -> str:
    """A name as written, in NFC, with single spaces and nothing invisible. Raises Refused.

    Refused are: nothing, no letter, more than 200 characters, a web or mail address, symbols and pictures, and what a
    spreadsheet would take for a formula.
    """
    if len(name) > 5 * LONGEST:
        raise Refused(TOO_LONG)
    name = " ".join(characters.visible(name).split())
    if not name:
        raise Refused(_("Write your name."))
    if len(name) > LONGEST:
        raise Refused(TOO_LONG)
    if is_address(unicodedata.normalize("NFKC", name)):
        raise Refused(_("Write your name only, without a web or mail address."))
    if any(is_symbol(character) for character in name):
        raise Refused(_("Write your name with letters, without symbols or pictures."))
    if not any(map(characters.is_letter, name)):
        raise Refused(_("Write your name with letters."))
    if unicodedata.category(name[0]) == "Pd":
        raise Refused(_("A name cannot begin with a dash."))
    return name


def is_address(text: str) -> bool:
    """A web or mail address, or a word with an inner dot that mail programs would make a link of.

    Spared are initials (`J.R. Smith`) and what is abbreviated before names (`St.John`).
    """
    dotted = (found[1] for found in DOTTED.finditer(text))
    return bool(ADDRESS.search(text)) or not all(map(ABBREVIATED.fullmatch, dotted))


def is_symbol(character: str) -> bool:
    """Emoji, arithmetic and money signs."""
    return unicodedata.category(character)[0] == "S" and character not in APOSTROPHES


def folded(name: str) -> str:
    """What two writings of one name have in common: its letters, accents and figures, small, and nothing between them.

    So `O’Brien` is `O'BRIEN`, and `김 민지` is `김민지`. Accents stay: in Vietnamese they part a father from his son.
    """
    text = name.translate(dict.fromkeys(map(ord, APOSTROPHES)))
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(filter(counts, text))[:LONGEST]


def counts(character: str) -> bool:
    """Whether a character tells one name from another. A variation selector only says how a letter is drawn."""
    if character in characters.FILLERS or "VARIATION SELECTOR" in unicodedata.name(character, ""):
        return False
    return characters.is_letter(character) or unicodedata.category(character)[0] == "N"
