"""Ink that can be read on an organisation's own colour."""

import re

DEFAULT = "#b5441f"
DARK, LIGHT = "#000000", "#ffffff"


def checked(accent: str) -> str:
    """The accent, or the default one if it is no colour that may stand in a style sheet."""
    return accent if re.fullmatch(r"#[0-9a-fA-F]{6}", accent) else DEFAULT


def ink_on(accent: str) -> str:
    """Dark or light ink, whichever stands out more on a #rrggbb accent; at least 4.5:1 on any colour at all."""
    return max((LIGHT, DARK), key=lambda ink: contrast(ink, accent))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #rrggbb colours, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
