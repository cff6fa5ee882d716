"""The third step: English as it is sent, the reader's language beside it, her own words, nothing sent unseen."""

import pytest

from actions.letters.models import LetterVersion
from tests.cms.letters.conftest import BODY
from tests.cms.letters.forms import Writer

WHO = {"name": "Ana Reyes", "email": "ana@example.org"}


def body(version):
    return f"body_{version.pk}"


def test_each_office_has_its_salutation_and_her_name_stands_below(at_letter, version):
    for greeting in ("Dear Senator Gillibrand,", "Dear Senator Schumer,", "Dear Representative Meng,"):
        assert greeting in at_letter.page
    assert "Sincerely,<br>Ana Reyes" in at_letter.page
    assert at_letter.fields[body(version)] == BODY


def test_it_may_be_changed(at_letter, version, sent):
    at_letter.press(**{body(version): "I wait too.\r\n\r\nPlease act.", f"subject_{version.pk}": "For my mother"})
    (first, *others) = sent[0]["choices"]
    assert (first.subject, first.body) == ("For my mother", "I wait too.\n\nPlease act.")
    assert all(choice.body == first.body for choice in others)


def test_her_own_words_may_be_in_any_language(at_letter, sent, version):
    at_letter.press(own_words="어머니가 기다리십니다.\n저도요.")
    assert sent[0]["own_words"] == "어머니가 기다리십니다.\n저도요."
    assert sent[0]["choices"][0].body == BODY


def test_numbers_of_documents_go_nowhere(at_letter, sent, version):
    at_letter.press(own_words="My number is A123456789.", **{body(version): "My SSN is 123-45-6789."})
    assert sent[0]["own_words"] == "My number is •••."
    assert sent[0]["choices"][0].body == "My SSN is •••."


@pytest.mark.parametrize("name", ["subject", "body"])
def test_an_empty_part_is_named_and_nothing_is_lost(at_letter, version, sent, name):
    at_letter.press(own_words="My mother waits.", **{f"{name}_{version.pk}": "  "})
    assert (at_letter.step, at_letter.response.status_code) == ("letter", 422)
    assert f'id="id_{name}_{version.pk}_error"' in at_letter.page
    assert at_letter.fields["own_words"] == "My mother waits."
    assert sent == []


def test_what_is_longer_than_the_offices_take_is_told_in_numbers(at_letter, settings, sent, version):
    settings.LONGEST_LETTER = 500
    at_letter.press(own_words="x" * 480)
    assert at_letter.response.status_code == 422
    whole = len("\n\n".join(["Dear Representative Meng,", BODY, "x" * 480, "Sincerely,\nAna Reyes"]))
    assert f"The letter has {whole} characters with your own words. The offices take 500." in at_letter.page
    assert at_letter.fields["own_words"] == "x" * 480
    assert sent == []


def test_its_length_is_said_in_words(at_letter):
    whole = len("\n\n".join(["Dear Representative Meng,", BODY, "Sincerely,\nAna Reyes"]))
    assert (
        f"Your letter has <span data-number>{whole}</span> characters. The offices take up to 10,000." in at_letter.page
    )


def test_an_unchanged_letter_is_asked_about_once(at_letter, letters, sent):
    letters.editing = "asked"
    letters.save()
    at_letter.press()
    assert (at_letter.step, at_letter.response.status_code) == ("letter", 200)
    assert "A sentence of your own makes offices read on" in at_letter.page
    assert sent == []
    at_letter.press()
    assert at_letter.response.status_code == 303


@pytest.mark.parametrize("changed", [{"own_words": "Mine."}, {"body": "Mine."}])
def test_a_letter_with_something_of_hers_is_not_asked_about(at_letter, letters, version, sent, changed):
    letters.editing = "asked"
    letters.save()
    at_letter.press(**{body(version) if name == "body" else name: value for name, value in changed.items()})
    assert at_letter.response.status_code == 303


def test_a_fixed_letter_is_sent_as_it_is_whatever_a_browser_sends(at_details, letters, version, sent):
    letters.editing = "fixed"
    letters.save()
    at_details.press(**WHO)
    assert body(version) not in at_details.fields
    assert "Please pass a roadmap to citizenship." in at_details.page
    at_details.press(own_words="Mine.", **{body(version): "Forged."})
    assert sent[0]["choices"][0].body == BODY
    assert sent[0]["own_words"] == "Mine."


