"""What the form asks, what it says is wrong, and what machines cannot learn from it."""

import pytest
import time_machine
from django.template.loader import render_to_string

from actions.limits import proof
from actions.limits.quiet import STAMPER
from actions.petitions.forms import SignatureForm
from actions.petitions.models import Petition
from actions.supporters import consents

NEWS = "Yes, send me news of <the river>."
FIELD = Petition.Field


@pytest.fixture
def filled(petition, ana, stamp):
    """The petition's form with what Ana typed, but for what is given."""

    def make(**changes):
        data = {**ana, "topic": "", "stamp": stamp, "news_version": consents.version(NEWS)} | changes
        return SignatureForm(data, petition=petition, news_wording=NEWS)

    return make


@pytest.fixture
def asks_all(petition):
    petition.phone_field = petition.comment_field = petition.zip_field = FIELD.REQUIRED
    petition.names_public = True


def html(form):
    return render_to_string("components/form_shell.html", {"form": form, "submit": "Sign"})


def test_what_ana_types_becomes_the_keywords_of_signing(filled):
    form = filled()
    assert form.is_valid()
    assert form.cleaned_data == {
        "name": "Ana Reyes",
        "email": "ana@example.org",
        "zip": "10001",
        "phone": "",
        "comment": "",
        "show_name": False,
        "news_wording": "",
        "referrer": "",
        "suspicious": False,
        "state_reason": "",
        "proven": False,
    }


def test_by_default_name_mail_and_zip_are_asked_and_news_offered(petition):
    form = SignatureForm(petition=petition, news_wording=NEWS)
    seen = [field.name for field in form.visible_fields() if field.name not in form.traps]
    assert seen == ["name", "email", "zip", "news"]


def test_everything_is_asked_where_the_policy_says_so(petition, asks_all, filled):
    form = filled(phone="212 555 0123", comment="For my mother.", show_name="on", news="on")
    assert form.is_valid(), form.errors
    values = form.cleaned_data
    assert (values["phone"], values["comment"], values["show_name"]) == ("+12125550123", "For my mother.", True)
    assert values["news_wording"] == NEWS


def test_what_is_required_is_missed_beside_its_field(petition, asks_all, filled):
    form = filled(name="", email="", zip="", phone="", comment="")
    assert not form.is_valid()
    assert set(form.errors) == {"name", "email", "zip", "phone", "comment"}


def test_what_is_optional_may_be_left_empty_but_not_be_wrong(petition, filled):
    petition.zip_field = petition.phone_field = FIELD.OPTIONAL
    assert filled(zip="", phone="").is_valid()
    assert set(filled(zip="1", phone="1").errors) == {"zip", "phone"}


def test_what_is_not_asked_is_not_taken(filled):
    form = filled(phone="212 555 0123", comment="Hello", show_name="on")
    assert form.is_valid()
    assert (form.cleaned_data["phone"], form.cleaned_data["comment"]) == ("", "")
    assert form.cleaned_data["show_name"] is False


def test_the_box_for_news_is_unticked_and_says_its_exact_words(petition):
    page = html(SignatureForm(petition=petition, news_wording=NEWS))
    assert "Yes, send me news of &lt;the river&gt;." in page
    assert "checked" not in page


def test_without_words_for_news_there_is_no_box(petition, ana, stamp):
    form = SignatureForm({**ana, "stamp": stamp, "news": "on"}, petition=petition, news_wording="")
    assert "news" not in form.fields
    assert form.is_valid()
    assert form.cleaned_data["news_wording"] == ""


@pytest.mark.parametrize("version", [consents.version("Yes, anything."), "", "x" * 5000])
def test_a_yes_to_other_words_is_asked_for_again(filled, version):
    form = filled(news="on", news_version=version)
    assert not form.is_valid()
    assert list(form.errors) == ["news"]
    page = html(form)
    assert "The words beside this box have changed." in page
    assert "checked" not in page
    assert f'value="{consents.version(NEWS)}"' in page  # so that the next yes is to these


def test_a_yes_to_other_words_uses_up_no_proof(filled, monkeypatch):
    monkeypatch.setattr(proof, "proven", lambda payload: pytest.fail("used"))
    assert not filled(news="on", news_version="").is_valid()


def test_whoever_said_no_to_other_words_is_not_asked_again(filled):
    assert filled(news_version="").is_valid()
    assert f'value="{consents.version(NEWS)}"' in html(filled(news_version="", zip="1"))


