"""The state of a ZIP code by its first three digits, as the Postal Service gives them out (read 2026-11-23).

For codes that no table of areas holds: post office boxes, single buildings, and four of the territories.
"""

from bisect import bisect_right

MILITARY = "military"  # APO, FPO and DPO: they say where mail goes, not where somebody votes

FIRST = [
    ("005", "NY"), ("006", "PR"), ("008", "VI"), ("009", "PR"), ("010", "MA"), ("028", "RI"), ("030", "NH"),
    ("039", "ME"), ("050", "VT"), ("055", "MA"), ("056", "VT"), ("060", "CT"), ("070", "NJ"), ("090", MILITARY),
    ("100", "NY"), ("150", "PA"), ("197", "DE"), ("200", "DC"), ("201", "VA"), ("202", "DC"), ("206", "MD"),
    ("220", "VA"), ("247", "WV"), ("270", "NC"), ("290", "SC"), ("300", "GA"), ("320", "FL"), ("340", MILITARY),
    ("341", "FL"), ("350", "AL"), ("370", "TN"), ("386", "MS"), ("398", "GA"), ("400", "KY"), ("430", "OH"),
    ("460", "IN"), ("480", "MI"), ("500", "IA"), ("530", "WI"), ("550", "MN"), ("569", "DC"), ("570", "SD"),
    ("580", "ND"), ("590", "MT"), ("600", "IL"), ("630", "MO"), ("660", "KS"), ("680", "NE"), ("700", "LA"),
    ("716", "AR"), ("730", "OK"), ("733", "TX"), ("734", "OK"), ("750", "TX"), ("800", "CO"), ("820", "WY"),
    ("832", "ID"), ("840", "UT"), ("850", "AZ"), ("870", "NM"), ("885", "TX"), ("889", "NV"), ("900", "CA"),
    ("962", MILITARY), ("967", "HI"), ("969", "GU"), ("970", "OR"), ("980", "WA"), ("995", "AK"),
]  # fmt: skip
STARTS = [prefix for prefix, _ in FIRST]
NORTHERN_MARIANAS = {"96950", "96951", "96952"}
AMERICAN_SAMOA = "96799"


def state_of(zip: str) -> str:
    """The two letters of the state that a ZIP code was given to, MILITARY, or "" where none was."""
    if zip == AMERICAN_SAMOA:
        return "AS"
    if zip in NORTHERN_MARIANAS:
        return "MP"
    place = bisect_right(STARTS, zip[:3])
    return FIRST[place - 1][1] if place else ""
