"""The Census Bureau's borders, read, projected, checked, taken in and undone."""

import copy
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from actions.legislators import boundaries, checking, projecting, seats
from actions.legislators.formats import census_boundaries
from actions.legislators.models import Boundary, DataSet
from actions.legislators.records import BoundaryRecord, Unreadable
from actions.legislators.states import BY_CODE

NAME = "cb_2024_us_cd119_20m.geojson"
SQUARE = [[-100.0, 40.0], [-99.0, 40.0], [-99.0, 41.0], [-100.0, 41.0], [-100.0, 40.0]]


def feature(state, number, ring=SQUARE, **about):
    fips = BY_CODE[state].fips
    properties = {"STATEFP": fips, "CD119FP": number, "GEOID": fips + number, "CDSESSN": "119", "DISTRICT_ID": "XX-01"}
    return {
        "type": "Feature",
        "properties": properties | about,
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


def every():
    """A square for each district that is on the map, as the Census Bureau numbers them."""
    found = []
    for state in BY_CODE:
        for seat in seats.house(state):
            delegate = "98" if not seat.votes else "00"
            found.append(feature(state, delegate if seat.is_at_large else f"{int(seat.district):02}"))
    return found


def run(*arguments):
    out = StringIO()
    call_command("civic_data", *map(str, arguments), stdout=out, stderr=StringIO())
    return out.getvalue()


def test_districts_are_named_by_geoid_and_not_by_what_copies_add(write):
    path = write(NAME, collection(feature("NY", "06"), feature("AK", "00"), feature("DC", "98")))
    named = [(record.state, record.district) for record in census_boundaries.read(path)]
    assert named == [("NY", "6"), ("AK", "0"), ("DC", "0")]
    assert census_boundaries.congress(path) == 119


def test_water_and_far_islands_are_not_on_the_map(write):
    path = write(NAME, collection(feature("NY", "06"), feature("NY", "ZZ"), feature("GU", "98")))
    assert [record.state for record in census_boundaries.read(path)] == ["NY"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"GEOID": "3607"}, "GEOID '3607' is not '3606'"),
        ({"STATEFP": "99"}, "STATEFP '99' is unknown"),
        ({"CDSESSN": "now"}, "CDSESSN is 'now'"),
        ({"CD119FP": None}, "CD119FP is missing"),
        ({"CD119FP": "AL", "GEOID": "36AL"}, "'AL' is no number of a district"),
    ],
)
def test_an_odd_district_is_refused_with_its_place(write, change, said):
    path = write(NAME, collection(feature("NY", "05"), feature("NY", "06", **change)))
    with pytest.raises(Unreadable, match=rf"^{NAME}, features 2, properties: ") as refusal:
        census_boundaries.read(path)
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    ("ring", "said"),
    [
        (SQUARE[:-1], "a ring is not closed"),
        (SQUARE[:2], "a ring is not closed"),
        ("POLYGON", "a ring is not closed"),
        ([*SQUARE[:-1], [-100.0], SQUARE[0]], "is no place in degrees"),
        ([*SQUARE[:-1], [1_000_000.0, 40.0], SQUARE[0]], "is no place in degrees"),
        ([*SQUARE[:-1], ["west", 40.0], SQUARE[0]], "is no place in degrees"),
        ([SQUARE[0]] * 4, "its border holds nothing"),
    ],
)
def test_an_odd_border_is_refused(write, ring, said):
    with pytest.raises(Unreadable, match=said):
        census_boundaries.read(write(NAME, collection(feature("NY", "06", ring))))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (collection(feature("NY", "06"), feature("NY", "06")), "stands in it twice"),
        ({"type": "Topology"}, "type 'Topology' is unknown"),
        (collection(), "nothing in it"),
        (json.dumps(collection(feature("NY", "06")))[:-30], "no JSON, or cut off"),
        ("[]", "no fields with names"),
    ],
)
def test_what_is_no_such_file_is_refused(write, content, said):
    with pytest.raises(Unreadable, match=said):
        census_boundaries.read(write(NAME, content))


def test_two_congresses_in_one_file(write):
    odd = feature("NY", "07")
    odd["properties"] |= {"CDSESSN": "120", "CD120FP": "07"}
    with pytest.raises(Unreadable, match="119, 120"):
        census_boundaries.congress(write(NAME, collection(feature("NY", "06"), odd)))


def test_a_border_that_two_districts_share_stays_the_same_for_both():
    west = [(-100.0, 40.0), (-99.0, 40.0), (-99.0, 40.37), (-99.0, 41.0), (-100.0, 41.0), (-100.0, 40.0)]
    east = [(-99.0, 41.0), (-99.0, 40.37), (-99.0, 40.0), (-98.0, 40.0), (-98.0, 41.0), (-99.0, 41.0)]
    spots = [set(projecting.snapped(ring, projecting.COUNTRY)) for ring in (west, east)]
    assert len(spots[0] & spots[1]) >= 2


