"""Colour as people see it: contrast by WCAG 2.2, and lightness by OKLCH so that a hue stays itself when it is nudged.

Colours come and go as "#rrggbb". Formulas: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio and
https://www.w3.org/TR/css-color-4/#color-conversion-code, read 23 November 2026.
"""

import math
import re

TEXT = 4.5  # the least contrast of text that WCAG 2.2 AA allows
STEP = 0.005  # of OKLCH lightness; finer than anyone sees

Triple = tuple[float, float, float]


class NotAColour(ValueError):
    """The text is not "#rgb" or "#rrggbb"."""


def ratio(one: str, other: str) -> float:
    """The contrast between two colours, 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def nudged(colour: str, against: str, least: float = TEXT) -> str:
    """The colour, made just so much lighter or darker that it can be read on `against`; unchanged where it can already.

    It moves away from `against`: darker on light paper, lighter on dark.
    """
    lightness, chroma, hue = to_oklch(colour)
    step = -STEP if luminance(against) > 0.18 else STEP
    fixed = from_oklch(lightness, chroma, hue) if ratio(colour, against) < least else colour.lower()
    while ratio(fixed, against) < least and 0 < lightness < 1:
        lightness = min(max(lightness + step, 0.0), 1.0)
        fixed = from_oklch(lightness, chroma, hue)
    return fixed


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> Triple:
    """Linear-light red, green and blue, 0 to 1."""
    digits = colour.strip().removeprefix("#")
    if re.fullmatch(r"[0-9a-fA-F]{3}", digits):
        digits = "".join(2 * digit for digit in digits)
    if not re.fullmatch(r"[0-9a-fA-F]{6}", digits):
        raise NotAColour(colour)
    red, green, blue = (int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return unbent(red), unbent(green), unbent(blue)


def unbent(value: float) -> float:
    """One channel from sRGB's curve to linear light."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def bent(value: float) -> float:
    """One channel from linear light to sRGB's curve."""
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def to_oklch(colour: str) -> Triple:
    """Lightness (0 to 1), chroma and hue (degrees)."""
    red, green, blue = linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The nearest colour a screen can show: chroma gives way before lightness and hue do."""
    while chroma > 0.001 and not all(
        -0.0005 <= channel <= 1.0005 for channel in oklch_to_linear(lightness, chroma, hue)
    ):
        chroma -= 0.002
    channels = oklch_to_linear(lightness, max(chroma, 0.0), hue)
    return "#" + "".join(f"{round(255 * min(max(bent(channel), 0), 1)):02x}" for channel in channels)


def oklch_to_linear(lightness: float, chroma: float, hue: float) -> Triple:
    """Linear-light red, green and blue; outside 0 to 1 where no screen can show it."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
