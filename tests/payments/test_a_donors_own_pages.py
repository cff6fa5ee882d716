"""A donor sees her gifts by a link in her mail, and goes on to Stripe's page to change what comes again."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as django_mail
from django.utils import timezone

from actions.outbox.models import Job
from payments import donors, links, stripe_client
from payments.models import Receipt, Subscription

ASK = "/en/giving/link/"


def linked(message):
    return re.search(r"https://act\.example\.org(/en/giving/mine/\S+)", message.body)[1]


@pytest.fixture
def mine(stripe, give, catch_up, recipient):
    """The address of Ana's page, out of the mail with the receipt of her first month."""
    gift = give(frequency="month")
    stripe.pay(gift.session_id)
    catch_up()
    return linked(django_mail.outbox.pop())


def test_she_sees_her_gifts_and_opens_a_receipt(client, mine):
    page = client.get(mine)
    words = page.content.decode()
    assert "Ana Reyes" in words
    assert "$25 a month" in words
    assert "Receipt no. 1 (PDF)" in words
    assert page["Cache-Control"] == "private, no-store"
    assert "noindex" in page["X-Robots-Tag"]
    assert not page.cookies
    receipt = client.get(f"{mine}{Receipt.objects.get().uid}/receipt.pdf")
    assert receipt["Content-Type"] == "application/pdf"
    assert receipt.content.startswith(b"%PDF")


def test_she_sees_nothing_of_others_at_her_mailbox(client, mine, stripe, give, catch_up):
    gift = give(name="Bo Kim", amount_cents=7700)
    stripe.pay(gift.session_id)
    catch_up()
    words = client.get(mine).content.decode()
    assert "Bo Kim" not in words
    assert "$77" not in words
    his = Receipt.objects.get(gift=gift)
    assert client.get(f"{mine}{his.uid}/receipt.pdf").status_code == 404
    bo = links.token(donors.of(gift))
    ana = Subscription.objects.get()
    assert client.post(f"/en/giving/mine/{bo}/{ana.uid}/change/").status_code == 404


@pytest.mark.parametrize("spoil", [lambda link: link[:-3] + "/", lambda link: "/en/giving/mine/s1.x.y/"])
def test_a_link_that_was_not_made_here_opens_nothing(client, mine, spoil):
    assert client.get(spoil(mine)).status_code == 404


def test_a_link_grows_old(client, mine):
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        page = client.get(mine)
    assert page.status_code == 404
    assert ASK in page.content.decode()


def test_the_button_leads_to_stripe_and_nothing_else_does(client, mine, stripe):
    change = f"{mine}{Subscription.objects.get().uid}/change/"
    assert client.get(change).status_code == 405
    assert not stripe.all("billing_portal.session")
    answer = client.post(change)
    assert answer.status_code == 303
    assert answer["Location"].startswith(stripe.url)
    (session,) = stripe.all("billing_portal.session")
    assert session["customer"] == Subscription.objects.get().customer_id
    assert session["return_url"].endswith("/changed/")


def test_what_she_changed_there_is_seen_on_her_return(client, mine, stripe):
    row = Subscription.objects.get()
    stripe.change_amount(row.stripe_id, 4000)
    answer = client.get(f"{mine}{row.uid}/changed/", follow=True)
    assert "$40 a month" in answer.content.decode()


def test_what_ended_says_so_and_speaks_of_no_button(client, mine, stripe):
    row = Subscription.objects.get()
    assert "The button leads to Stripe" in client.get(mine).content.decode()
    stripe_client.v1().subscriptions.cancel(row.stripe_id)
    words = client.get(f"{mine}{row.uid}/changed/", follow=True).content.decode()
    assert re.search(r"It ended on [^<]+\. Nothing more is charged\.", words)
    assert "The button leads to Stripe" not in words
    assert "Receipt no. 1 (PDF)" in words


def test_what_is_paused_says_that_nothing_is_charged(client, mine, stripe):
    row = Subscription.objects.get()
    stripe_client.v1().subscriptions.update(row.stripe_id, {"pause_collection": {"behavior": "void"}})
    words = client.get(f"{mine}{row.uid}/changed/", follow=True).content.decode()
    assert "Nothing is charged until you start it again." in words
    assert "The button leads to Stripe" in words


def test_what_goes_on_stands_above_what_ended(client, mine, stripe, give, catch_up):
    Subscription.objects.update(state=Subscription.State.CANCELLED, ended_at=timezone.now())
    stripe.pay(give(frequency="month", amount_cents=4200).session_id)
    catch_up()
    words = client.get(mine).content.decode()
    assert words.index("$42 a month") < words.index("$25 a month")


def test_where_stripe_does_not_answer_she_is_told_kindly(client, mine, monkeypatch):
    def closed(*args, **words):
        raise stripe_client.Unavailable("busy")

    monkeypatch.setattr(stripe_client, "portal", closed)
    answer = client.post(f"{mine}{Subscription.objects.get().uid}/change/")
    assert answer.status_code == 503
    assert "Nothing was changed" in answer.content.decode()


def test_the_link_is_mailed_to_who_asks_for_it(client, mine, catch_up):
    assert client.post(ASK, {"email": "Ana@example.org"})["Location"] == f"{ASK}sent/"
    catch_up()
    (message,) = django_mail.outbox
    assert message.to == ["ana@example.org"]
    link = linked(message)
    assert client.get(link).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert client.get(link).status_code == 404


def test_each_person_of_a_mailbox_has_a_link_of_her_own(client, mine, stripe, give, catch_up):
    stripe.pay(give(name="Bo Kim").session_id)
    catch_up()
    django_mail.outbox.clear()
    client.post(ASK, {"email": "ana@example.org"})
    catch_up()
    (message,) = django_mail.outbox
    assert len(re.findall(r"/giving/mine/", message.body)) == 2
    assert "Bo Kim" in message.body


def test_nobody_else_is_mailed_and_the_answer_is_the_same(client, mine, catch_up):
    known = client.post(ASK, {"email": "ana@example.org"})
    unknown = client.post(ASK, {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    catch_up()
    assert [message.to for message in django_mail.outbox] == [["ana@example.org"]]


def test_a_machine_and_a_hasty_asker_get_the_same_answer_and_no_mail(client, mine, catch_up):
    assert client.post(ASK, {"email": "ana@example.org", "topic": "x"})["Location"] == f"{ASK}sent/"
    assert not Job.objects.filter(kind="payments.link").exists()
    for _ in range(8):
        assert client.post(ASK, {"email": "ana@example.org"})["Location"] == f"{ASK}sent/"
    catch_up()
    assert len(django_mail.outbox) == 1


def test_what_is_no_address_is_said_beside_the_field(client, db):
    answer = client.post(ASK, {"email": "ana@"})
    assert answer.status_code == 422
    assert client.get(ASK).status_code == 200
