"""Numbers by district of the House as a map and a table, without script or inline style.

A number below five is not given, and a district that nobody wrote from is not told from one with four: in a small place
a small number names people.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from actions.legislators import projecting
from actions.legislators.boundaries import Borders
from actions.legislators.seats import AT_LARGE
from actions.legislators.states import BY_CODE

FEWEST = 5  # a smaller number is not given
CLASSES = 5
FEW = "map__few"
MARGIN = 0.04  # of the larger side, around a state
Numbers = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Shape:
    """A district as it is drawn: its SVG path, its CSS class, and what it is called with its number."""

    path: str
    shade: str
    title: str


@dataclass(frozen=True)
class Step:
    """A line of the legend."""

    shade: str
    words: str


@dataclass(frozen=True)
class Row:
    """A line of the table, whose numbers are five at least."""

    name: str
    number: int


@dataclass(frozen=True)
class State:
    """A state that the map can be zoomed to."""

    code: str
    name: str
    is_shown: bool


@dataclass(frozen=True)
class DistrictMap:
    """What the template draws. `shapes` is empty where no borders are loaded; `state` is "" for the whole country.
    `undrawn` names the territories of which there is a line in the table alone; "" where a state is shown.

    `kept` are names and values of the page's own query, which choosing a state must not lose.
    """

    view_box: str
    shapes: list[Shape]
    legend: list[Step]
    rows: list[Row]
    states: list[State]
    state: str
    state_name: str
    undrawn: str
    congress: int | None
    caption: str
    heading: str
    kept: tuple[tuple[str, str], ...]
    fewest: int = FEWEST


def drawn(
    numbers: Numbers,
    borders: Borders,
    *,
    caption: str,
    heading: str,
    state: str = "",
    kept: Iterable[tuple[str, str]] = (),
) -> DistrictMap:
    """The map of the country, or of one state, two letters; what is no state, or is not drawn, is the country.

    `caption` says what is counted ("Letters by district"), `heading` stands above the numbers ("Letters").
    """
    on_map = {key[0] for key in borders.paths} or BY_CODE.keys()
    state = state if state in on_map else ""
    given = {key: number for key, number in numbers.items() if number >= FEWEST and state in {"", key[0]}}
    paths = {key: path for key, path in borders.paths.items() if state in {"", key[0]}}
    bounds = lower_bounds(max(given.values(), default=0))
    rows = [Row(name(*key), number) for key, number in given.items()]
    return DistrictMap(
        view_box=view_box(paths.values() if state else ()),
        shapes=[shape(key, path, given.get(key, 0), bounds) for key, path in paths.items()],
        legend=legend(bounds),
        rows=sorted(rows, key=lambda row: (-row.number, row.name)),
        states=[State(code, BY_CODE[code].name, code == state) for code in sorted({key[0] for key in borders.paths})],
        state=state,
        state_name=BY_CODE[state].name if state else "",
        undrawn="" if state else ", ".join(BY_CODE[code].name for code in sorted(projecting.ELSEWHERE)),
        congress=borders.congress,
        caption=caption,
        heading=heading,
        kept=tuple(kept),
    )


def shape(key: tuple[str, str], path: str, number: int, bounds: list[int]) -> Shape:
    """A district in the shade of its class."""
    words = number_format(number, force_grouping=True) if number >= FEWEST else fewer()
    title = _("%(district)s: %(number)s") % {"district": name(*key), "number": words}
    return Shape(path, shade(number, bounds), title)


def name(state: str, district: str) -> str:
    """What a district is called: New York, district 6. A state's name is English, as its mail is."""
    about = {"state": BY_CODE[state].name if state in BY_CODE else state, "number": district}
    if not state:
        return _("State not known")
    if not district:
        return _("%(state)s, district not known") % about
    if district == AT_LARGE:
        return _("%(state)s, at large") % about
    return _("%(state)s, district %(number)s") % about


def fewer() -> str:
    return _("fewer than %(number)s") % {"number": FEWEST}


def lower_bounds(largest: int) -> list[int]:
    """Where each class begins, the first at five: five classes at most, each so many times the one before, in round
    numbers. None where no number may be given."""
    if largest < FEWEST:
        return []
    growth = (largest / FEWEST) ** (1 / CLASSES)
    bounds = {rounded(FEWEST * growth**index) for index in range(CLASSES)}
    return sorted(bound for bound in bounds if bound <= largest)


def rounded(number: float) -> int:
    """One digit and zeros: 37.6 is 40."""
    whole = round(number)
    unit = 10 ** (len(str(whole)) - 1)
    return round(whole / unit) * unit


def shade(number: int, bounds: list[int]) -> str:
    """The CSS class of a number: `map__few`, or `map__1` to `map__5`."""
    return f"map__{sum(number >= bound for bound in bounds)}" if number >= FEWEST else FEW


def legend(bounds: list[int]) -> list[Step]:
    """Each class with its numbers, the smallest first."""
    steps = [Step(FEW, fewer())]
    for index, (first, after) in enumerate(zip_longest(bounds, bounds[1:]), start=1):
        written = {"first": number_format(first, force_grouping=True)}
        words = _("%(first)s and more") % written
        if after:
            written["last"] = number_format(after - 1, force_grouping=True)
            words = _("%(first)s to %(last)s") % written if after - 1 > first else written["first"]
        steps.append(Step(f"map__{index}", words))
    return steps


def view_box(paths: Iterable[str]) -> str:
    """The part of the map that holds some districts, with some air; the whole map for none. Whole units."""
    left, top, width, height = projecting.box(paths)
    if (width, height) == (projecting.WIDTH, projecting.HEIGHT):
        return f"0 0 {width} {height}"
    air = max(round(max(width, height) * MARGIN), 1)
    return f"{left - air} {top - air} {width + 2 * air} {height + 2 * air}"
