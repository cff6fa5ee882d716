"""The borders in use, to be drawn. They never decide who lives where."""

from dataclasses import dataclass, field

from actions.legislators.models import Boundary, DataSet


@dataclass(frozen=True)
class Borders:
    """SVG paths by state and district, as `Seat` writes both, and of which Congress; empty where none are loaded."""

    congress: int | None = None
    paths: dict[tuple[str, str], str] = field(default_factory=dict)


def in_use() -> Borders:
    """The borders of all districts, some 155 KB."""
    row = DataSet.objects.filter(kind=DataSet.Kind.BOUNDARIES, state=DataSet.State.CURRENT).first()
    if row is None:
        return Borders()
    found = Boundary.objects.filter(data_set=row).order_by("state", "id")
    return Borders(row.congress, {(one.state, one.district): one.path for one in found})
