"""The handful of pictures that the demonstration shows, drawn and put into the library."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image, ImageDraw

from advocacy.demo.content.campaign import PARTNERS
from advocacy.demo.portraits import SKIN, THREAD, Cloth, Sitter, portrait
from cms.drawing import accents
from cms.drawing.lettering import Lettering
from cms.pictures import Picture

LOGO_WIDTH, LOGO_HEIGHT = 460, 140
FACE = (600, 560, 420, 520)  # the focal point of a portrait: x and y of its middle, width, height


@dataclass(frozen=True)
class Drawing:
    """One picture: its name in the library, how it is drawn, and where the eye should rest."""

    title: str
    draw: Callable[[], Image.Image]
    focus: tuple[int, int, int, int] | None = None


def soon_hee() -> Image.Image:
    return portrait("sewing", "plum", Sitter("light", "grey", "curls", "#7d3357", ("tape",)))


def mr_park() -> Image.Image:
    return portrait("ink", "indigo", Sitter("warm", "grey", "cap", "#33406f", ("glasses", "collar")))


def rosa_and_mei() -> Image.Image:
    rosa = Sitter("brown", "black", "braid", "#4f6d3a", (), shift=21, size=0.78)
    mei = Sitter("light", "black", "bob", "#8a5a2b", ("collar",), shift=-21, size=0.78)
    return portrait("lunch", "moss", rosa, mei)


def minh() -> Image.Image:
    return portrait("bones", "hemp", Sitter("warm", "black", "tousled", "#3e6b73", ("collar",)))


def farah() -> Image.Image:
    return portrait("tuesday", "persimmon", Sitter("brown", "black", "scarf", "#93371a"))


def table() -> Image.Image:
    """A long table from above, with cups, papers and hands."""
    cloth = Cloth("table", "persimmon")
    cloth.polygon("#b98a5c", (6, 30), (94, 27), (95, 71), (5, 73))
    for part in (0.33, 0.66):
        cloth.line("#9c7045", 0.3, (6, 30 + 43 * part), (94, 27 + 44 * part))
    for left, top, turn in ((20, 40, 2), (43, 52, -3), (66, 38, 3), (80, 56, -2)):
        cloth.polygon(THREAD, (left, top), (left + 11, top + turn), (left + 10, top + 13), (left - 1, top + 13 - turn))
        for row in (3, 6, 9):
            cloth.line("#a9a49c", 0.3, (left + 2, top + row), (left + 8, top + row))
    for left, top in ((33, 38), (58, 58), (12, 58), (86, 40)):
        cloth.oval(THREAD, left, top, left + 6, top + 6)
        cloth.oval("#a4622f", left + 1, top + 1, left + 5, top + 5)
    for number, left in enumerate((16, 36, 56, 76)):
        skin = SKIN[("light", "brown", "warm", "brown")[number]][0]
        sleeve = accents.colours(("indigo", "plum", "moss", "hemp")[number])["patch-loud"]
        cloth.polygon(sleeve, (left - 3, 8), (left + 8, 8), (left + 7, 27), (left - 1, 27))
        cloth.oval(skin, left - 1, 24, left + 7, 36)
        cloth.polygon(sleeve, (left + 4, 96), (left + 15, 96), (left + 13, 75), (left + 5, 75))
        cloth.oval(skin, left + 5, 66, left + 13, 78)
    return cloth.finished().crop((0, 150, 1200, 950))


def logo(place: str, accent: str, name: str) -> Image.Image:
    """A scrap of cloth beside the group's name, on paper so that it can be read on any ground."""
    colours = accents.colours(accent)
    picture = Image.new("RGB", (LOGO_WIDTH, LOGO_HEIGHT), colours["paper"])
    mark = Cloth(place, accent)
    mark.polygon(colours["patch-loud"], (0, 0), (58, 0), (52, 64), (0, 58))
    mark.polygon(colours["patch-3"], (58, 0), (100, 0), (100, 42), (54, 38))
    mark.polygon(colours["patch-2"], (0, 58), (52, 64), (48, 100), (0, 100))
    mark.polygon(colours["ink"], (54, 38), (100, 42), (100, 100), (48, 100), (52, 64))
    picture.paste(mark.finished().resize((LOGO_HEIGHT, LOGO_HEIGHT), Image.Resampling.LANCZOS), (0, 0))
    first, _, second = name.partition(" ")
    for word, line in ((first, 58), (second, 112)):
        Lettering(word).draw(ImageDraw.Draw(picture), word, (LOGO_HEIGHT + 20, line), 44, colours["ink"])
    return picture


DRAWINGS = {
    "the-sewing-room": Drawing("Soon-hee", soon_hee, FACE),
    "mr-park-signs-in-ink": Drawing("Mr. Park", mr_park, FACE),
    "two-lunch-boxes": Drawing("Rosa and Mei", rosa_and_mei, (600, 680, 800, 440)),
    "anatomy-at-the-kitchen-table": Drawing("Minh", minh, FACE),
    "the-tuesday-table": Drawing("Farah", farah, FACE),
    "table": Drawing("The Tuesday table", table),
} | {
    place: Drawing(name.en, partial(logo, place, accent, name.en))
    for (place, name), accent in zip(PARTNERS.groups, accents.NAMED, strict=True)
}


def hang() -> dict[str, Picture]:
    """Draw every picture and put it into the library; the pictures by their names here."""
    return {key: kept(key, drawing) for key, drawing in DRAWINGS.items()}


def kept(key: str, drawing: Drawing) -> Picture:
    """One picture, drawn and kept."""
    file = BytesIO()
    image = drawing.draw()
    image.quantize(128, dither=Image.Dither.NONE).save(file, "PNG")
    picture = Picture(title=drawing.title, file=ImageFile(file, name=f"demo-{key}.png"))
    if drawing.focus:
        names = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
        for name, value in zip(names, drawing.focus, strict=True):
            setattr(picture, name, value)
    picture.save()
    return picture
