"""A letter's parts put together: salutation, the campaign's words or hers, her own words, signature.

What is sent is English with her own words in whatever language she chose; nothing is translated here.
"""

from typing import NamedTuple

from actions.letters.models import Delivery

CLOSING = "Sincerely,"


class Parts(NamedTuple):
    """What the gateways tell apart: the campaign's unchanged words, and the person's. Never the same in both."""

    statement: str
    message: str


def parts(*, template: str, body: str, own_words: str) -> Parts:
    """The two parts of a letter whose words were `template` and are `body` now, with her own words after them."""
    body, own_words = body.strip(), own_words.strip()
    if same(template, body):
        return Parts(body, own_words)
    return Parts("", "\n\n".join(filter(None, [body, own_words])))


def same(one: str, other: str) -> bool:
    """Whether two texts differ in white space at most."""
    return one.split() == other.split()


def signature(name: str, *, place: str = "") -> str:
    """What stands below: her name as she writes it, and where she lives as far as `place` says."""
    return "\n".join(filter(None, [CLOSING, name, place]))


def whole(*, salutation: str, statement: str, message: str, name: str, place: str = "") -> str:
    """The letter as one text."""
    return "\n\n".join(filter(None, [salutation, statement, message, signature(name, place=place)]))


def text(delivery: Delivery) -> str:
    """The letter of a delivery as one text, with her name and without her address."""
    return whole(
        salutation=delivery.salutation,
        statement=delivery.statement,
        message=delivery.message,
        name=delivery.letter.name,
    )
