"""The sample that comes with the program, so that it can be tried without a network. It says that it is one."""

import hashlib
import tomllib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from actions.legislators import importing
from actions.legislators.formats import starter
from actions.legislators.importing import Contents, Description, Record
from actions.legislators.models import DataSet

FOLDER = Path(__file__).parent / "starter"
DATED = ("name", "congress", "valid_from", "valid_until", "as_of", "source", "licence")


def start(*, at: datetime, with_gateways: bool = False) -> None:
    """Take in the sample's rosters and ZIP codes, each only where there is nothing of its kind, or an older sample.

    `with_gateways`: as if every senator in it took messages by SCWC, for stand-ins that take them. Half of them do.
    """
    about = tomllib.loads((FOLDER / "about.toml").read_text())
    members, zips = starter.read(FOLDER)
    parts: list[tuple[str, Sequence[Record]]] = [(DataSet.Kind.CONGRESS, members), (DataSet.Kind.ZIPS, zips)]
    if with_gateways:
        parts.append((DataSet.Kind.SENATE_GATEWAY, starter.gateways(members)))
    for kind, records in parts:
        held = DataSet.objects.filter(kind=kind, state=DataSet.State.CURRENT, is_sample=False)
        if not held.exists():
            importing.take_in(contents(kind, [*records], about), at=at)


def contents(kind: str, records: list[Record], about: dict[str, Any]) -> Contents:
    """A part of the sample, with what `about.toml` says of the whole."""
    digest = hashlib.sha256("\n".join(map(repr, records)).encode()).hexdigest()
    description = Description(kind=kind, sha256=digest, is_sample=True, **{name: about[name] for name in DATED})
    return Contents(description, records)
