"""Borders of the House's districts: the Census Bureau's cartographic boundary file, as GeoJSON. For pictures only.

A work of the US Government. The format was read on 2026-11-25, on `cb_2024_us_cd119_20m` (1:20,000,000): one feature a
district, named by `GEOID`, which is `STATEFP` and `CD119FP` (`00` at large, `98` a delegate's, `ZZ` water that is
nobody's). Some copies carry a `DISTRICT_ID` that numbers districts at large otherwise; it is not read. Coordinates are
degrees.
"""

from pathlib import Path
from typing import Any

from actions.legislators import projecting, states
from actions.legislators.formats import districts, files
from actions.legislators.formats.entries import Entry, mapped
from actions.legislators.records import BoundaryRecord, Unreadable

NOBODYS = "ZZ"
LEAST = 4  # points of a ring, of which the last is the first


def read(path: Path) -> list[BoundaryRecord]:
    """Each district that is on the map, once. Raises Unreadable, also for a file without an end."""
    found = (boundary(feature) for feature in features(path))
    return files.once(path, [record for record in found if record], key=lambda record: (record.state, record.district))


def congress(path: Path) -> int:
    """The Congress whose districts they are, which each of them says. Raises Unreadable where they do not agree."""
    said = {session(feature) for feature in features(path)}
    if len(said) != 1:
        raise Unreadable(f"{path.name}: districts of more than one Congress: {', '.join(sorted(said))}.")
    return int(said.pop())


def features(path: Path) -> list[Entry]:
    collection = mapped(files.from_json(path), place=path.name)
    collection.one_of("type", {"FeatureCollection"})
    return files.some(path, collection.entries("features"))


def session(feature: Entry) -> str:
    return feature.entry("properties").like("CDSESSN", "[0-9]{3}", "a Congress such as 119")


def boundary(feature: Entry) -> BoundaryRecord | None:
    """A district, or None for what is not on the map."""
    about = feature.entry("properties")
    number = about.needed(f"CD{session(feature)}FP")
    fips = about.one_of("STATEFP", states.BY_FIPS)
    if about.needed("GEOID") != fips + number:
        raise about.odd(f"GEOID {about.text('GEOID')!r} is not {fips + number!r}, its state and its district")
    state = states.BY_FIPS[fips].code
    if number == NOBODYS or state in projecting.ELSEWHERE:
        return None
    drawn = projecting.path(polygons(feature.entry("geometry")), state=state)
    if not drawn:
        raise feature.odd("its border holds nothing")
    return BoundaryRecord(state=state, district=districts.house(number, of=about), path=drawn)


def polygons(geometry: Entry) -> list[list[list[projecting.Point]]]:
    kind = geometry.one_of("type", {"Polygon", "MultiPolygon"})
    held = geometry.fields.get("coordinates")
    held = [held] if kind == "Polygon" else held
    if not isinstance(held, list) or not all(isinstance(polygon, list) for polygon in held):
        raise geometry.odd("coordinates are no lists of rings")
    return [[ring(points, geometry) for points in polygon] for polygon in held]


def ring(points: Any, geometry: Entry) -> list[projecting.Point]:
    if not isinstance(points, list) or len(points) < LEAST or points[0] != points[-1]:
        raise geometry.odd("a ring is not closed")
    return [place(point, geometry) for point in points]


def place(point: Any, geometry: Entry) -> projecting.Point:
    match point:
        case [int() | float() as east, int() | float() as north, *_] if -180 <= east <= 180 and -90 < north < 90:
            return float(east), float(north)
    raise geometry.odd(f"{str(point)[:60]!r} is no place in degrees")
