"""The picture that stands for a page where it is passed on: 1200 x 630, the page's title beside its cloth."""

from io import BytesIO

from PIL import Image, ImageDraw

from cms.drawing import accents, jogakbo
from cms.drawing.lettering import LEADING, Lettering

WIDTH, HEIGHT, MARGIN, CLOTH = 1200, 630, 64, 372  # the cloth stands at the right
SIZES = (92, 84, 76, 68, 60, 54, 48, 42)
NAME_SIZE = 30
FOOT = HEIGHT - 104  # where the site's name begins, with its short rule
SHARPER = 2  # drawn so much larger, then made smaller: Pillow's polygons have no soft edges


def png(*, title: str, site: str, seed: str, accent: str = "persimmon") -> bytes:
    """The picture as PNG; `accent` is a name or "#rrggbb".

    A title in a script that no face here can draw is left out, and the cloth fills the picture.
    """
    colours = accents.colours(accent)
    picture = Image.new("RGB", (WIDTH, HEIGHT), colours["paper"])
    words = Lettering(title)
    if words.drawable:
        picture.paste(cloth(seed, colours, CLOTH), (WIDTH - CLOTH, 0))
        write(ImageDraw.Draw(picture), words, Lettering(site), colours)
    else:
        picture.paste(cloth(seed, colours, WIDTH), (0, 0))
    file = BytesIO()
    picture.quantize(128, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def cloth(seed: str, colours: dict[str, str], width: int) -> Image.Image:
    """The seed's cloth, as wide as asked for, cut from its middle."""
    woven = jogakbo.weave(seed, "share")
    large = Image.new("RGB", (WIDTH * SHARPER, HEIGHT * SHARPER), colours["patch-1"])
    draw = ImageDraw.Draw(large)
    for colour, quad in woven.patches:
        draw.polygon([(x * SHARPER, y * SHARPER) for x, y in quad], fill=colours[colour])
    for seam in woven.seams:
        draw.line([(x * SHARPER, y * SHARPER) for x, y in seam], fill=colours["seam"], width=5 * SHARPER)
    whole = large.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    left = (WIDTH - width) // 2
    return whole.crop((left, 0, left + width, HEIGHT))


def write(draw: ImageDraw.ImageDraw, title: Lettering, site: Lettering, colours: dict[str, str]) -> None:
    """The title as large as it fits, and the site's name under a short rule."""
    width = WIDTH - CLOTH - 2 * MARGIN
    size, lines = title.fitted(SIZES, width, FOOT - MARGIN - 24)
    for number, line in enumerate(lines):
        title.draw(draw, line, (MARGIN, MARGIN + size * (0.92 + number * LEADING)), size, colours["ink"])
    draw.rectangle((MARGIN, FOOT, MARGIN + 64, FOOT + 5), fill=colours["patch-loud"])
    if site.drawable:
        name = site.shortened(" ".join(site.words), NAME_SIZE, width)
        site.draw(draw, name, (MARGIN, FOOT + 50), NAME_SIZE, colours["ink"])
