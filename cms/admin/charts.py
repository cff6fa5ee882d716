"""Charts drawn on the server as SVG, without script or inline style. The numbers stand beside them as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from actions.petitions.reports import Day, Share

WIDTH, HEIGHT, LEFT, FOOT = 1440, 400, 90, 40  # whole units of the drawing, so that no language writes them with commas
STEPS = (1, 2, 5)


@dataclass(frozen=True)
class Bar:
    """One day: a bar for all who signed and, at its foot, the part that confirmed."""

    day: Day
    x: int
    width: int
    y: int
    height: int
    confirmed_y: int
    confirmed_height: int


@dataclass(frozen=True)
class Line:
    """A horizontal line of the scale, with its number."""

    y: int
    number: int


@dataclass(frozen=True)
class DateMark:
    """A date under the bars."""

    x: int
    date: date


@dataclass(frozen=True)
class Chart:
    """Signatures by day, ready to be drawn."""

    bars: list[Bar]
    lines: list[Line]
    dates: list[DateMark]
    total: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = HEIGHT - FOOT


@dataclass(frozen=True)
class Part:
    """One row of a breakdown with the length of its bar, in hundredths of the longest."""

    label: str
    signed: int
    confirmed: int
    length: int


def by_day(days: Sequence[Day]) -> Chart:
    """The chart of some days, oldest first."""
    top = scale_top(max((day.signed for day in days), default=0))
    base = HEIGHT - FOOT
    pitch = (WIDTH - LEFT) / max(len(days), 1)
    bars = []
    for index, day in enumerate(days):
        height, confirmed = (round(number / top * (base - 20)) for number in (day.signed, day.confirmed))
        bars.append(
            Bar(
                day=day,
                x=round(LEFT + index * pitch + pitch * 0.12),
                width=max(round(pitch * 0.76), 2),
                y=base - height,
                height=height,
                confirmed_y=base - confirmed,
                confirmed_height=confirmed,
            )
        )
    every = max(len(days) // 4, 1)  # wide enough for “18 de noviembre”
    dates = [DateMark(min(bar.x + bar.width // 2, WIDTH - 110), bar.day.date) for bar in bars[::-1][::every]]
    lines = [Line(base - round(number / top * (base - 20)), number) for number in (0, top // 2, top)]
    return Chart(bars=bars, lines=lines, dates=dates, total=sum(day.signed for day in days))


def scale_top(largest: int) -> int:
    """The least even round number that the scale may end with: 2, 4, 10, 20, 40, 100, …"""
    scale = 2
    while True:
        for step in STEPS:
            if step * scale >= largest:
                return step * scale
        scale *= 10


def parts(shares: Sequence[Share], labels: dict[str, str], *, limit: int = 12) -> list[Part]:
    """The rows of a breakdown, those with most signatures first."""
    longest = max((share.signed for share in shares), default=1)
    return [
        Part(labels.get(share.code, share.code), share.signed, share.confirmed, round(100 * share.signed / longest))
        for share in shares[:limit]
    ]


def sparkline(numbers: Sequence[int], *, width: int = 240, height: int = 48) -> str:
    """The points of a small line, for an SVG polyline of that size."""
    top = max(*numbers, 1)
    step = width / max(len(numbers) - 1, 1)
    return " ".join(
        f"{round(index * step)},{round(height - 3 - number / top * (height - 6))}"
        for index, number in enumerate(numbers)
    )
