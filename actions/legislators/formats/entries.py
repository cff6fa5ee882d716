"""One entry of a file: its fields, checked as they are asked for, so that what is wrong is said with its place."""

import re
from calendar import monthrange
from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.legislators import states
from actions.legislators.records import Unreadable

BIOGUIDE = "[A-Z][0-9]{6}"
ZIP = "[0-9]{5}"
DAY = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def listed(value: Any, *, place: str, called: str = "entry") -> list["Entry"]:
    """A list of mappings as entries, numbered from 1. Raises Unreadable for anything else."""
    if not isinstance(value, list):
        raise Unreadable(f"{place}: not a list, but {type(value).__name__}.")
    return [mapped(fields, place=f"{place}, {called} {number}") for number, fields in enumerate(value, start=1)]


def mapped(value: Any, *, place: str) -> "Entry":
    """A mapping as an entry. Raises Unreadable for anything else."""
    if not isinstance(value, dict):
        raise Unreadable(f"{place}: no fields with names, but {type(value).__name__}.")
    return Entry(place, value)


@dataclass(frozen=True)
class Entry:
    """Some fields, and where in the file they stand. Every method raises Unreadable for what is not as it should be."""

    place: str
    fields: dict[str, Any]

    def odd(self, words: str) -> Unreadable:
        """What to raise, with the place in front."""
        return Unreadable(f"{self.place}: {words}.")

    def text(self, name: str) -> str:
        """A field on one line; numbers and days as text; "" where it is missing."""
        value = self.fields.get(name)
        if value is None:
            return ""
        if isinstance(value, date):
            return value.isoformat()[:10]
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self.odd(f"{name} is no text, but {type(value).__name__}")
        if "\0" in (text := " ".join(str(value).split())):
            raise self.odd(f"{name} holds a NUL character")
        return text

    def needed(self, name: str) -> str:
        """A field that must not be missing."""
        text = self.text(name)
        if not text:
            raise self.odd(f"{name} is missing")
        return text

    def like(self, name: str, pattern: str, words: str) -> str:
        """A field that must match a pattern; `words` say what it should be."""
        text = self.needed(name)
        if not re.fullmatch(pattern, text):
            raise self.odd(f"{name} is {text!r}, not {words}")
        return text

    def one_of(self, name: str, known: Container[str]) -> str:
        """A field whose values are known beforehand."""
        text = self.needed(name)
        if text not in known:
            raise self.odd(f"{name} {text!r} is unknown")
        return text

    def bioguide(self, name: str = "bioguide") -> str:
        return self.like(name, BIOGUIDE, "a Bioguide id such as P000145")

    def state(self, name: str) -> str:
        return self.one_of(name, states.BY_CODE)

    def zip(self, name: str) -> str:
        return self.like(name, ZIP, "a ZIP code of five digits")

    def link(self, name: str) -> str:
        """The address of a page; "" for anything but http and https, since a mistyped address leads nowhere."""
        text = self.text(name)
        return text if re.match("https?://", text) else ""

    def day(self, name: str, *, last: bool = False) -> date | None:
        """A day, or the first (`last`: the last) day of a year or month, where the file names no more."""
        text = self.text(name)
        if not text:
            return None
        try:
            return day_of(text, last=last)
        except ValueError as error:
            raise self.odd(f"{name} is {text!r}, not a day such as 2026-11-03") from error

    def count(self, name: str) -> int:
        """A number; 0 where it is missing."""
        return int(self.like(name, "[0-9]{1,9}", "a number")) if self.text(name) else 0

    def flag(self, name: str) -> bool:
        """Yes or no; no where it is missing."""
        value = self.fields.get(name)
        if value is not None and not isinstance(value, bool):
            raise self.odd(f"{name} is {value!r}, not true or false")
        return bool(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of words; none where it is missing."""
        value = self.fields.get(name) or []
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            raise self.odd(f"{name} is not a list of words")
        return tuple(value)

    def entry(self, name: str) -> "Entry":
        """The fields inside a field, which must not be missing."""
        return mapped(self.fields.get(name), place=f"{self.place}, {name}")

    def entries(self, name: str) -> list["Entry"]:
        """The entries of a list inside; none where it is missing."""
        value = self.fields.get(name)
        return [] if value is None else listed(value, place=self.place, called=name)


def day_of(text: str, *, last: bool) -> date:
    """The day that "2026-11-03", "2026-11" or "2026" means. Raises ValueError."""
    found = DAY.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day = (int(part or 0) for part in found.groups())
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))
