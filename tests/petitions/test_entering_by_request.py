"""From a request and a valid form to a signature."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from actions.limits.models import Attempt, Limit, TableWindow
from actions.petitions import entering, signing
from actions.petitions.forms import SignatureForm
from actions.petitions.models import Signature
from actions.supporters import consents


@pytest.fixture
def post(petition, ana, stamp, at):
    """Send the form as a browser would; the signature of whoever it was."""

    def send(query="", *, ip="203.0.113.7", when=at, page="/ko/river/", title="강을 살리자", **changes):
        data = {**ana, "topic": "", "stamp": stamp, "news_version": consents.version("Yes, news.")} | changes
        request = RequestFactory(REMOTE_ADDR=ip).post(f"/ko/river/{query}", data)
        form = SignatureForm(request.POST, petition=petition, news_wording="Yes, news.")
        assert form.is_valid(), form.errors
        entering.enter(
            request,
            form,
            petition=petition,
            page_url=f"http://testserver{page}",
            page_title=title,
            language="ko",
            at=when,
        )
        return Signature.objects.filter(supporter__name=data["name"]).first()

    return send


def test_what_the_request_tells_is_kept_with_the_signature(post, at):
    signature = post(
        "?s=kakao&utm_source=list&utm_campaign=river&utm_other=no", news="on", referrer="https://a.example"
    )
    assert (signature.source, signature.utm) == ("kakao", {"utm_source": "list", "utm_campaign": "river"})
    assert (signature.language, signature.page_title, signature.referrer) == ("ko", "강을 살리자", "a.example")
    assert signature.supporter.source == "kakao"
    assert signature.signed_at == at


def test_a_page_of_many_and_long_words_loses_no_signature(post):
    page = f"/ko/{'%EA%B0%95' * 200}/"
    signature = post(page=page, title="강" * 300)
    assert signature.page_url == f"http://testserver{page}"
    assert signature.page_title == "강" * 255
    assert post(page=page * 2, name="Ben Osei").page_url == "http://testserver/"


def test_nowhere_is_the_address_of_the_device_kept(post):
    signature = post()
    assert len(signature.network) == 32
    assert "203.0.113" not in str(signature.__dict__) + str(list(Attempt.objects.values()))
    assert signature.network == Attempt.objects.get().network


@pytest.mark.parametrize(
    ("query", "source"),
    [
        ("", ""),
        ("?source=table-3", "table-3"),
        ("?s=", ""),
        (f"?s={'x' * 5000}", "x" * 100),
        ("?s=%00%0d%0aa%ff%E2%80%AE", "a\ufffd"),
        ("?s=a&s=b", "b"),
    ],
)
def test_a_source_of_any_shape_is_a_short_plain_word(post, query, source):
    assert post(query).source == source


def test_hostile_utm_words_are_cut_and_cleaned(post):
    signature = post(f"?utm_source=%00a&utm_medium={'y' * 999}&utm_term=%00")
    assert signature.utm == {"utm_source": "a", "utm_medium": "y" * 100}


def test_over_the_limits_a_signature_is_set_aside_silently(post, promised):
    Limit.objects.create(scope=Limit.Scope.NETWORK, burst=2, sustained=100)
    states = [post(name=f"Person {letter}", email=f"{letter}@example.org").state for letter in "abcd"]
    assert states == ["valid", "valid", "quarantined", "quarantined"]
    assert Signature.objects.last().state_reason == "limit"
    assert promised() == ["petitions.confirm"] * 2


def test_a_trap_and_a_limit_are_both_named(post):
    Limit.objects.create(scope=Limit.Scope.NETWORK, burst=1, sustained=100)
    post()
    assert post(name="Ben Osei", topic="x", email="ben@example.org").state_reason == "trap limit"


def test_a_sign_up_table_is_kept_with_its_signatures(post, petition, at):
    Limit.objects.create(scope=Limit.Scope.NETWORK, burst=1, sustained=100)
    table = TableWindow.objects.create(
        action=f"petition:{petition.pk}",
        network="203.0.113.7",
        venue="Hall",
        opens_at=at - timedelta(hours=1),
        closes_at=at + timedelta(hours=1),
        reason="Fair",
    )
    signatures = [post(name=f"Person {letter}", email=f"{letter}@example.org") for letter in "abc"]
    assert {(signature.state, signature.table) for signature in signatures} == {("valid", table)}


def test_a_closed_petition_says_so(post, petition):
    petition.state = "closed"
    with pytest.raises(signing.Closed):
        post()