def test_a_fixed_letter_that_changed_meanwhile_is_shown_before_it_is_sent(at_details, letters, version, sent):
    letters.editing = "fixed"
    letters.save()
    at_details.press(**WHO)
    version.body = "Something else."
    version.save()
    at_details.press(own_words="Mine.")
    assert at_details.response.status_code == 422
    assert "The letter has changed." in at_details.page
    assert "Something else." in at_details.page
    assert at_details.fields["own_words"] == "Mine."
    at_details.press()
    assert sent[0]["choices"][0].body == "Something else."


def test_offices_get_the_version_that_is_meant_for_them(at_details, letters, sent, version):
    other = LetterVersion.objects.create(
        campaign=letters, name="house", chamber="house", subject="H.R. 1", body="Dear House: act."
    )
    at_details.press(**WHO)
    assert {body(version), body(other)} <= at_details.fields.keys()
    at_details.press()
    assert {choice.office.key: choice.body for choice in sent[0]["choices"]} == {
        "G000555": BODY,
        "S000148": BODY,
        "M001188": "Dear House: act.",
    }


def test_a_version_that_came_meanwhile_is_shown_before_it_is_sent(at_letter, letters, sent):
    other = LetterVersion.objects.create(
        campaign=letters, name="house", chamber="house", subject="H.R. 1", body="Dear House: act."
    )
    at_letter.press(own_words="Mine.")
    assert at_letter.response.status_code == 422
    assert at_letter.fields[body(other)] == "Dear House: act."
    assert at_letter.fields["own_words"] == "Mine."
    assert sent == []
    at_letter.press()
    assert len(sent) == 1


def test_an_office_without_a_version_is_left_out(writer, letters, version):
    version.chamber = "senate"
    version.save()
    writer.press(zip="11355")
    assert "Grace Meng" not in writer.page
    assert "Charles E. Schumer" in writer.page


def test_going_back_keeps_every_word(at_letter, version, sent):
    at_letter.press("back", own_words="Mine.", **{body(version): "All mine."})
    assert at_letter.step == "details"
    assert (at_letter.fields["name"], at_letter.fields["email"]) == (WHO["name"], WHO["email"])
    assert at_letter.fields["offices"] == ["G000555", "S000148", "M001188"]
    at_letter.press("back").press().press()
    assert (at_letter.fields["own_words"], at_letter.fields[body(version)]) == ("Mine.", "All mine.")
    at_letter.press()
    assert (sent[0]["own_words"], sent[0]["choices"][0].body) == ("Mine.", "All mine.")


def test_going_back_keeps_which_offices_were_unticked(at_details):
    at_details.press(**WHO, offices=["S000148"]).press("back")
    assert at_details.fields["offices"] == ["S000148"]


def test_korean_readers_read_korean_beside_the_english_that_is_sent(
    client, clock, korean, letter_page, korean_reading, translated, sent
):
    translated(letter_page, "ko", {})
    writer = Writer(client, clock, "/ko/citizenship-for-all/write/").open().press(zip="11355").press(**WHO)
    assert '<div class="letter-body" lang="ko" dir="auto"><p>천백만 명이 기다립니다.</p></div>' in writer.page
    assert writer.fields[body(korean_reading.version)] == BODY
    writer.press()
    assert (sent[0]["language"], sent[0]["choices"][0].body) == ("ko", BODY)


def test_nothing_is_translated_silently(client, clock, korean, letter_page, translated):
    translated(letter_page, "ko", {})
    writer = Writer(client, clock, "/ko/citizenship-for-all/write/").open().press(zip="11355").press(**WHO)
    assert 'class="letter-reading"' not in writer.page
    assert "letter-sheet" in writer.page
    assert "영어로 그대로" in writer.page or "영어" in writer.page


@pytest.mark.parametrize("words", ["</textarea><script>alert(1)</script>", "\x00\x08\u202e evil", "🙂" * 200])
def test_hostile_words_do_no_harm(at_letter, sent, words):
    at_letter.press(own_words=words)
    assert at_letter.response.status_code == 303
    assert "\x00" not in sent[0]["own_words"]
    assert "\u202e" not in sent[0]["own_words"]
