"""Every pair of colours that words are set in can be read, in light and dark, in every accent."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from cms.drawing import accents, contrast
from cms.site_settings import SiteSettings

CSS = Path(settings.BASE_DIR) / "static" / "css"
WORDS = [
    ("ink", "paper"),
    ("ink", "paper-raised"),
    ("ink", "paper-sunk"),
    ("ink-soft", "paper"),
    ("ink-soft", "paper-raised"),
    ("ink-soft", "paper-sunk"),
    ("accent", "paper"),
    ("accent", "paper-raised"),
    ("accent", "paper-sunk"),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-deep"),
    ("good", "paper-raised"),
    ("bad", "paper-raised"),
    ("bad", "paper"),
]
SIGNS = [
    ("line-strong", "paper-raised"),
    ("line-strong", "paper"),
    ("focus", "paper"),
    ("focus", "paper-raised"),
    ("accent", "patch-2"),
]


def sheet(name):
    """The colours of a file of tokens, by selector."""
    found = {}
    for selector, body in re.findall(r"(:root|\[data-accent=\"\w+\"\]) \{([^}]*)\}", (CSS / name).read_text()):
        colours = re.findall(r"--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)", body)
        found.setdefault(selector, {}).update({key: tuple(map(float, value)) for key, *value in colours})
    return found


def scheme(theme, selector):
    tokens = sheet(theme)
    return {name: contrast.from_oklch(*value) for name, value in {**tokens[":root"], **tokens[selector]}.items()}


SCHEMES = [
    pytest.param(scheme(theme, selector), id=f"{theme} {selector}")
    for theme in ("tokens.css", "dark.css")
    for selector in sheet(theme)
]


@pytest.mark.parametrize("colours", SCHEMES)
def test_words_have_the_contrast_that_wcag_asks_for(colours):
    weak = {pair: contrast.ratio(colours[pair[0]], colours[pair[1]]) for pair in WORDS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("colours", SCHEMES)
def test_text_has_seven_to_one_on_paper(colours):
    assert contrast.ratio(colours["ink"], colours["paper"]) >= 7
    assert contrast.ratio(colours["ink-soft"], colours["paper"]) >= 7


@pytest.mark.parametrize("colours", SCHEMES)
def test_borders_rings_and_bars_can_be_seen(colours):
    weak = {pair: contrast.ratio(colours[pair[0]], colours[pair[1]]) for pair in SIGNS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 3} == {}


def test_the_server_draws_in_the_colours_of_the_page():
    tokens = sheet("tokens.css")
    for name, (accent, third) in accents.NAMED.items():
        page = {**tokens[":root"], **tokens.get(f'[data-accent="{name}"]', {})}
        assert page["accent"] == accent
        assert page["patch-3"] == third
    assert contrast.from_oklch(*tokens[":root"]["paper"]) == accents.PAPER
    assert contrast.from_oklch(*tokens[":root"]["ink"]) == accents.INK


def test_staff_choose_among_the_accents_that_there_are():
    assert set(SiteSettings.Palette.values) == set(accents.NAMED)


def test_black_on_white_is_twenty_one():
    assert contrast.ratio("#000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("colour", ["#b5441f", "#1d4ed8", "#00ff00", "#777777", "#fff", "#000000"])
def test_a_colour_survives_the_way_to_oklch_and_back(colour):
    there_and_back = contrast.from_oklch(*contrast.to_oklch(colour))
    assert contrast.ratio(there_and_back, colour) < 1.02


def test_an_accent_that_can_be_read_stays_as_it_was_chosen():
    assert accents.of_colour("#8a2a0e").light == "#8a2a0e"


@pytest.mark.parametrize("pale", ["#ffcc00", "#ffffff", "#00ff00", "#ff9eb5"])
def test_an_accent_that_cannot_be_read_is_nudged_until_it_can(pale):
    accent = accents.of_colour(pale)
    assert accent.light != pale
    assert contrast.ratio(accent.light, accents.PAPER_SUNK) >= 4.5
    assert contrast.ratio(accent.light_ink, accent.light) >= 4.5


@pytest.mark.parametrize("chosen", ["#ffcc00", "#000000", "#0000ff", "#b5441f", "#3b0a45"])
def test_every_accent_can_be_read_in_the_dark(chosen):
    accent = accents.of_colour(chosen)
    assert contrast.ratio(accent.dark, accents.PAPER_DARK) >= 4.5
    assert contrast.ratio(accent.dark_ink, accent.dark) >= 4.5
    assert contrast.ratio(accent.dark_ink, accent.dark_deep) >= 4.5


def test_a_nudge_keeps_the_hue():
    _, _, before = contrast.to_oklch("#ffcc00")
    _, _, after = contrast.to_oklch(accents.of_colour("#ffcc00").light)
    assert after == pytest.approx(before, abs=4)


@pytest.mark.parametrize("words", ["", "red", "#12", "#12345g", "rgb(1,2,3)", "#1234567", "};body{display:none"])
def test_what_is_no_colour_is_refused(words):
    with pytest.raises(contrast.NotAColour):
        accents.stylesheet(words)


def test_a_sites_own_stylesheet_has_a_rule_for_light_and_one_for_dark():
    css = accents.stylesheet("#b5441f")
    assert css.count('[data-accent="site"]') == 2
    assert "prefers-color-scheme: dark" in css
