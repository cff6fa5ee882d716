"""The table of the states, the District of Columbia and the territories."""

import csv

from actions.legislators.states import BY_CODE, BY_FIPS, DELEGATES, STATES, TERRITORIES


def test_there_are_fifty_states_the_district_and_five_territories():
    assert len(STATES) == len(BY_CODE) == len(BY_FIPS) == 56
    assert len({state.name for state in STATES}) == 56
    assert len(BY_CODE.keys() - DELEGATES.keys()) == 50


def test_who_has_no_senators_sends_a_delegate():
    assert set(DELEGATES) == TERRITORIES | {"DC"}
    assert DELEGATES["DC"] == "Delegate"
    assert DELEGATES["PR"] == "Resident Commissioner"


def test_the_real_table_of_zip_codes_numbers_them_as_we_do(shared):
    with (shared / "zccd.csv").open(newline="") as table:
        pairs = {(row["state_fips"], row["state_abbr"]) for row in csv.DictReader(table)}
    assert {(fips, BY_FIPS[fips].code) for fips, _ in pairs} == pairs
    assert len(pairs) == 52
