"""The patchwork: the same seed, the same cloth, with no gap in it."""

from xml.etree import ElementTree

import pytest
from django.template import Context, Template

from cms.drawing import jogakbo

SEEDS = ["citizenship", "이야기", "", "42", "<script>"]


@pytest.mark.parametrize("variant", jogakbo.VARIANTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_seed_gives_the_same_cloth(seed, variant):
    assert jogakbo.svg(seed, variant) == jogakbo.svg(seed, variant)


def test_another_seed_gives_another_cloth():
    assert jogakbo.svg("a") != jogakbo.svg("b")


@pytest.mark.parametrize("variant", jogakbo.VARIANTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_scraps_cover_the_whole_and_nothing_twice(seed, variant):
    cloth = jogakbo.weave(seed, variant)
    assert sum(jogakbo.area(quad) for _, quad in cloth.patches) == pytest.approx(cloth.width * cloth.height)


@pytest.mark.parametrize("variant", jogakbo.VARIANTS)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_cloth_is_quiet_but_for_a_few_loud_scraps_that_do_not_touch(seed, variant):
    cloth = jogakbo.weave(seed, variant)
    loud = [quad for colour, quad in cloth.patches if colour == jogakbo.LOUD]
    assert 1 <= len(loud) <= len(cloth.patches) / 5
    assert not any(jogakbo.touch(one, other) for one in loud for other in loud if one is not other)


@pytest.mark.parametrize("variant", jogakbo.VARIANTS)
def test_it_is_valid_svg_that_no_screen_reader_reads_and_that_carries_no_style(variant):
    drawing = jogakbo.svg("a", variant)
    assert ElementTree.fromstring(drawing).get("aria-hidden") == "true"
    assert "style=" not in drawing
    assert len(drawing) < 7000


def test_on_a_page_it_takes_the_pages_colours():
    assert "#" not in jogakbo.svg("a")


def test_alone_it_brings_its_own():
    colours = {
        "patch-1": "#111111",
        "patch-gap": "#666666",
        "patch-2": "#222222",
        "patch-3": "#333333",
        "patch-loud": "#444444",
        "seam": "#555555",
    }
    drawing = jogakbo.svg("a", "picture", colours)
    assert all(colour in drawing for name, colour in colours.items() if name != jogakbo.GAP)


def test_a_hostile_seed_is_not_written_into_the_page():
    drawing = Template('{% load drawing %}{% jogakbo seed "square" %}').render(Context({"seed": '"><script>alert(1)'}))
    assert "script" not in drawing


def test_a_template_that_asks_for_an_unknown_variant_gets_the_hero():
    drawing = Template('{% load drawing %}{% jogakbo 1 "no such" %}').render(Context())
    assert drawing == jogakbo.svg("1", "hero")


def test_where_a_page_is_missing_a_scrap_is_missing():
    colours = [colour for colour, _ in jogakbo.weave("lost", "lost").patches]
    assert colours.count(jogakbo.GAP) == 1
    assert jogakbo.LOUD in colours
