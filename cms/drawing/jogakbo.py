"""Jogakbo, the Korean patchwork of joined scraps, drawn from a seed: where no photograph stands, this does.

The same seed always gives the same cloth. A cloth is geometry only; who draws it brings the colours.
"""

from dataclasses import dataclass, field
from random import Random

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]  # clockwise from the top left

QUIET = ("patch-1", "patch-2", "patch-3")
LOUD = "patch-loud"
GAP = "patch-gap"  # where a scrap is missing


@dataclass(frozen=True)
class Variant:
    """A size of cloth: its box, how small a scrap may get, how many of a hundred are loud, whether one is missing."""

    width: int
    height: int
    smallest: int
    loud_share: int = 9
    torn: bool = False


VARIANTS = {
    "hero": Variant(1200, 420, 64),
    "picture": Variant(600, 400, 56),
    "square": Variant(400, 400, 52),
    "strip": Variant(1200, 20, 20, loud_share=14),
    "share": Variant(1200, 630, 76),
    "lost": Variant(800, 500, 84, torn=True),
}


@dataclass
class Cloth:
    """Patches by colour name, and the seams between them."""

    width: int
    height: int
    patches: list[tuple[str, Quad]] = field(default_factory=list)
    seams: list[tuple[Point, Point]] = field(default_factory=list)


def weave(seed: str, variant: str = "hero") -> Cloth:
    """The cloth of a seed. Raises KeyError for a variant that is not known."""
    shape = VARIANTS[variant]
    random = Random(f"{variant}:{seed}")  # noqa: S311 - a drawing, not a secret
    cloth = Cloth(shape.width, shape.height)
    width, height = float(shape.width), float(shape.height)
    whole: Quad = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    scraps: list[Quad] = []
    cut(whole, shape.smallest, random, scraps, cloth.seams)
    loud = choose_loud(scraps, max(1, round(len(scraps) * shape.loud_share / 100)), random)
    for scrap in scraps:
        colour = LOUD if scrap in loud else random.choices(QUIET, (4, 3, 2))[0]
        cloth.patches.append((GAP if shape.torn and scrap is loud[0] else colour, scrap))
    return cloth


def choose_loud(scraps: list[Quad], wanted: int, random: Random) -> list[Quad]:
    """The few loud scraps: none of the largest, and no two that touch."""
    smaller = sorted(scraps, key=area)[: max(1, len(scraps) * 3 // 4)]
    chosen: list[Quad] = []
    for scrap in random.sample(smaller, len(smaller)):
        if len(chosen) < wanted and not any(touch(scrap, other) for other in chosen):
            chosen.append(scrap)
    return chosen


def area(quad: Quad) -> float:
    """The area of a scrap, by the shoelace formula."""
    following = (*quad[1:], quad[0])
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(quad, following, strict=True))) / 2


def touch(one: Quad, other: Quad) -> bool:
    """Whether the boxes around two scraps meet."""
    return all(
        min(p[axis] for p in one) <= max(p[axis] for p in other) + 1
        and min(p[axis] for p in other) <= max(p[axis] for p in one) + 1
        for axis in (0, 1)
    )


def cut(quad: Quad, smallest: int, random: Random, scraps: list[Quad], seams: list[tuple[Point, Point]]) -> None:
    """Cut a piece in two along a slightly slanted line, and its parts again, until they are small or left whole."""
    across = max(quad[1][0] - quad[0][0], quad[2][0] - quad[3][0])
    down = max(quad[3][1] - quad[0][1], quad[2][1] - quad[1][1])
    longest = max(across, down)
    if longest < 2 * smallest or (longest < 4 * smallest and random.random() < 0.18):
        scraps.append(quad)
        return
    upright = across >= down * random.uniform(0.8, 1.25)
    lean = random.choice((0, 0, random.uniform(-0.16, 0.16))) * (down / across if upright else across / down)
    first = random.choice((random.uniform(0.28, 0.42), random.uniform(0.5, 0.72)))
    second = min(max(first + lean, 0.15), 0.85)
    top_left, top_right, bottom_right, bottom_left = quad
    if upright:
        start, end = between(top_left, top_right, first), between(bottom_left, bottom_right, second)
        halves: tuple[Quad, Quad] = ((top_left, start, end, bottom_left), (start, top_right, bottom_right, end))
    else:
        start, end = between(top_left, bottom_left, first), between(top_right, bottom_right, second)
        halves = ((top_left, top_right, end, start), (start, end, bottom_right, bottom_left))
    seams.append((start, end))
    for half in halves:
        cut(half, smallest, random, scraps, seams)


def between(a: Point, b: Point, part: float) -> Point:
    """The point that lies `part` of the way from a to b."""
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part)


def svg(seed: str, variant: str = "hero", colours: dict[str, str] | None = None) -> str:
    """The cloth as SVG, decoration only (hidden from screen readers).

    Without colours it is for the page: patches carry class names that the stylesheet fills, so it follows dark mode.
    With colours (`patch-1` … `patch-loud`, `patch-gap`, `seam`, as hex) it stands alone, for a file or a mail.
    """
    cloth = weave(seed, variant)
    seam = max(1.5, min(cloth.width, cloth.height) / 110)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {cloth.width} {cloth.height}"'
        ' preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
    ]
    parts += [shapes(cloth, name, colours) for name in (*QUIET, LOUD)]
    stroke = f' fill="none" stroke="{colours["seam"]}"' if colours else ""
    lines = "".join(f"M{xy(start)} {xy(end)}" for start, end in cloth.seams)
    parts.append(f'<path class="seam"{stroke} stroke-width="{seam:.1f}" d="{lines}"/>')
    parts.append(shapes(cloth, GAP, colours))
    return "".join([*parts, "</svg>"])


def shapes(cloth: Cloth, name: str, colours: dict[str, str] | None) -> str:
    """All patches of one colour as one path; nothing where there are none."""
    outline = "".join(f"M{' '.join(xy(p) for p in quad)}Z" for colour, quad in cloth.patches if colour == name)
    if not outline:
        return ""
    fill = f' fill="{colours[name]}"' if colours else ""
    return f'<path class="{name}"{fill} d="{outline}"/>'


def xy(point: Point) -> str:
    """A point as SVG writes it, to a unit: seams are wider than what is lost."""
    return f"{point[0]:.0f} {point[1]:.0f}"