def test_errors_stand_by_their_fields_and_nothing_typed_is_lost(petition, asks_all, filled):
    petition.zip_field = FIELD.REQUIRED
    form = filled(name="Ana <b>Reyes", zip="1000", comment="Two\nlines", phone="x", news="on", show_name="on")
    page = html(form)
    for kept in ("Ana &lt;b&gt;Reyes", "ana@example.org", 'value="1000"', "Two\nlines", 'value="x"'):
        assert kept in page
    assert page.count("checked") == 2
    assert 'href="#id_zip"' in page
    assert 'aria-invalid="true"' in page
    assert "id_zip_error" in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "x" * 10_000),
        ("name", "= 1 + 1"),
        ("name", "visit evil.example.com/now"),
        ("name", "https://evil.example"),
        ("name", "😀😀"),
        ("name", "\u202e\u200b"),
        ("name", "\x00"),
        ("email", "no-address"),
        ("email", "a" * 300 + "@example.org"),
        ("email", "ana@example.org\x00@"),
        ("email", "ana@example.org, ben@example.org"),
        ("zip", "ABCDE"),
        ("zip", "123456789012345"),
        ("zip", "00000"),
    ],
)
def test_hostile_words_are_refused_by_their_field_alone(filled, field, value):
    form = filled(**{field: value})
    assert not form.is_valid()
    assert list(form.errors) == [field]
    html(form)


@pytest.mark.parametrize("name", ["김민지", "Nguyễn Thị Ánh", "王小明", "Ana\x00 Reyes", "O’Brien-Şahin", "عائشة"])
def test_names_of_any_script_are_taken(filled, name):
    form = filled(name=name)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == name.replace("\x00", "")


@pytest.mark.parametrize("junk", ["\x00", "x" * 100_000, "\ud800", "' OR 1=1", "[]"])
@pytest.mark.parametrize("field", ["topic", "stamp", "referrer", "altcha"])
def test_no_quiet_field_refuses_a_form_whatever_it_holds(filled, field, junk):
    form = filled(**{field: junk})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["referrer"] == ""
    assert form.cleaned_data["proven"] is False
    assert form.cleaned_data["suspicious"] is (field in {"topic", "stamp"})


def test_a_form_of_something_else_than_text_is_refused_plainly(filled):
    form = filled(name=["Ana"], email={"a": 1}, stamp=7, topic=None)
    assert not form.is_valid()


def test_the_trap_is_hidden_from_people_and_catches_who_fills_everything(petition, filled):
    page = html(SignatureForm(petition=petition, news_wording=NEWS))
    assert 'class="field-trap" aria-hidden="true"' in page
    assert 'autocomplete="off" tabindex="-1"' in page
    form = filled(topic="Best prices")
    assert form.is_valid()
    assert (form.cleaned_data["suspicious"], form.cleaned_data["state_reason"]) == (True, "trap")


def test_a_form_that_comes_back_at_once_is_suspicious(petition, ana):
    with time_machine.travel("2026-11-20T15:00:00Z", tick=False) as clock:
        stamp = SignatureForm(petition=petition, news_wording=NEWS).initial["stamp"]
        clock.shift(1)
        form = SignatureForm({**ana, "stamp": stamp}, petition=petition, news_wording=NEWS)
        assert form.is_valid()
        assert form.cleaned_data["state_reason"] == "haste"
        clock.shift(2)
        form = SignatureForm({**ana, "stamp": stamp}, petition=petition, news_wording=NEWS)
        assert form.is_valid()
        assert form.cleaned_data["suspicious"] is False


def test_a_page_that_was_kept_for_a_month_is_not_suspicious(filled):
    with time_machine.travel("2026-10-20T15:00:00Z", tick=False):
        stamp = STAMPER.sign("1")
    form = filled(stamp=stamp)
    assert form.is_valid()
    assert form.cleaned_data["suspicious"] is False


@pytest.mark.parametrize("forge", [lambda stamp: "", lambda stamp: stamp[:-1], lambda stamp: "2" + stamp])
def test_a_missing_or_forged_stamp_is_suspicious(filled, stamp, forge):
    form = filled(stamp=forge(stamp))
    assert form.is_valid()
    assert form.cleaned_data["state_reason"] == "haste"


def test_the_stamp_survives_an_error_so_that_a_quick_correction_is_not_suspicious(filled, stamp):
    assert f'value="{stamp}"' in html(filled(zip="1"))


def test_a_proof_of_work_is_used_only_by_a_form_without_errors(filled, monkeypatch):
    used = []
    monkeypatch.setattr(proof, "proven", lambda payload: not used.append(payload))
    assert not filled(altcha="answer", zip="1").is_valid()
    assert used == []
    form = filled(altcha="answer")
    assert form.is_valid()
    assert form.cleaned_data["proven"] is True
    assert used == ["answer"]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("https://Social.example.com", "social.example.com"),
        ("https://user:secret@social.example.com:8443/group/17?who=ana", "social.example.com"),
        ("nonsense", ""),
        ("https://[::1", ""),
        ("javascript:alert(1)", ""),
        ("https://" + "a" * 300 + ".com/", ""),
    ],
)
def test_of_the_page_before_the_host_alone_is_kept(filled, told, kept):
    form = filled(referrer=told)
    assert form.is_valid()
    assert form.cleaned_data["referrer"] == kept
