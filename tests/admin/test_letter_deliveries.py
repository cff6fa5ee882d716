"""Deliveries to decide: chosen, asked about once more, decided once; and the list of them as a spreadsheet."""

import csv
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import translation
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from actions.letters.models import Delivery, LetterCampaign
from actions.outbox.models import Job
from tests.admin.conftest import says

QUEUE = "/admin/letter-deliveries/"


def decide(client, decision, *rows, query="", **more):
    sent = {"decision": decision, "pk": [row.pk for row in rows], "confirmed": "yes"} | more
    return client.post(QUEUE + query, sent, follow=True)


@pytest.fixture
def stuck(delivery):
    """A delivery that waits, its address kept for another day of the real clock."""

    def write(state="unknown", **columns):
        return delivery(state, sealed_until=datetime.now(tz=UTC) + timedelta(days=1), **columns)

    return write


def test_the_list_shows_where_from_and_why_but_nobody(olga, stuck):
    stuck("rejected", reasons=[{"code": "bad_zip", "words": "No such <b>ZIP</b>"}])
    page = olga.get(QUEUE).content.decode()
    for words in ("Grace Meng", "11355 NY-6", "bad zip: No such &lt;b&gt;ZIP&lt;/b&gt;", "1 waits"):
        assert words in page
    assert "Main Street" not in page


def test_an_empty_list(olga):
    assert "No delivery waits for a decision." in olga.get(QUEUE).content.decode()


def test_what_goes_its_way_or_waits_for_the_person_is_not_listed(olga, stuck):
    for state in ("queued", "sending", "accepted", "offered", "opened", "reported"):
        stuck(state)
    stuck("held", held="confirm")
    assert olga.get(QUEUE).context["number"] == 0


def test_the_list_is_narrowed_by_campaign_state_and_office(olga, stuck, letter, roster):
    stuck("dead")
    stuck("unknown", office="S000148", of=letter(campaign=LetterCampaign.objects.create(name="Another")))
    another = LetterCampaign.objects.get(name="Another").pk
    for query, number in [
        ({}, 2),
        ({"campaign": another}, 1),
        ({"state": "dead"}, 1),
        ({"office": "Schumer"}, 1),
        ({"state": "dead", "campaign": another}, 0),
        ({"campaign": "", "state": "", "office": ""}, 2),
        ({"campaign": "x", "state": "y", "office": "nobody"}, 2),
    ]:
        assert olga.get(QUEUE, query).context["number"] == number, query


def test_a_decision_is_asked_about_once_more(olga, stuck):
    row = stuck()
    answer = olga.post(QUEUE, {"decision": "retry", "pk": row.pk})
    page = answer.content.decode()
    assert "the office may get the same letter twice" in page
    assert f'name="pk" value="{row.pk}"' in page
    assert Delivery.objects.get().state == "unknown"
    assert says(decide(olga, "retry", row)) == ["1 delivery is sent again."]
    assert Delivery.objects.get().state == "queued"


@pytest.mark.parametrize(
    ("decision", "state", "words"),
    [
        ("retry", "queued", "0 deliveries are sent again."),
        ("arrived", "accepted", "0 deliveries are noted as accepted."),
        ("hand_over", "offered", "0 deliveries are handed to the people, who are told by mail."),
        ("drop", "dead", "0 deliveries given up."),
    ],
)
def test_a_second_click_does_nothing_more(olga, stuck, decision, state, words):
    row = stuck()
    decide(olga, decision, row)
    assert Delivery.objects.get().state == state
    jobs = Job.objects.count()
    assert says(decide(olga, decision, row)) == [words]
    assert (Delivery.objects.get().state, Job.objects.count()) == (state, jobs)
    assert ModelLogEntry.objects.filter(action=f"actions.letter_{decision}").count() == 1


def test_the_page_in_between_says_when_somebody_was_quicker(olga, stuck):
    row = stuck()
    decide(olga, "drop", row)
    answer = olga.post(QUEUE, {"decision": "retry", "pk": row.pk}, follow=True)
    assert says(answer) == ["What you chose waits no more: somebody has decided on it."]


