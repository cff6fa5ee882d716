"""How messages reach senators: the forms on their websites, and the offices behind the Senate's gateway."""

import pytest

from actions.legislators.formats import senate_forms, senate_offices
from actions.legislators.records import FormRecord, GatewayRecord, Unreadable

SENATOR = {
    "bioguide": "C000127",
    "contact_form_legislators_current": "https://www.cantwell.senate.gov/email-maria",
    "contact_form_contact_congress": "https://www.cantwell.senate.gov/contact/email/form",
    "required_fields": ["$EMAIL", "$TOPIC"],
    "topic_option_count": 26,
    "recaptcha_mentioned": True,
}
OFFICE = {"name": "Alex Padilla [bioguide_id: P000145]", "office_code": "SCA03"}


@pytest.fixture
def forms(write):
    """Read the forms of one senator, after some of her fields were set."""
    return lambda **fields: senate_forms.read(write("forms.json", {"senators": [{**SENATOR, **fields}]}))


@pytest.fixture
def offices(write):
    return lambda *entries: senate_offices.read(write("active_offices.json", list(entries)))


def test_a_form_is_known_with_what_it_asks_for(forms):
    assert forms() == [
        FormRecord(
            person="C000127",
            url="https://www.cantwell.senate.gov/contact/email/form",
            required=("$EMAIL", "$TOPIC"),
            topics=26,
            recaptcha=True,
        )
    ]


def test_without_the_better_address_that_of_the_roster_is_taken(forms):
    assert forms(contact_form_contact_congress=None)[0].url == "https://www.cantwell.senate.gov/email-maria"


def test_a_form_without_topics_has_none(forms):
    assert forms(topic_option_count=None)[0].topics == 0


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"bioguide": "cantwell"}, "bioguide is 'cantwell', not a Bioguide id"),
        (
            {"contact_form_contact_congress": None, "contact_form_legislators_current": "ftp://example.org"},
            "no address of a form",
        ),
        ({"required_fields": "$EMAIL"}, "required_fields is not a list of words"),
        ({"required_fields": [1]}, "required_fields is not a list of words"),
        ({"topic_option_count": "many"}, "topic_option_count is 'many', not a number"),
        ({"recaptcha_mentioned": "no"}, "recaptcha_mentioned is 'no', not true or false"),
    ],
)
def test_an_odd_form_is_refused_with_its_place(forms, fields, said):
    with pytest.raises(Unreadable) as refusal:
        forms(**fields)
    assert f"forms.json, senators 1: {said}" in str(refusal.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([SENATOR], "no fields with names, but list"),
        ({"generated": "2026-11-23"}, "nothing in it"),
        ({"senators": []}, "nothing in it"),
        ({"senators": [SENATOR, SENATOR]}, "C000127 stands in it twice"),
        ('{"senators": [', "no JSON, or cut off"),
    ],
)
def test_a_file_of_forms_that_is_something_else_is_refused(write, content, said):
    with pytest.raises(Unreadable, match=said):
        senate_forms.read(write("forms.json", content))


def test_an_office_is_a_senators_and_has_a_code(offices):
    assert offices(OFFICE) == [GatewayRecord(person="P000145", code="SCA03")]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": "Alex Padilla"}, "no Bioguide id in the name 'Alex Padilla'"),
        ({"name": None}, "name is missing"),
        ({"office_code": "Padilla"}, "office_code is 'Padilla', not a code such as SCA03"),
        ({"office_code": None}, "office_code is missing"),
    ],
)
def test_an_odd_office_is_refused_with_its_place(offices, fields, said):
    with pytest.raises(Unreadable) as refusal:
        offices(OFFICE | {"name": "Amy Klobuchar [bioguide_id: K000367]"}, OFFICE | fields)
    assert f"active_offices.json, entry 2: {said}" in str(refusal.value)


def test_a_senator_with_two_offices_is_refused(offices):
    with pytest.raises(Unreadable, match="P000145 stands in it twice"):
        offices(OFFICE, OFFICE)


def test_no_office_at_all_is_refused(offices):
    with pytest.raises(Unreadable, match="nothing in it"):
        offices()


def test_the_real_files_have_all_senators_forms_and_all_offices(shared):
    forms = senate_forms.read(shared / "senate-contact-forms.json")
    assert len(forms) == 100
    assert [form.person for form in forms if not form.required] == ["K000394"]  # whose form could not be analysed
    assert len(senate_offices.read(shared / "senate-scwc-active-offices-2023-04.json")) == 48
