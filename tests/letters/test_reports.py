"""Numbers about a campaign's letters, read from rows; the same on both databases."""

from datetime import timedelta

import pytest

from actions.letters import reports
from actions.letters.models import Delivery, LetterCampaign, LookUp


def test_a_campaign_without_a_letter(campaign, at):
    assert reports.by_office(campaign) == []
    assert reports.time_to_acceptance(campaign) is None
    assert (reports.top_reasons(campaign), reports.held(campaign), reports.look_ups(campaign)) == ([], [], [])
    assert reports.words(campaign) == reports.Words(0, 0, 0, 0)
    assert [day.written for day in reports.by_day(campaign, days=3, at=at)] == [0, 0, 0]
    assert (reports.by_language(campaign), reports.by_district(campaign)) == ([], {})


def test_what_the_platform_carried_is_counted_apart_from_what_people_did(campaign, delivery):
    for state in ("accepted", "accepted", "dead"):
        delivery(state)
    delivery("reported", channel="form")
    delivery("offered", channel="call", office="contact:1", recipient="The governor")
    meng, governor = reports.by_office(campaign)
    assert (meng.recipient, dict(meng.automatic), dict(meng.assisted)) == (
        "Grace Meng",
        {"accepted": 2, "dead": 1},
        {"reported": 1},
    )
    assert (governor.office, dict(governor.automatic), dict(governor.assisted)) == ("contact:1", {}, {"offered": 1})


def test_another_campaigns_letters_are_not_counted(campaign, delivery, letter):
    delivery("accepted", of=letter(campaign=LetterCampaign.objects.create(name="Another")))
    assert reports.by_office(campaign) == []


@pytest.mark.parametrize(
    ("number", "median", "p95"), [(1, 1, 1), (2, 1, 2), (20, 10, 19), (100, 50, 95), (101, 51, 96)]
)
def test_half_are_as_quick_as_the_median_and_all_but_a_twentieth_as_p95(campaign, letter, at, number, median, p95):
    of = letter()
    Delivery.objects.bulk_create(
        Delivery(
            letter=of,
            campaign=campaign,
            office=f"office {seconds % 2}",
            state="accepted",
            channel="house",
            created_at=at,
            ended_at=at + timedelta(seconds=seconds),
        )
        for seconds in range(number, 0, -1)
    )
    times = reports.time_to_acceptance(campaign)
    assert times == reports.Times(number, timedelta(seconds=median), timedelta(seconds=p95))


def test_the_time_of_one_office(campaign, delivery, at):
    delivery("accepted", ended_at=at + timedelta(seconds=3))
    delivery("accepted", office="other", ended_at=at + timedelta(days=3))
    assert reports.time_to_acceptance(campaign, office="M000001").p95 == timedelta(seconds=3)


def test_what_staff_asked_about_has_no_time(campaign, delivery, at):
    delivery("accepted", gateway_status="staff_arrived", ended_at=at + timedelta(days=3))
    delivery("rejected", ended_at=at)
    assert reports.time_to_acceptance(campaign) is None


def test_a_reason_counts_once_a_delivery_and_what_staff_did_is_none(campaign, delivery):
    twice = [{"code": "invalid_email", "words": "one"}, {"code": "invalid_email", "words": "two"}]
    delivery("rejected", reasons=twice)
    delivery("rejected", reasons=[{"code": "invalid_email", "words": "x"}, {"code": "too_long", "words": ""}])
    delivery("dead", reasons=[{"code": "staff_dropped", "words": ""}])
    delivery("accepted")
    assert reports.top_reasons(campaign) == [("invalid_email", 2), ("too_long", 1)]
    assert reports.top_reasons(campaign, limit=1) == [("invalid_email", 2)]


def test_why_letters_are_held_back(campaign, delivery):
    for held in ("confirm", "confirm", "suspicious"):
        delivery("held", held=held)
    delivery("queued")
    assert reports.held(campaign) == [("confirm", 2), ("suspicious", 1)]


def test_a_machines_letters_are_in_no_number_but_their_own(campaign, letter, at):
    letter(is_edited=True)
    letter(has_own_words=True, is_edited=True, language="ko", district="")
    letter()
    letter(state_reason="haste", has_own_words=True)
    assert reports.words(campaign) == reports.Words(letters=3, edited=2, with_own_words=1, set_aside=1)
    assert reports.by_day(campaign, days=1, at=at) == [reports.Day(at.date(), written=3, personal=2)]
    assert reports.by_language(campaign) == [reports.Share("en", 2, 1), reports.Share("ko", 1, 1)]
    assert reports.by_district(campaign) == {("NY", "6"): 2}


def test_days_begin_by_the_sites_clock_and_end_today(campaign, letter, at):
    letter(written_at=at - timedelta(days=2))
    letter(written_at=at - timedelta(days=40))
    days = reports.by_day(campaign, days=3, at=at)
    assert [day.written for day in days] == [1, 0, 0]


def test_what_came_of_look_ups(campaign, at):
    for status in ("resolved", "resolved", "no_match"):
        LookUp.objects.create(campaign=campaign, status=status, provider="zip", at=at)
    assert reports.look_ups(campaign) == [("resolved", 2), ("no_match", 1)]
