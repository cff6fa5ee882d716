"""The demonstration's portraits, sewn from shapes on a cloth. Coordinates are hundredths of the picture's side."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from cms.drawing import accents, jogakbo

SIDE = 1200
SHARPER = 2  # drawn so much larger, then made smaller: Pillow's shapes have no soft edges
SKIN = {"light": ("#e8bf9c", "#d29f79"), "brown": ("#c08d66", "#a4734e"), "warm": ("#dcab84", "#c28b64")}
HAIR = {"black": "#262321", "grey": "#a9a49c", "brown": "#4a3327"}
INK = "#2a2320"
THREAD = "#f6efe2"


@dataclass(frozen=True)
class Sitter:
    """How one person is drawn. `shift` moves her sideways, for two in one picture."""

    skin: str
    hair: str
    style: str
    coat: str
    wears: tuple[str, ...] = ()
    shift: float = 0.0
    size: float = 1.0


class Cloth:
    """A picture that is drawn in hundredths of its side."""

    def __init__(self, seed: str, accent: str) -> None:
        self.colours = accents.colours(accent)
        self.picture = Image.new("RGB", (SIDE * SHARPER, SIDE * SHARPER), self.colours["patch-1"])
        self.draw = ImageDraw.Draw(self.picture)
        woven = jogakbo.weave(seed, "square")
        scale = 100 / woven.width
        for colour, quad in woven.patches:
            self.polygon(self.colours[colour], *((x * scale, y * scale) for x, y in quad))
        for start, end in woven.seams:
            self.line(self.colours["seam"], 0.5, *((x * scale, y * scale) for x, y in (start, end)))

    def at(self, points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
        return [(x * SIDE * SHARPER / 100, y * SIDE * SHARPER / 100) for x, y in points]

    def polygon(self, colour: str, *points: tuple[float, float]) -> None:
        self.draw.polygon(self.at(points), fill=colour)

    def oval(self, colour: str, left: float, top: float, right: float, bottom: float) -> None:
        self.draw.ellipse([value for point in self.at(((left, top), (right, bottom))) for value in point], fill=colour)

    def line(self, colour: str, width: float, *points: tuple[float, float]) -> None:
        self.draw.line(self.at(points), fill=colour, width=round(width * SIDE * SHARPER / 100), joint="curve")

    def arc(self, colour: str, width: float, box: tuple[float, float, float, float], start: int, end: int) -> None:
        corners = [value for point in self.at(((box[0], box[1]), (box[2], box[3]))) for value in point]
        self.draw.arc(corners, start, end, fill=colour, width=round(width * SIDE * SHARPER / 100))

    def finished(self) -> Image.Image:
        return self.picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


class Seated(Cloth):
    """A cloth whose coordinates may be moved, so that two people fit beside each other."""

    shift, size = 0.0, 1.0

    def at(self, points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
        moved = ((50 + self.shift + (x - 50) * self.size, 100 + (y - 100) * self.size) for x, y in points)
        return super().at(tuple(moved))


def portrait(seed: str, accent: str, *sitters: Sitter) -> Image.Image:
    """The sitters before the seed's cloth, from left to right as they are given."""
    cloth = Seated(seed, accent)
    for sitter in sitters:
        cloth.shift, cloth.size = sitter.shift, sitter.size
        behind(cloth, sitter)
        body(cloth, sitter)
        face(cloth, sitter)
        before(cloth, sitter)
    return cloth.finished()


def body(cloth: Cloth, sitter: Sitter) -> None:
    """Shoulders cut from two pieces, with a collar, and the neck."""
    shade = SKIN[sitter.skin][1]
    cloth.polygon(sitter.coat, (8, 100), (15, 80), (37, 70), (63, 70), (85, 80), (92, 100))
    cloth.polygon(shade, (42.5, 58), (57.5, 58), (59, 71), (50, 79), (41, 71))
    cloth.line(THREAD, 0.35, (50, 79), (50, 100))
    cloth.line(THREAD, 0.35, (27, 75.2), (31, 100))
    cloth.line(THREAD, 0.35, (73, 75.2), (69, 100))
    if "collar" in sitter.wears:
        cloth.polygon(THREAD, (41, 70), (37, 75), (48, 84), (50, 79))
        cloth.polygon(THREAD, (59, 70), (63, 75), (52, 84), (50, 79))


def face(cloth: Cloth, sitter: Sitter) -> None:
    """A calm face with a small smile."""
    skin, shade = SKIN[sitter.skin]
    if sitter.style != "scarf":
        cloth.oval(skin, 33.5, 43, 38.5, 52)
        cloth.oval(skin, 61.5, 43, 66.5, 52)
    cloth.oval(skin, 35.5, 26, 64.5, 65)
    for left in (40.4, 52.6):
        cloth.arc(INK, 0.5, (left, 40.6, left + 7, 45), 215, 325)
        cloth.oval(INK, left + 2.6, 45, left + 4.4, 47)
    cloth.line(shade, 0.6, (50, 46.5), (48.8, 52.6), (51, 53))
    cloth.arc(INK, 0.7, (44.6, 51, 55.4, 58.6), 30, 150)


