"""What people type, without what nobody sees: control characters, turned directions, letters that show nothing."""

import unicodedata

JOINERS = "\u200c\u200d"  # they shape letters in Persian, Urdu, Hindi, Sinhala and their neighbours
JOINED_SCRIPTS = range(0x0600, 0x1C80)
FILLERS = "\u034f\u115f\u1160\u2800\u3164\uffa0"  # count as letters or marks, and are blank
LATER_HAN = range(0x20000, 0x3FFFE)  # Han characters, of which some are younger than this Python


def visible(text: str, *, keep: str = "") -> str:
    """The text in NFC; what cannot be seen is gone, other white space is a plain space. `keep` names exceptions."""
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    return "".join(
        character if character in keep or not is_hidden(text, index) else " " * character.isspace()
        for index, character in enumerate(text)
    )


def is_hidden(text: str, index: int) -> bool:
    """Whether the character at a place shows nothing, or changes how its neighbours are read."""
    character = text[index]
    if character in JOINERS:
        return not (0 < index < len(text) - 1 and ord(text[index - 1]) in JOINED_SCRIPTS and is_letter(text[index + 1]))
    if character in FILLERS or (character.isspace() and character != " "):
        return True
    category = unicodedata.category(character)
    unassigned = category == "Cn" and ord(character) not in LATER_HAN
    return unassigned or category in {"Cc", "Cf", "Co", "Cs"}


def is_letter(character: str) -> bool:
    """A letter or a mark on one, in any script."""
    return unicodedata.category(character)[0] in "LM" or ord(character) in LATER_HAN


def plain(text: str) -> str:
    """The text with digits of any script as 0 to 9, and full-width letters and signs as the usual ones."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(character, character)) for character in text)
