"""The named accents of tokens.css for pictures made on the server, and an accent from a colour that staff chose."""

from dataclasses import dataclass

from cms.drawing import contrast

PAPER = contrast.from_oklch(0.98, 0.01, 85)
PAPER_DARK = contrast.from_oklch(0.255, 0.034, 265)  # the lighter of the dark papers: the harder one to be read on
PAPER_SUNK = contrast.from_oklch(0.95, 0.016, 82)  # the harder of the light papers to be read on
INK = contrast.from_oklch(0.23, 0.02, 60)
ACCENT_INK_DARK = contrast.from_oklch(0.2, 0.03, 265)

# name: the accent and the third patch, as tokens.css has them (lightness, chroma, hue)
NAMED = {
    "persimmon": ((0.53, 0.165, 38), (0.85, 0.024, 235)),
    "indigo": ((0.43, 0.14, 268), (0.86, 0.035, 50)),
    "moss": ((0.46, 0.095, 138), (0.87, 0.035, 55)),
    "plum": ((0.43, 0.14, 350), (0.86, 0.024, 165)),
    "hemp": ((0.48, 0.085, 72), (0.85, 0.022, 262)),
}
PATCHES = {"patch-1": contrast.from_oklch(0.945, 0.018, 85), "patch-2": contrast.from_oklch(0.89, 0.034, 82)}
SEAM = contrast.from_oklch(0.76, 0.02, 70)


@dataclass(frozen=True)
class Accent:
    """An accent for light and dark, each with its deeper shade and the colour of words on it."""

    light: str
    light_deep: str
    light_ink: str
    dark: str
    dark_deep: str
    dark_ink: str


def of_colour(chosen: str) -> Accent:
    """The accent that a chosen "#rrggbb" gives, nudged until it can be read. Raises contrast.NotAColour.

    `light == chosen` says that nothing had to change; else the editor is told.
    """
    light = contrast.nudged(chosen, PAPER_SUNK)
    lightness, chroma, hue = contrast.to_oklch(light)
    dark = contrast.nudged(contrast.from_oklch(0.76, min(chroma, 0.135), hue), PAPER_DARK)
    return Accent(
        light=light,
        light_deep=contrast.from_oklch(max(lightness - 0.09, 0.0), chroma, hue),
        light_ink=PAPER,
        dark=dark,
        dark_deep=contrast.from_oklch(0.85, min(chroma, 0.1), hue),
        dark_ink=ACCENT_INK_DARK,
    )


def stylesheet(chosen: str) -> str:
    """The rules behind <html data-accent="site">, light and dark, to be served as /site.css."""
    accent = of_colour(chosen)
    light = rule(accent.light, accent.light_deep, accent.light_ink)
    dark = rule(accent.dark, accent.dark_deep, accent.dark_ink)
    return f"{light}\n@media (prefers-color-scheme: dark) {{\n  {dark}\n}}\n"


def rule(accent: str, deep: str, ink: str) -> str:
    """One rule of that stylesheet."""
    return f'[data-accent="site"] {{ --accent: {accent}; --accent-deep: {deep}; --accent-ink: {ink}; }}'


def colours(accent: str) -> dict[str, str]:
    """A cloth's colours as hex, from an accent's name or a chosen "#rrggbb"; anything else gives persimmon."""
    try:
        loud, third = of_colour(accent).light, contrast.from_oklch(*NAMED["persimmon"][1])
    except contrast.NotAColour:
        pair = NAMED.get(accent, NAMED["persimmon"])
        loud, third = contrast.from_oklch(*pair[0]), contrast.from_oklch(*pair[1])
    return {
        **PATCHES,
        "patch-3": third,
        "patch-loud": loud,
        "patch-gap": PAPER,
        "seam": SEAM,
        "paper": PAPER,
        "ink": INK,
    }
