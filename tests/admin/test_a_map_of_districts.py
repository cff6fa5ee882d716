"""Numbers by district as a map and as a table: small ones are hidden, and both say the same."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from lxml import html

from actions.legislators.boundaries import Borders
from cms.admin import district_map
from tests.browser import axe

BORDERS = Borders(
    119,
    {
        ("NY", "6"): "M100 200l50-30 40 40z",
        ("NY", "7"): "M200 200l50-30 40 40z",
        ("WY", "0"): "M1000 2000l50-30 40 40z",
        ("VT", "0"): "M3000 2000l50-30 40 40z",
    },
)
NUMBERS = {("NY", "6"): 1204, ("NY", "7"): 4, ("WY", "0"): 5, ("GU", "0"): 12}


def drawn(numbers=NUMBERS, borders=BORDERS, **more):
    return district_map.drawn(numbers, borders, caption="Letters by district", heading="Letters", **more)


def page(**more):
    with translation.override("en"):
        words = render_to_string("cms/admin/district_map.html", {"map": drawn(**more)})
    return html.fromstring(f"<main>{words}</main>")


def test_each_district_says_its_name_and_its_number():
    titles = page().xpath("//svg//title/text()")
    assert titles == [
        "New York, district 6: 1,204",
        "New York, district 7: fewer than 5",
        "Wyoming, at large: 5",
        "Vermont, at large: fewer than 5",
    ]


def test_four_and_none_look_alike_everywhere():
    four, none = (page(numbers=NUMBERS | {("NY", "7"): number}) for number in (4, 0))
    assert html.tostring(four) == html.tostring(none)
    missing = page(numbers={key: number for key, number in NUMBERS.items() if key != ("NY", "7")})
    assert html.tostring(four) == html.tostring(missing)


def test_the_table_holds_the_same_numbers_the_largest_first_and_those_that_are_not_on_the_map():
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in page().xpath("//tbody/tr")]
    assert rows == [
        ["New York, district 6", "1,204"],
        ["Guam, at large", "12"],
        ["Wyoming, at large", "5"],
        ["Every other district", "fewer than 5"],
    ]


def test_the_territories_that_are_not_drawn_are_named_under_the_map():
    (caption,) = page().xpath("//figcaption")
    said = " ".join(caption.text_content().split())
    assert "Not drawn, since they are too small and too far away: American Samoa, Guam, " in said
    assert "Northern Mariana Islands, U.S. Virgin Islands. Their numbers stand in the table." in said
    assert page(state="NY").xpath("//figcaption[contains(., 'Not drawn')]") == []
    assert "Not drawn" not in page(borders=Borders()).text_content()


def test_where_nothing_may_be_said_the_table_says_just_that():
    found = page(numbers={("NY", "6"): 3})
    assert [" ".join(row.text_content().split()) for row in found.xpath("//tbody/tr")] == [
        "Every district fewer than 5"
    ]
    assert {shape.get("class") for shape in found.xpath("//svg/path")} == {"map__few"}


def test_whose_district_nobody_knows_has_a_line_too():
    rows = page(numbers={("NY", ""): 9, ("", ""): 7}).xpath("//tbody/tr/th/text()")
    assert rows[:2] == ["New York, district not known", "State not known"]


@pytest.mark.parametrize(
    ("largest", "bounds"),
    [
        (0, []),
        (4, []),
        (5, [5]),
        (8, [5, 6, 7]),
        (100, [5, 9, 20, 30, 60]),
        (8750, [5, 20, 100, 400, 2000]),
        (2_000_000, [5, 70, 900, 10_000, 200_000]),
    ],
)
def test_five_classes_at_most_in_round_numbers_from_five_on(largest, bounds):
    assert district_map.lower_bounds(largest) == bounds


def test_every_class_has_room_for_a_number():
    for largest in range(5, 3000):
        bounds = district_map.lower_bounds(largest)
        assert bounds[0] == district_map.FEWEST
        assert bounds[-1] <= largest
        assert len(bounds) <= district_map.CLASSES


def test_a_shade_is_a_class_that_the_legend_explains_and_the_style_sheet_knows(settings):
    css = (settings.BASE_DIR / "static/css/admin-map.css").read_text()
    found = page(numbers={("NY", "6"): 8750, ("NY", "7"): 30, ("WY", "0"): 5})
    explained = dict(
        zip(found.xpath("//ul//rect/@class"), (li.text_content().strip() for li in found.xpath("//ul/li")), strict=True)
    )
    assert explained["map__few"] == "fewer than 5"
    assert explained["map__1"] == "5 to 19"
    assert explained["map__5"] == "2,000 and more"
    assert found.xpath("//svg/path/@class") == ["map__5", "map__2", "map__1", "map__few"]
    for shade in explained:
        assert re.search(rf"\.{shade}\b", css)


def test_no_style_and_no_colour_stands_in_the_picture():
    for element in page().iter():
        assert not {"style", "fill", "stroke"} & set(element.attrib)


def test_a_state_is_zoomed_to():
    found = page(state="NY")
    assert found.xpath("//svg[@role='img']/@viewbox | //svg[@role='img']/@viewBox") == ["92 162 206 56"]
    assert len(found.xpath("//svg[@role='img']/path")) == 2
    assert found.xpath("//option[@selected]/text()") == ["New York"]
    assert found.xpath("//tbody/tr/th/text()") == ["New York, district 6", "Every other district"]
    assert "Letters by district, New York." in " ".join(found.text_content().split())


@pytest.mark.parametrize("state", ["", "XX", "ny", "<b>", "GU"])
def test_what_is_no_state_is_the_country(state):
    assert page(state=state).xpath("//svg[@role='img']/@viewbox | //svg[@role='img']/@viewBox") == ["0 0 19200 12000"]


def test_a_choice_of_state_keeps_the_pages_own_query():
    form = page(kept=[("campaign", "3")]).forms[0]
    assert (form.method, dict(form.form_values())) == ("GET", {"campaign": "3", "state": ""})


def test_every_state_that_is_drawn_can_be_chosen_also_while_another_is_shown():
    for state in ("", "NY"):
        assert page(state=state).xpath("//option/@value") == ["", "NY", "VT", "WY"]


def test_without_borders_there_is_the_table_and_how_to_get_the_map():
    found = page(borders=Borders())
    assert found.xpath("//svg") == []
    assert found.forms == []
    assert "civic_data import" in found.text_content()
    assert found.xpath("//tbody/tr/th/text()")[0] == "New York, district 6"


def test_no_language_writes_its_commas_into_the_drawing():
    with translation.override("es"):
        words = render_to_string("cms/admin/district_map.html", {"map": drawn()})
    assert 'viewBox="0 0 19200 12000"' in words
    assert "M100 200l50-30 40 40z" in words


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_free_of_barriers_and_no_wider_than_the_screen(browser, settings, width):
    sheets = [
        f"<style>{(settings.BASE_DIR / 'static/css' / name).read_text()}</style>"
        for name in ("admin.css", "admin-map.css")
    ]
    found = html.tostring(page(), encoding="unicode")
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.set_content(
        f"<!doctype html><html lang=en><title>Map</title>{''.join(sheets)}<header><h1>Letters</h1></header>{found}"
    )
    assert axe.barriers(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.close()
