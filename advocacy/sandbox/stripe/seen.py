"""What a page does: it is shown, or leads on."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Shown:
    """A template with its words."""

    template: str
    context: dict[str, Any]
    status: int = 200


@dataclass(frozen=True)
class Lead:
    """The way to another address."""

    to: str
