"""What is held about a person, told whole; and forgetting her, without losing what she did."""

import json

import pytest

from actions.outbox import working
from actions.petitions import counting, signing
from actions.petitions.forms import SignatureForm
from actions.petitions.models import Signature
from actions.supporters import consents, mailboxes, people
from actions.supporters.models import Consent, Mailbox, Supporter
from advocacy import privacy
from advocacy.work import KINDS

PAGE = "http://testserver/en/river/"


@pytest.fixture
def sign(petition, at):
    def call(name, email):
        signing.sign(
            petition=petition,
            name=name,
            email=email,
            zip="10001",
            phone="+12125550123",
            comment="The river is ours.",
            show_name=True,
            news_wording="Send me news.",
            language="en",
            page_url=PAGE,
            source="flyer",
            referrer="news.example",
            utm={"utm_source": "flyer"},
            network="0123456789abcdef",
            table=None,
            suspicious=False,
            proven=True,
            at=at,
        )
        return Supporter.objects.get(name=name)

    return call


@pytest.fixture
def supporter(sign):
    return sign("Ana Reyes", "ana@example.org")


def everything_about(supporter):
    """All that the database holds in the rows that lead to her."""
    mailbox = Mailbox.objects.filter(pk=supporter.mailbox_id)
    rows = [Supporter.objects.filter(pk=supporter.pk), mailbox, Signature.objects.filter(supporter=supporter)]
    return " ".join(str(list(each.values())) for each in rows)


def test_all_that_is_held_is_told(supporter, at):
    consents.take_effect(supporter=supporter, at=at)
    mailboxes.confirm(mailbox=supporter.mailbox, at=at)
    told = privacy.export(supporter=supporter)
    assert json.loads(json.dumps(told)) == told
    assert (told["supporter"]["name"], told["supporter"]["zip"]) == ("Ana Reyes", "10001")
    assert told["supporter"]["mailbox"]["address"] == "ana@example.org"
    assert told["supporter"]["consents"][0]["wording"] == "Send me news."
    (signature,) = told["signatures"]
    assert signature["phone"] == "+12125550123"
    assert signature["comment"] == "The river is ours."
    assert signature["signed_at"] == at.isoformat()


def test_nothing_is_told_of_others(supporter, sign):
    sign("Bo Reyes", "ana@example.org")
    told = json.dumps(privacy.export(supporter=supporter))
    assert "Bo Reyes" not in told


def test_nobody_can_tell_who_she_was(supporter):
    privacy.erase(supporter=supporter)
    left = everything_about(supporter)
    for trace in ("Ana", "ana", "10001", "2125550123", "river is ours", "flyer", "news.example", "0123456789abcdef"):
        assert trace not in left.replace(PAGE, "")
    assert not Consent.objects.exists()
    supporter.refresh_from_db()
    assert supporter.is_erased
    assert not supporter.mailbox.accepts_mail


def test_her_signature_still_counts(supporter, petition, at):
    counting.fold(at=at)
    privacy.erase(supporter=supporter)
    counting.fold(at=at)
    counting.compare(at=at)
    petition.refresh_from_db()
    assert petition.signed_count == 1
    assert Signature.objects.get().state == Signature.State.VALID


def test_nothing_is_mailed_to_her_any_more(supporter, at, mailoutbox):
    privacy.erase(supporter=supporter)
    working.drain(kinds={"petitions.confirm": KINDS["petitions.confirm"]}, clock=lambda: at)
    assert mailoutbox == []


def test_who_shares_her_mailbox_keeps_it(supporter, sign, at):
    bo = sign("Bo Reyes", "ana@example.org")
    mailboxes.confirm(mailbox=bo.mailbox, at=at)
    privacy.erase(supporter=supporter)
    bo.refresh_from_db()
    assert bo.mailbox.address == "ana@example.org"
    assert bo.mailbox.state == Mailbox.State.CONFIRMED
    assert bo.consents.count() == 1
    assert Supporter.objects.get(pk=supporter.pk).mailbox != bo.mailbox
    privacy.erase(supporter=bo)
    assert not Mailbox.objects.exclude(state=Mailbox.State.ERASED).exists()


def test_forgetting_twice_is_forgetting_once(supporter):
    privacy.erase(supporter=supporter)
    before = everything_about(supporter)
    privacy.erase(supporter=Supporter.objects.get(pk=supporter.pk))
    assert everything_about(supporter) == before


def test_who_comes_back_is_somebody_new(supporter, at):
    privacy.erase(supporter=supporter)
    again = people.record(name="Ana Reyes", email="ana@example.org", language="en", at=at)
    assert again.pk != supporter.pk
    assert again.mailbox.state == Mailbox.State.UNCONFIRMED


def test_no_form_takes_the_address_of_somebody_forgotten(supporter, ana, petition):
    privacy.erase(supporter=supporter)
    address = Supporter.objects.get(pk=supporter.pk).mailbox.address
    form = SignatureForm(ana | {"email": address}, petition=petition, news_wording="")
    assert "email" in form.errors
