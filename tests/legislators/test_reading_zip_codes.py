"""Two tables of ZIP codes and districts: one a volunteer's, the other the Census Bureau's own."""

import pytest

from actions.legislators.formats import census_zcta, zccd
from actions.legislators.records import Unreadable, ZipRecord

ZCCD = "state_fips,state_abbr,zcta,cd\r\n01,AL,35005,6\r\n01,AL,35005,07\r\n25,MA,02458,4\r\n72,PR,00601,0\r\n"
HEADER = (
    "OID_CD119_20|GEOID_CD119_20|NAMELSAD_CD119_20|AREALAND_CD119_20|AREAWATER_CD119_20|MTFCC_CD119_20|"
    "FUNCSTAT_CD119_20|OID_ZCTA5_20|GEOID_ZCTA5_20|NAMELSAD_ZCTA5_20|AREALAND_ZCTA5_20|AREAWATER_ZCTA5_20|"
    "MTFCC_ZCTA5_20|CLASSFP_ZCTA5_20|FUNCSTAT_ZCTA5_20|AREALAND_PART|AREAWATER_PART"
)


def part(district="3607", zcta="11201", land="900", water="10"):
    """A row of the Census Bureau's: the part that a district and an area share."""
    return f'2|{district}|"District|1|1|G5200|N|2|{zcta}|ZCTA5|1|1|G6350|B5|S|{land}|{water}'


@pytest.fixture
def census(write):
    """A file of the Census Bureau's with some parts, after its header."""

    def made(*parts, header=HEADER):
        text = "\r\n".join([header, *parts, ""])
        return write("tab20_cd11920_zcta520_natl.txt", b"\xef\xbb\xbf" + text.encode())

    return made


def test_zccd_gives_a_district_a_row_and_keeps_leading_zeros_of_zip_codes_alone(write):
    assert zccd.read(write("zccd.csv", ZCCD)) == [
        ZipRecord("35005", "AL", "6"),
        ZipRecord("35005", "AL", "7"),
        ZipRecord("02458", "MA", "4"),
        ZipRecord("00601", "PR", "0"),
    ]


def test_zccd_gives_a_row_that_stands_twice_once(write):
    assert len(zccd.read(write("zccd.csv", ZCCD + "72,PR,00601,0\r\n"))) == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("zip,district\n35005,6\n", "line 1: no column state_fips; there are zip, district"),
        ("state_fips,state_abbr,zcta,cd\n", "nothing in it"),
        (ZCCD + "01,AL,35006,1", "the last line has no end; cut off?"),
        (ZCCD + "01,AL\n", "line 6: 2 fields, where the first line has 4"),
        (ZCCD + "01,AL,3500,4\n", "line 6: zcta is '3500', not a ZIP code of five digits"),
        (ZCCD + "01,AL,35006-1234,4\n", "line 6: zcta is '35006-1234', not a ZIP code"),
        (ZCCD + "01,XX,35006,4\n", "line 6: state_abbr 'XX' is unknown"),
        (ZCCD + "02,AL,35006,4\n", "line 6: state_fips '02' is not that of AL"),
        (ZCCD + "01,AL,35006,\n", "line 6: cd is missing"),
        (ZCCD + "01,AL,35006,null\n", "line 6: 'null' is no number of a district"),
        (ZCCD + '01,AL,"35006,4\n', "no table, or cut off"),
    ],
)
def test_an_odd_zccd_is_refused_with_its_line(write, text, said):
    with pytest.raises(Unreadable) as refusal:
        zccd.read(write("zccd.csv", text))
    assert str(refusal.value).startswith("zccd.csv")
    assert said in str(refusal.value)


def test_a_zccd_in_another_encoding_is_refused(write):
    with pytest.raises(Unreadable, match="not encoded as UTF-8"):
        zccd.read(write("zccd.csv", ZCCD.encode("utf-16")))


def test_the_census_gives_each_district_of_an_area_once(census):
    assert census_zcta.read(census(part("3607"), part("3610"), part("3607"), part("2504", "02458"))) == [
        ZipRecord("11201", "NY", "7"),
        ZipRecord("11201", "NY", "10"),
        ZipRecord("02458", "MA", "4"),
    ]


@pytest.mark.parametrize(("district", "state"), [("5600", "WY"), ("1198", "DC"), ("7298", "PR")])
def test_the_census_writes_at_large_and_delegates_with_numbers_of_their_own(census, district, state):
    assert census_zcta.read(census(part(district))) == [ZipRecord("11201", state, "0")]


@pytest.mark.parametrize("left_out", [part(zcta=""), part(district=""), part(district="36ZZ"), part(land="0")])
def test_a_part_outside_all_areas_or_districts_or_of_water_alone_is_left_out(census, left_out):
    assert census_zcta.read(census(left_out, part("3612"))) == [ZipRecord("11201", "NY", "12")]


def test_the_census_names_the_congress_in_its_columns(census):
    assert census_zcta.congress(census(part())) == 119
    assert census_zcta.congress(census(part(), header=HEADER.replace("CD119", "CD120"))) == 120


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([part("9901")], "line 2: GEOID_CD119_20 '9901' is of an unknown state"),
        ([part("NY07")], "line 2: GEOID_CD119_20 is 'NY07', not four digits"),
        ([part(zcta="1120")], "line 2: GEOID_ZCTA5_20 is '1120', not a ZIP code"),
        ([part(land="much")], "line 2: AREALAND_PART is 'much', not an area"),
        ([part(), part()[:30]], "line 3: 8 fields, where the first line has 17"),
        ([part(land="0")], "nothing in it"),
        ([], "nothing in it"),
    ],
)
def test_an_odd_file_of_the_census_is_refused_with_its_line(census, parts, said):
    with pytest.raises(Unreadable) as refusal:
        census_zcta.read(census(*parts))
    assert str(refusal.value).startswith("tab20_cd11920_zcta520_natl.txt")
    assert said in str(refusal.value)


@pytest.mark.parametrize("column", ["GEOID_CD119_20", "GEOID_ZCTA5_20", "AREALAND_PART"])
def test_a_file_of_the_census_without_a_column_is_refused(census, column):
    for read in (census_zcta.read, census_zcta.congress):
        with pytest.raises(Unreadable, match="line 1: no column"):
            read(census(part(), header=HEADER.replace(column, "OTHER")))


def test_the_real_zccd_has_all_zip_codes(shared):
    records = zccd.read(shared / "zccd.csv")
    assert (len(records), len({record.zip for record in records})) == (42_033, 33_774)
    assert ZipRecord("00601", "PR", "0") in records