def test_equal_areas_are_equal_on_the_map():
    """A degree of longitude is shorter in the north, by its cosine."""
    south, north = ([(-97.0, y), (-96.0, y), (-96.0, y + 1), (-97.0, y + 1), (-97.0, y)] for y in (30.0, 45.0))
    areas = [projecting.area(projecting.snapped(ring, projecting.COUNTRY)) for ring in (south, north)]
    assert areas[1] / areas[0] == pytest.approx(0.8136, rel=0.01)  # cos 45.5° / cos 30.5°


def test_what_lies_beyond_the_date_line_is_west_of_alaska():
    alaska = projecting.INSETS["AK"]
    assert alaska.spot((179.0, 52.0))[0] < alaska.spot((-179.0, 52.0))[0] < alaska.spot((-150.0, 60.0))[0]


def test_a_speck_is_left_out_unless_it_is_all_there_is():
    speck = [(-90.0, 30.0), (-89.995, 30.0), (-89.995, 30.01), (-90.0, 30.01), (-90.0, 30.0)]
    land = [tuple(point) for point in SQUARE]
    assert projecting.path([[land], [speck]], state="LA").count("M") == 1
    assert projecting.path([[speck]], state="LA").count("M") == 1
    assert projecting.path([[land], [land]], state="LA").count("M") == 2


def test_the_box_of_a_path_holds_it():
    assert projecting.box(["M100 200l5-3 4 4z", "M90 210l1 0 0 1z"]) == (90, 197, 19, 14)
    assert projecting.box([]) == (0, 0, projecting.WIDTH, projecting.HEIGHT)


def records(*left_out):
    found = [
        BoundaryRecord(seat.state, seat.district, "M1 1l1 0 0 1z")
        for state in BY_CODE
        if state not in projecting.ELSEWHERE
        for seat in seats.house(state)
    ]
    return [record for record in found if (record.state, record.district) not in left_out]


def check(found):
    checking.check(found, kind=DataSet.Kind.BOUNDARIES, before=None)


def test_every_district_must_be_there_and_none_besides():
    check(records())
    with pytest.raises(checking.Refused, match="lacks 1 districts: NY 6"):
        check(records(("NY", "6")))
    with pytest.raises(checking.Refused, match="has unknown 1 districts: NY 27"):
        check([*records(), BoundaryRecord("NY", "27", "M1 1l1 0 0 1z")])


def test_a_map_that_no_page_can_hold_is_refused():
    long = BoundaryRecord("NY", "6", "M1 1l" + "1 0 " * 100_000 + "z")
    with pytest.raises(checking.Refused, match="_20m"):
        check([*records(("NY", "6")), long])


def test_it_is_dated_by_its_congress_and_can_be_drawn(db, write):
    assert "437 entries" in run("import", write(NAME, collection(*every())))
    row = DataSet.objects.get()
    assert (row.kind, row.congress, row.valid_until.isoformat()) == ("boundaries", 119, "2027-01-03")
    borders = boundaries.in_use()
    assert (borders.congress, len(borders.paths)) == (119, 437)
    assert {("HI", "1"), ("HI", "2"), ("AK", "0")} < set(borders.paths)


def test_half_a_file_changes_nothing_and_says_why(db, write):
    run("import", write(NAME, collection(*every())))
    before = list(Boundary.objects.values_list("pk", flat=True))
    whole = json.dumps(collection(*every()))
    for content, said in (
        (whole[: len(whole) // 2], "cut off"),
        (collection(*every()[:200]), "lacks"),
    ):
        with pytest.raises(CommandError, match=said):
            run("import", write(NAME, content))
    assert list(Boundary.objects.values_list("pk", flat=True)) == before


def test_the_one_before_is_kept_to_go_back_to(db, write):
    run("import", write(NAME, collection(*every())))
    first = boundaries.in_use().paths
    moved = copy.deepcopy(every())
    moved[0]["geometry"]["coordinates"] = [[[east + 1, north] for east, north in SQUARE]]
    run("import", write(NAME, collection(*moved)))
    assert boundaries.in_use().paths != first
    assert "holds again" in run("rollback", "boundaries")
    assert boundaries.in_use().paths == first


def test_without_any_there_are_none(db):
    assert boundaries.in_use() == boundaries.Borders()


def test_the_real_file_is_taken_in_whole_and_small_enough_for_a_page(db, shared):
    run("import", shared / "cd119_20m_census_cb2024.geojson")
    borders = boundaries.in_use()
    assert len(borders.paths) == 437
    assert sum(map(len, borders.paths.values())) < 200_000
    left, top, width, height = projecting.box(borders.paths.values())
    assert left > 0
    assert top > 0
    assert left + width < projecting.WIDTH
    assert top + height < projecting.HEIGHT
    assert {("DC", "0"), ("PR", "0"), ("AK", "0"), ("CA", "52")} < set(borders.paths)
