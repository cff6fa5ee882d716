"""The second step asks for what the ticked offices need, each thing once, and for nothing else."""

import pytest

from actions.letters.models import Target

NAMES = {"first_name": "Ana", "last_name": "Reyes"}
WHO = {"name": "Ana Reyes", "email": "ana@example.org"}
STREET = {"street": "12 Main St", "city": "Queens"}
ALL = {"first_name", "last_name", "prefix", "street", "city", "phone"}


def test_forms_of_their_own_need_no_more_than_name_and_mail(at_details):
    assert not ALL & at_details.fields.keys()
    assert "You send it with the office&#x27;s own form." in at_details.page


def test_a_gateway_needs_first_and_last_name_and_an_address(gateways, writer, sent):
    writer.press(zip="11355")
    assert ALL & writer.fields.keys() == ALL - {"phone"}
    writer.press(**WHO)
    assert writer.response.status_code == 422
    for missing in ("first_name", "last_name", "street", "city"):
        assert f'id="id_{missing}_error"' in writer.page
    assert "id_prefix_error" not in writer.page
    writer.press(**NAMES, **STREET).press()
    assert sent[0]["sealed"] == {**NAMES, **STREET, "prefix": "Mx.", "phone": "", "address_validated": False}


def test_staff_choose_the_form_of_address_beforehand(gateways, writer, letters, sent):
    letters.default_prefix = "Ms."
    letters.save()
    writer.press(zip="11355")
    assert writer.fields["prefix"] == "Ms."
    writer.press(**WHO, **NAMES, **STREET).press()
    assert sent[0]["sealed"]["prefix"] == "Ms."


def test_a_telephone_number_is_asked_only_where_it_must_be(gateways, writer, settings, sent):
    settings.CWC_PHONE_REQUIRED = True
    writer.press(zip="11355").press(**WHO, **NAMES, **STREET)
    assert "Write your telephone number." in writer.page
    writer.press(phone="212 555 0123").press()
    assert sent[0]["sealed"]["phone"] == "+12125550123"


def test_what_only_an_unticked_office_needs_is_neither_demanded_nor_kept(gateways, writer, sent):
    writer.press(zip="11355").press(**WHO, first_name="Ana", offices=["S000148"])
    assert writer.step == "letter"
    writer.press()
    assert set(sent[0]["sealed"].values()) == {"", False}


def test_an_office_by_mail_wants_to_know_where_she_lives(writer, letters, sent):
    Target.objects.create(campaign=letters, name="Kathy Hochul", title="Governor", email="g@ny.example")
    writer.press(zip="11355")
    assert "We send it by e-mail." in writer.page
    writer.press(**WHO)
    assert {"street", "city"} <= writer.fields.keys()
    assert writer.response.status_code == 422


def test_an_office_is_told_by_name_title_party_and_place(at_details):
    for words in ("Grace Meng", "Representative", "Democrat", "New York, district 6", "Senator"):
        assert words in at_details.page


def test_who_may_write_and_what_is_kept_stand_by_the_form(writer):
    for typed in ({"zip": "11355"}, WHO):
        assert "You do not need to be a citizen to write." in writer.page
        assert "We delete it as soon as they have it, after three days at the latest." in writer.page
        writer.press(**typed)
    assert "Your street goes to these offices alone." in writer.page


@pytest.mark.parametrize(
    ("field", "token"),
    [
        ("name", "name"),
        ("email", "email"),
        ("first_name", "given-name"),
        ("last_name", "family-name"),
        ("prefix", "honorific-prefix"),
        ("street", "address-line1"),
        ("city", "address-level2"),
        ("phone", "tel"),
    ],
)
def test_browsers_may_fill_it_in(gateways, writer, settings, field, token):
    settings.CWC_PHONE_REQUIRED = True
    page = writer.press(zip="11355").page
    control = next(part for part in page.split("<") if f'name="{field}"' in part)
    assert f'autocomplete="{token}"' in control


@pytest.mark.parametrize("name", ["<img src=x onerror=alert(1)>", "x" * 5000, "=cmd()", "www.spam.example"])
def test_hostile_names_are_refused_and_shown_as_typed(at_details, name):
    at_details.press(**WHO | {"name": name})
    assert at_details.response.status_code == 422
    assert "<img src=x" not in at_details.page
    assert at_details.fields["name"] == name
