"""Blackening the numbers of identity documents in what people write: nobody asks for them, and nobody may hold them."""

import re

BLACK = "•••"

NUMBERS = re.compile(
    r"(?<![a-z])[aＡ](?:[ #:.-]|no\.?)*"  # alien registration: seven to nine digits after an A
    r"(?:\d{2,3}[ .-]?\d{3}[ .-]?\d{3}|\d{7})(?!\d)"
    r"|(?<![a-z])(?:IOE|EAC|LIN|MSC|NBC|SRC|WAC|YSC|VSC|TSC|CSC|NSC)[ -]?\d{2}[ -]?\d{3}[ -]?\d{5}(?!\d)"  # a receipt
    r"|(?<!\d)\d{3}[ .-]\d{2}[ .-]\d{4}(?!\d)"  # Social Security, taxpayer
    r"|(?<!\d)\d{3}[ .-]\d{3}[ .-]\d{3}(?!\d)"
    r"|(?<!\d)\d{9}(?!\d)",
    re.IGNORECASE,
)


def redacted(text: str) -> str:
    """The text with such numbers blackened. A telephone number of ten digits stays."""
    return NUMBERS.sub(BLACK, text)