def test_what_cannot_be_done_is_said_once_and_the_rest_is_done(olga, stuck, delivery):
    gone = [delivery("dead", sealed=None) for _ in range(2)]
    (message,) = says(decide(olga, "retry", stuck(), *gone))
    assert message.startswith("1 delivery is sent again. An address is gone")
    assert message.count("An address is gone") == 1


def test_a_suspicious_letter_is_released_whole(olga, stuck, letter):
    suspicious = letter(state_reason="haste")
    chosen = stuck("held", held="suspicious", of=suspicious, office="A")
    stuck("held", held="suspicious", of=suspicious, office="B")
    assert says(decide(olga, "release", chosen)) == ["1 letter released. It counts now and is on its way."]
    assert set(Delivery.objects.values_list("state", flat=True)) == {"queued"}
    assert says(decide(olga, "release", chosen)) == ["0 letters released. They count now and are on their way."]
    assert Job.objects.filter(kind="letters.deliver").count() == 2


def test_a_decision_reaches_no_row_outside_the_list(olga, stuck):
    row = stuck("accepted")
    decide(olga, "drop", row)
    assert Delivery.objects.get().state == "accepted"


def test_history_says_who_decided(olga, adam, stuck, campaign):
    row = stuck()
    decide(olga, "drop", row)
    entry = ModelLogEntry.objects.get(action="actions.letter_drop")
    assert (entry.user.username, entry.data) == ("olga", {"number": 1, "deliveries": [row.pk]})
    assert "Letters given up" in adam.get(f"/admin/letter-campaigns/history/{campaign.pk}/").content.decode()


def test_an_editor_decides_on_nothing(edith, stuck):
    assert edith.post(QUEUE, {"decision": "drop", "pk": stuck().pk, "confirmed": "yes"})["Location"] == "/admin/"
    assert Delivery.objects.get().state == "unknown"


def test_the_dashboard_says_that_letters_wait(olga, edith, stuck):
    assert "does not go on by itself" not in olga.get("/admin/").content.decode()
    stuck()
    assert "1 letter does not go on by itself" in olga.get("/admin/").content.decode()
    assert "does not go on by itself" not in edith.get("/admin/").content.decode()


def test_the_spreadsheet_has_every_delivery_and_no_name(olga, campaign, stuck):
    stuck("rejected", reasons=[{"code": "bad_zip", "words": "=cmd()"}])
    stuck("accepted", recipient="=1+1")
    answer = olga.post(f"/admin/letter-campaigns/export/{campaign.pk}/")
    assert answer.streaming
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    heading, first, second = csv.reader(text.splitlines())
    row = dict(zip(heading, first, strict=True))
    assert (row["Recipient"], row["State"], row["Reasons"]) == ("Grace Meng", "Refused", "bad zip =cmd()")
    assert (row["ZIP code"], row["District"], row["Channel"]) == ("11355", "6", "House message gateway (CWC)")
    assert second[1] == "'=1+1"
    assert ModelLogEntry.objects.get(action="actions.letter_export").user.username == "olga"


def test_the_spreadsheet_speaks_the_language_of_whoever_asks(olga, campaign, stuck):
    stuck("rejected")
    UserProfile.objects.create(user=User.objects.get(username="olga"), preferred_language="ko")
    answer = olga.post(f"/admin/letter-campaigns/export/{campaign.pk}/")
    with translation.override("en"):
        text = b"".join(answer.streaming_content).decode()
    assert "Recipient" not in text
    assert "Refused" not in text


def test_the_spreadsheet_of_nothing_is_its_heading(olga, campaign):
    answer = olga.post(f"/admin/letter-campaigns/export/{campaign.pk}/")
    assert len(b"".join(answer.streaming_content).splitlines()) == 1
    assert olga.get(f"/admin/letter-campaigns/export/{campaign.pk}/").status_code == 405