def behind(cloth: Cloth, sitter: Sitter) -> None:
    """What hangs behind the head."""
    hair = HAIR[sitter.hair]
    if sitter.style == "braid":
        cloth.polygon(hair, (63, 40), (71, 52), (73, 70), (70, 88), (66, 88), (65, 66))
    if sitter.style == "bob":
        cloth.polygon(hair, (33, 34), (31, 62), (40, 64), (60, 64), (69, 62), (67, 34))
    if sitter.style == "scarf":
        cloth.polygon(sitter.coat, (33, 30), (28, 62), (22, 80), (78, 80), (72, 62), (67, 30))


def before(cloth: Cloth, sitter: Sitter) -> None:
    """Hair, and what the sitter wears."""
    HEADS[sitter.style](cloth, HAIR[sitter.hair])
    if "glasses" in sitter.wears:
        for left in (38.6, 51.6):
            cloth.arc(INK, 0.6, (left, 42, left + 9.8, 51), 0, 360)
        cloth.line(INK, 0.6, (48.4, 46), (51.6, 46))
    if "tape" in sitter.wears:
        cloth.line("#e6c65a", 2.0, (38, 69), (34, 80), (36, 97))
        cloth.line("#e6c65a", 2.0, (62, 69), (66, 80), (63, 92))


def curls(cloth: Cloth, hair: str) -> None:
    """A short perm."""
    crown = (
        (33, 40, 6),
        (33, 33, 6.4),
        (37.5, 27, 6.6),
        (44, 23.6, 6.8),
        (51, 22.6, 6.8),
        (58, 25, 6.6),
        (63.4, 29.4, 6.4),
    )
    for x, y, size in (*crown, (66.6, 35, 6.2), (67.4, 41, 5.8), (44, 29.5, 5.6), (51, 28.5, 5.6), (57.6, 31, 5.4)):
        cloth.oval(hair, x - size, y - size, x + size, y + size)
        cloth.arc("#c4bfb7", 0.4, (x - size + 1.6, y - size + 1.6, x + size - 1.6, y + size - 1.6), 190, 290)


def cap(cloth: Cloth, hair: str) -> None:
    """A flat cap over grey temples."""
    cloth.polygon(hair, (34.5, 48), (34.5, 36), (38, 36), (37.5, 44))
    cloth.polygon(hair, (65.5, 48), (65.5, 36), (62, 36), (62.5, 44))
    cloth.polygon("#6b6257", (31, 36), (34, 26), (46, 20), (60, 21), (68, 29), (69, 36), (50, 33))
    cloth.polygon("#544c43", (31, 36), (50, 32.4), (69, 36), (60, 38.4), (40, 38.4))
    cloth.line(THREAD, 0.3, (50, 20.4), (50, 32.6))


def scarf(cloth: Cloth, hair: str) -> None:
    """A headscarf's edge around the face."""
    edge = "#b5441f"
    cloth.polygon(
        edge, (34, 50), (33, 34), (40, 22), (50, 19), (60, 22), (67, 34), (66, 50), (63, 36), (50, 27), (37, 36)
    )
    cloth.polygon(edge, (34, 49), (37, 58), (50, 65), (63, 58), (66, 49), (70, 66), (60, 80), (40, 80), (30, 66))
    cloth.line(THREAD, 0.35, (36, 62), (44, 74), (62, 79))


def braid(cloth: Cloth, hair: str) -> None:
    """Hair parted in the middle, gathered in a braid."""
    cloth.polygon(hair, (34, 48), (33, 34), (40, 24), (50, 22), (50, 27), (40, 34), (37, 44))
    cloth.polygon(hair, (66, 48), (67, 34), (60, 24), (50, 22), (50, 27), (60, 34), (63, 44))
    for top in (58, 66, 74):
        cloth.line(THREAD, 0.3, (66.5, top), (71.5, top + 4))


def bob(cloth: Cloth, hair: str) -> None:
    """A straight fringe."""
    cloth.polygon(hair, (33, 56), (33, 32), (40, 23), (60, 23), (67, 32), (67, 56), (64.5, 40), (35.5, 40))


def tousled(cloth: Cloth, hair: str) -> None:
    """Hair that no comb has seen today."""
    crown = ((33, 42), (31, 32), (37, 29), (36, 21), (44, 24), (48, 17), (54, 22), (62, 18), (62, 26), (69, 28))
    cloth.polygon(hair, *crown, (67, 43), (63, 35), (56, 33), (52, 37), (45, 32), (38, 37))


HEADS = {"curls": curls, "cap": cap, "scarf": scarf, "braid": braid, "bob": bob, "tousled": tousled}
