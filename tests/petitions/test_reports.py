"""Numbers for staff."""

from datetime import UTC, date, datetime, timedelta

from actions.petitions import reports
from actions.petitions.models import Petition, Signature


def test_days_are_counted_by_what_became_of_their_signatures(petition, signed, at):
    signed("Ana")
    signed("Ben", confirmed_at=at)
    signed("Cho", state="pending")
    signed("Dao", state="quarantined")
    signed("Eun", state="withdrawn", confirmed_at=at)
    signed("Fay", signed_at=at - timedelta(days=2))
    signed("Gil", signed_at=at - timedelta(days=9))
    assert reports.by_day(petition, days=3, at=at) == [
        reports.Day(date(2026, 11, 18), signed=1),
        reports.Day(date(2026, 11, 19)),
        reports.Day(date(2026, 11, 20), signed=2, confirmed=1, pending=1, quarantined=1),
    ]


def test_a_day_is_a_day_of_the_sites_time(petition, signed, at):
    signed("Night owl", signed_at=datetime(2026, 11, 20, 3, 0, tzinfo=UTC))  # 22:00 of the day before, in New York
    assert [day.signed for day in reports.by_day(petition, days=2, at=at)] == [1, 0]


def test_a_petition_without_signatures_has_days_of_nought(petition, at):
    days = reports.by_day(petition, days=30, at=at)
    assert len(days) == 30
    assert not any(day.signed for day in days)
    assert reports.by_source(petition) == reports.by_language(petition) == []


def test_sources_and_languages_come_most_first_and_only_of_this_petition(petition, signed):
    other = Petition.objects.create(name="Forest", targets="the state", state="open")
    signed("Ana", source="kakao", language="ko")
    signed("Ben", source="kakao", language="en")
    signed("Cho", language="en")
    signed("Dao", source="mail", state="quarantined")
    signed("Eun", source="mail", on=other)
    assert reports.by_source(petition) == [reports.Share("kakao", 2, 0), reports.Share("", 1, 0)]
    assert [share.code for share in reports.by_language(petition)] == ["en", "ko"]


def test_every_state_has_its_number(petition, signed):
    signed("Ana")
    signed("Ben", state="pending")
    assert reports.by_state(petition) == {
        Signature.State.PENDING: 1,
        Signature.State.VALID: 1,
        Signature.State.WITHDRAWN: 0,
        Signature.State.QUARANTINED: 0,
        Signature.State.INVALIDATED: 0,
    }


def test_the_days_take_one_query(petition, signed, at, django_assert_num_queries):
    signed("Ana")
    with django_assert_num_queries(1):
        reports.by_day(petition, days=30, at=at)
