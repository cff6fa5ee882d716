"""What stands between the steps is sealed: too old, of another campaign or forged, it leads back to the first step."""

import pytest
from django.utils import timezone

from actions.letters import drafts, sealing
from actions.letters.models import LetterCampaign
from tests.cms.letters.conftest import URL

WHO = {"name": "Ana Reyes", "email": "ana@example.org"}
LOST = "This form was open for too long"


def assert_first_step(writer):
    assert (writer.step, writer.response.status_code) == ("where", 422)
    assert LOST in writer.page


def test_after_four_hours_she_begins_again_and_what_she_typed_is_kept(at_letter, sent, clock, version):
    clock.shift(4 * 3600)
    at_letter.press(own_words="My mother waits.", **{f"body_{version.pk}": "All mine."})
    assert_first_step(at_letter)
    at_letter.press(zip="11355")
    at_letter.press(**WHO)
    assert at_letter.fields["own_words"] == "My mother waits."
    assert at_letter.fields[f"body_{version.pk}"] == "All mine."
    at_letter.press()
    assert sent[0]["own_words"] == "My mother waits."


def test_the_second_step_is_kept_likewise(at_details, clock):
    clock.shift(4 * 3600)
    at_details.press(**WHO, offices=["S000148"])
    assert_first_step(at_details)
    at_details.press(zip="11355")
    assert {name: at_details.fields[name] for name in WHO} == WHO
    assert at_details.fields["offices"] == ["S000148"]


def forged(letters):
    other = LetterCampaign.objects.create(name="Other", state="open")
    yield "x"
    yield ""
    yield "gAAAAA" + "0" * 200
    yield sealing.seal({"street": "12 Main St"}, at=timezone.now()).decode()
    yield sealing.seal({"draft": {"campaign": letters.pk}}, at=timezone.now()).decode()
    yield sealing.seal({"draft": ["a", "list"]}, at=timezone.now()).decode()
    yield drafts.sealed(drafts.begin(other), at=timezone.now())
    yield drafts.sealed(drafts.begin(letters), at=timezone.now())  # nothing was told yet
    yield "김" * 50


def test_a_foreign_or_forged_draft_sends_nothing(at_letter, letters, sent):
    form = at_letter.fields
    for step in ("details", "letter"):
        for token in forged_once(letters):
            at_letter.post({**form, **WHO, "step": step, "draft": token})
            assert_first_step(at_letter)
    assert sent == []


def forged_once(letters):
    LetterCampaign.objects.filter(name="Other").delete()
    return list(forged(letters))


@pytest.mark.parametrize("step", ["", "sent", "<script>", None])
def test_an_unknown_step_is_the_first_one(writer, step):
    writer.post({} if step is None else {"step": step})
    assert_first_step(writer)


def test_the_letter_cannot_be_sent_before_she_said_who_she_is(at_details, sent, version):
    at_details.post(
        {**at_details.fields, "step": "letter", f"body_{version.pk}": "Mine.", f"subject_{version.pk}": "S"}
    )
    assert (at_details.step, at_details.response.status_code) == ("details", 422)
    assert "Write your name." in at_details.page
    assert sent == []


def test_who_writes_is_checked_again_when_the_letter_is_sent(at_letter, sent, settings):
    settings.CWC_HOUSE_URL, settings.CWC_HOUSE_KEY = "https://cwc.example", "key"  # switched on meanwhile
    at_letter.press(own_words="Mine.")
    assert (at_letter.step, at_letter.response.status_code) == ("details", 422)
    for missing in ("first_name", "last_name", "street", "city"):
        assert f'id="id_{missing}_error"' in at_letter.page
    assert sent == []
    at_letter.press(first_name="Ana", last_name="Reyes", street="1 Main St", city="Queens")
    assert at_letter.fields["own_words"] == "Mine."


def test_a_draft_tells_nothing_of_itself(letters):
    draft = drafts.begin(letters)
    assert repr(draft) == "Draft(…)"
    assert letters.name not in drafts.sealed(draft, at=timezone.now())


def test_a_second_draft_is_a_letter_of_its_own(writer, sent):
    first = writer.press(zip="11355").press(**WHO)
    first.press()
    first.open().press(zip="11355").press(**WHO).press()
    assert len({letter["key"] for letter in sent}) == 2
    assert first.url == URL
