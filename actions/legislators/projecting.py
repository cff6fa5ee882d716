"""Where a place lies on the map of the country: equal areas by Albers, with Alaska, Hawaii and Puerto Rico as insets.

The formulas are those of Snyder, "Map Projections: A Working Manual" (USGS 1395, 1987), page 100, for a sphere; the
parallels are the Census Bureau's. Everything is in whole units of one drawing, so that a border which two districts
share stays the same for both, and no language writes a number with commas.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import cos, radians, sin, sqrt

WIDTH, HEIGHT = 19_200, 12_000
SMALLEST = 40  # square units: an island below it is left out, unless it is all there is
NUMBER = re.compile(r"-?[0-9]+")
Point = tuple[float, float]  # degrees east and north
Spot = tuple[int, int]  # units from the left and from the top


@dataclass(frozen=True)
class Albers:
    """A part of the map: its parallels and its middle in degrees, its spot, and the units of an Earth radius."""

    parallels: tuple[float, float]
    middle: Point
    at: Spot
    scale: float

    @cached_property
    def n(self) -> float:
        return (sin(radians(self.parallels[0])) + sin(radians(self.parallels[1]))) / 2

    @cached_property
    def c(self) -> float:
        first = radians(self.parallels[0])
        return cos(first) ** 2 + 2 * self.n * sin(first)

    def distance(self, north: float) -> float:
        return sqrt(self.c - 2 * self.n * sin(radians(north))) / self.n

    def spot(self, point: Point) -> Spot:
        """A place in units; what lies beyond the date line belongs to the west."""
        east, north = point
        angle = self.n * radians((east - self.middle[0] + 180) % 360 - 180)
        far, near = self.distance(north), self.distance(self.middle[1])
        x, y = far * sin(angle), near - far * cos(angle)
        return round(self.at[0] + self.scale * x), round(self.at[1] - self.scale * y)


COUNTRY = Albers((29.5, 45.5), (-96, 37.5), (9_750, 6_420), 25_600)
INSETS = {
    "AK": Albers((55, 65), (-154, 50), (3_150, 11_600), 9_000),
    "HI": Albers((8, 18), (-157, 20.5), (6_950, 10_950), 25_600),
    "PR": Albers((8, 18), (-66.4, 18.2), (17_900, 11_300), 25_600),
}
ELSEWHERE = frozenset({"AS", "GU", "MP", "VI"})  # too small and too far to be drawn


def path(polygons: Iterable[Iterable[Sequence[Point]]], *, state: str) -> str:
    """The polygons of a district, each its rings, as an SVG path. Holes are rings that are filled by `evenodd`."""
    part = INSETS.get(state, COUNTRY)
    rings = [ring for polygon in polygons for points in polygon if len(ring := snapped(points, part)) > 2]
    large = [ring for ring in rings if area(ring) >= SMALLEST] or sorted(rings, key=area)[-1:]
    return "".join(map(written, large))


def snapped(points: Iterable[Point], part: Albers) -> list[Spot]:
    """A ring in whole units, without its closing point and without points on each other or on a straight line."""
    ring: list[Spot] = []
    for point in points:
        spot = part.spot(point)
        if ring and spot == ring[-1]:
            continue
        if len(ring) > 1 and turn(ring[-2], ring[-1], spot) == 0:
            ring.pop()
        ring.append(spot)
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def turn(one: Spot, two: Spot, three: Spot) -> int:
    """0 where three points lie on one straight line."""
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def area(ring: Sequence[Spot]) -> float:
    """Square units inside a ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def written(ring: Sequence[Spot]) -> str:
    """A ring in the shortest words: `M100 200l5-3 4 4z`, its beginning in units of the map, then step by step."""
    x, y = ring[0]
    steps = (f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(ring))
    return f"M{x} {y}l{' '.join(steps)}z".replace(" -", "-")


def box(paths: Iterable[str]) -> tuple[int, int, int, int]:
    """Left, top, width and height of what some paths of this module draw; nothing is the whole map."""
    across: list[int] = []
    down: list[int] = []
    for ring in (ring for path in paths for ring in path.split("M") if ring):
        numbers = [int(number) for number in NUMBER.findall(ring)]
        for values, steps in ((across, numbers[::2]), (down, numbers[1::2])):
            place = 0
            for step in steps:
                place += step
                values.append(place)
    if not across:
        return 0, 0, WIDTH, HEIGHT
    return min(across), min(down), max(across) - min(across), max(down) - min(down)
