"""One form, one letter, one delivery an office; whatever is doubled, hurried or held."""

from datetime import timedelta

import pytest

from actions.letters import releasing, sealing, writing
from actions.letters.models import Delivery, Letter, LetterCampaign
from actions.outbox.models import Job
from actions.supporters.models import Consent, Supporter
from tests.letters.conftest import STREET
from tests.threads import at_once

ALL = {"Jerrold Nadler", "Kirsten Gillibrand", "Charles Schumer"}


def kinds():
    return sorted(Job.objects.values_list("kind", flat=True))


def test_a_letter_goes_to_each_office_by_its_gateway(gateways, write):
    letter = write()
    found = {d.recipient: (d.channel, d.destination, d.state) for d in letter.deliveries.all()}
    assert found == {
        "Jerrold Nadler": ("house", "HNY12", "queued"),
        "Kirsten Gillibrand": ("senate", "SNY01", "queued"),
        "Charles Schumer": ("senate", "SNY03", "queued"),
    }
    assert kinds() == ["letters.deliver"] * 3 + ["letters.tell"]


def test_without_gateways_each_office_is_hers_to_write_to(write):
    letter = write()
    assert set(letter.deliveries.values_list("channel", "state")) == {("form", "offered")}
    assert kinds() == ["letters.tell"]


def test_the_street_lies_sealed_and_nowhere_else(gateways, write):
    letter = write()
    for delivery in letter.deliveries.all():
        assert STREET.encode() not in bytes(delivery.sealed)
        assert sealing.unseal(delivery.sealed, at=letter.written_at)["street"] == STREET
        assert delivery.sealed_until == letter.written_at + timedelta(hours=72)
        plain = {field.name: getattr(delivery, field.name) for field in Delivery._meta.fields if field.name != "sealed"}
        assert STREET not in str(plain)
    assert STREET not in str(Letter.objects.values().get()) + str(list(Supporter.objects.values()))


def test_what_she_left_unchanged_is_told_from_what_she_wrote(write):
    letter = write(own_words="저는 뉴욕에 삽니다.")
    one = letter.deliveries.first()
    assert (one.statement, one.message) == ("Please open a road to citizenship.", "저는 뉴욕에 삽니다.")
    assert letter.has_own_words
    assert not letter.is_edited


def test_a_changed_letter_is_wholly_hers(write):
    letter = write(body="Open the road now.")
    one = letter.deliveries.first()
    assert (one.statement, one.message) == ("", "Open the road now.")
    assert letter.is_edited


def test_a_letter_that_may_not_be_changed_is_sent_as_it_is(write, letter_campaign):
    letter_campaign.editing = LetterCampaign.Editing.FIXED
    letter_campaign.save()
    assert write(body="Something else").deliveries.first().statement == "Please open a road to citizenship."


def test_the_same_form_sent_twice_is_one_letter(gateways, write):
    assert write() == write()
    assert Delivery.objects.count() == 3


def test_another_letter_of_hers_to_the_same_offices_is_not_sent(gateways, write, at):
    write()
    again = write(key="b" * 32, at=at + timedelta(hours=1))
    assert set(again.deliveries.values_list("state", "held")) == {("held", "repeat")}
    assert not again.deliveries.exclude(sealed=None).exists()
    assert Delivery.objects.filter(state="queued").count() == 3


def test_another_person_of_her_household_writes_her_own(gateways, write, at):
    write()
    write(key="b" * 32, name="Jun Reyes", at=at + timedelta(hours=1))
    assert Delivery.objects.filter(state="queued").count() == 6


def test_one_more_than_may_share_a_mailbox_waits_for_its_answer(gateways, write, at):
    for number, name in enumerate(["Ana Reyes", "Jun Reyes", "Min Reyes"]):
        letter = write(key=str(number) * 32, name=name, at=at + timedelta(minutes=number))
    assert set(letter.deliveries.values_list("state", "held", "supporter")) == {("held", "confirm", None)}
    assert "letters.confirm" in kinds()
    releasing.confirm(letter_id=letter.pk, at=at + timedelta(hours=1))
    assert set(letter.deliveries.values_list("state", flat=True)) == {"queued"}


def test_confirming_twice_sends_once(gateways, write, at, settings):
    settings.HOUSEHOLD_SIZE = 1
    write()
    letter = write(key="b" * 32, name="Jun Reyes", at=at + timedelta(minutes=1))
    for hours in (1, 2):
        releasing.confirm(letter_id=letter.pk, at=at + timedelta(hours=hours))
    assert Job.objects.filter(kind="letters.deliver").count() == 6
    assert not releasing.is_awaited(letter)


def test_nobody_writes_for_a_mailbox_that_is_full_of_confirmed_people(gateways, write, at, settings):
    settings.HOUSEHOLD_SIZE = 1
    first = write()
    releasing.confirm(letter_id=first.pk, at=at)
    letter = write(key="b" * 32, name="Jun Reyes", at=at + timedelta(minutes=1))
    assert letter.supporter is None
    assert set(letter.deliveries.values_list("state", "held", "sealed")) == {("held", "household", None)}
    assert "letters.household_full" in kinds()


def test_what_looks_like_a_machine_is_held_and_told_nothing(gateways, write):
    letter = write(suspicious=True, state_reason="trap")
    assert set(letter.deliveries.values_list("state", "held")) == {("held", "suspicious")}
    assert kinds() == []


def test_a_machine_does_not_take_an_honest_persons_place(gateways, write, at):
    write(suspicious=True, state_reason="trap")
    honest = write(key="b" * 32, at=at + timedelta(minutes=1))
    assert set(honest.deliveries.values_list("state", flat=True)) == {"queued"}


def test_a_held_letter_that_staff_let_go_does_not_go_twice(gateways, write, at):
    held = write(suspicious=True, state_reason="trap")
    write(key="b" * 32, at=at + timedelta(minutes=1))
    assert releasing.release(letter=held, held="suspicious", at=at + timedelta(hours=1)) == 0
    assert set(held.deliveries.values_list("held", "sealed")) == {("repeat", None)}


def test_news_is_asked_for_in_the_words_shown(write):
    write(news_wording="Yes, send me news.")
    assert Consent.objects.get().wording == "Yes, send me news."


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_a_campaign_that_is_not_open_takes_no_letter(write, letter_campaign, at, state):
    letter_campaign.state, letter_campaign.closed_at = state, at - timedelta(days=2)
    letter_campaign.save()
    with pytest.raises(writing.Closed):
        write()
    assert not Letter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_sixteen_presses_of_one_button_are_one_letter(gateways, write):
    letters = at_once(lambda index: write(), 16)
    assert len({letter.pk for letter in letters}) == 1
    assert Delivery.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_eight_forms_of_one_person_at_once_reach_each_office_once(gateways, write):
    at_once(lambda index: write(key=f"{index:032x}"), 8)
    assert Delivery.objects.filter(state="queued").count() == 3
    assert Letter.objects.count() == 8
