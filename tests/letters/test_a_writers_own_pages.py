"""What a writer sees of her letter, and what she does herself."""

import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as django_mail
from django.core import signing
from django.urls import reverse
from pypdf import PdfReader

from actions.letters import links
from actions.letters.channels.message import Reason, Rejected
from actions.letters.models import Delivery
from tests.letters.conftest import SEALED, STREET

ASTRAY = "Your address is not shown here, since mail can go astray"


@pytest.fixture
def visit(client, at):
    """Open the letter's page a minute after it was written: `visit(letter)`; by the link in a mail: `link="letter"`."""

    def get(letter, name="letter", *args, method="get", link="written", **form):
        with time_machine.travel(at + timedelta(minutes=1), tick=False):
            return getattr(client, method)(reverse(f"letters:{name}", args=[token(letter, link), *args]), form)

    return get


def token(letter, link):
    with time_machine.travel(letter.written_at, tick=False):
        return links.token(letter, link)


def printed(response):
    """What stands on the first page of a PDF."""
    return PdfReader(io.BytesIO(response.content)).pages[0].extract_text().replace("\x00", "")


def test_she_sees_each_office_with_its_state_and_the_text(gateways, write, visit, carrier, work):
    letter = write(own_words="저는 여기 삽니다.")
    assert "Waiting to be handed over" in visit(letter).content.decode()
    work()
    page = visit(letter).content.decode()
    assert page.count("Accepted by the Senate&#x27;s message system on Nov. 20, 2026, 10 a.m.") == 2
    assert "Accepted by the House&#x27;s message system" in page
    assert "저는 여기 삽니다." in page
    assert "Dear Senator Schumer," in page


def test_the_page_of_a_letter_that_waits_does_not_tell_why_and_a_repeat_looks_like_any_other(
    gateways, write, visit, at, settings
):
    settings.HOUSEHOLD_SIZE = 1
    write()
    repeat = write(key="b" * 32, at=at)
    to_confirm = write(key="c" * 32, name="Jun Reyes", at=at)
    assert [set(one.deliveries.values_list("held", flat=True)) for one in (repeat, to_confirm)] == [
        {"repeat"},
        {"confirm"},
    ]
    pages = [visit(one).content.decode() for one in (repeat, to_confirm)]
    for page in pages:
        assert page.count("Not sent yet. Please look at the mail that we send you.") == 3
        assert "Thank you. Please look at your mail" in page
        assert "What became of your letter" not in page
        assert "on its way" not in page
    assert "What became of your letter" in visit(repeat, link="letter").content.decode()


def test_a_letter_that_only_a_switched_off_office_keeps_waiting_is_on_its_way(gateways, write, visit):
    letter = write()
    letter.deliveries.update(state="held", held="switched_off")
    page = visit(letter).content.decode()
    assert "this office takes no messages at the moment" in page
    assert "Thank you. Your letter is on its way" in page


def test_her_page_is_kept_by_nobody(write, visit):
    response = visit(write())
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.cookies


def test_a_refused_letter_says_why_and_hands_over_form_number_and_paper(gateways, write, visit, carrier, work):
    carrier.says(Rejected((Reason("invalid_address"), Reason("something else"))))
    letter = write()
    work()
    page = visit(letter).content.decode()
    assert "did not take it" in page
    assert "does not know your street address" in page
    assert "did not say why in a way that we understand" in page
    delivery = letter.deliveries.get(office="S000148")
    assert reverse("letters:form", args=["TOKEN", delivery.pk]).split("TOKEN")[1] in page
    assert 'href="tel:+12022255635"' in page
    assert "letter.pdf" in page
    assert STREET not in page  # its time is over


def test_while_it_is_hers_to_send_her_address_stands_ready_to_be_copied(write, visit):
    page = visit(write()).content.decode()
    assert page.count(f'value="{STREET}"') == 3
    assert ASTRAY not in page


def test_the_link_in_a_mail_tells_all_but_where_she_lives(write, visit):
    letter = write(own_words="저는 여기 삽니다.", sealed=SEALED | {"phone": "+12125550123"})
    page = visit(letter, link="letter").content.decode()
    for sealed in (STREET, "+12125550123", "ana@example.org", "Ms."):
        assert sealed not in page
    assert page.count(ASTRAY) == 3
    delivery = letter.deliveries.get(office="S000148")
    form = visit(letter, "form", delivery.pk, link="letter")
    assert form["Location"] == "https://s000148.example.gov/form"
    for told in ("Yours to send", "저는 여기 삽니다.", 'href="tel:+12022255635"', "letter.pdf", 'value="Ana Reyes"'):
        assert told in page


def test_a_link_that_was_mailed_before_there_were_two_kinds_tells_no_more(write, client, at):
    letter = write()
    with time_machine.travel(at, tick=False):
        old = signing.TimestampSigner(salt="actions.letters.links.letter", sep=".").sign(str(letter.pk))
        page = client.get(f"/en/letter/{old}/")
    assert page.status_code == 200
    assert STREET not in page.content.decode()


def test_telling_what_she_did_by_a_mailed_link_leads_to_no_other_kind_of_link(write, visit, client, at):
    letter = write()
    first = letter.deliveries.first()
    for link, told in (("letter", 0), ("written", 2)):
        response = visit(letter, "report", first.pk, method="post", link=link, outcome="mailed")
        with time_machine.travel(at + timedelta(minutes=1), tick=False):
            page = client.get(response["Location"]).content.decode()
        assert page.count(f'value="{STREET}"') == told


def test_a_mail_carries_no_link_to_where_she_lives(write, client, at, work):
    letter = write()
    work(minutes=1)
    (message,) = django_mail.outbox
    addresses = set(re.findall(r"/en/letter/[^/]+/", message.body + message.alternatives[0][0]))
    assert addresses
    with time_machine.travel(at + timedelta(minutes=1), tick=False):
        for address in addresses:
            assert STREET not in client.get(address).content.decode()
            for delivery in letter.deliveries.all():
                assert STREET not in printed(client.get(f"{address}{delivery.pk}/letter.pdf"))


def test_opening_the_form_is_noted_and_no_more(write, visit):
    letter = write()
    delivery = letter.deliveries.get(office="S000148")
    response = visit(letter, "form", delivery.pk)
    assert (response.status_code, response["Location"]) == (302, "https://s000148.example.gov/form")
    delivery.refresh_from_db()
    assert delivery.state == "opened"
    assert "Tell us below once it is done" in visit(letter).content.decode()


def test_what_she_says_she_did_is_kept_as_her_word_and_her_address_wiped(write, visit):
    letter = write()
    delivery = letter.deliveries.get(office="S000148")
    response = visit(letter, "report", delivery.pk, method="post", outcome="mailed")
    assert response.status_code == 303
    delivery.refresh_from_db()
    assert (delivery.state, delivery.channel, delivery.gateway_status) == ("reported", "paper", "mailed")
    assert delivery.sealed is None
    assert "You told us on Nov. 20, 2026, 10:01 a.m. that you mailed it." in visit(letter).content.decode()


@pytest.mark.parametrize("outcome", ["", "accepted", "<script>"])
def test_anything_else_is_not_believed(write, visit, outcome):
    letter = write()
    visit(letter, "report", letter.deliveries.first().pk, method="post", outcome=outcome)
    assert set(letter.deliveries.values_list("state", flat=True)) == {"offered"}


def test_nobody_reports_what_a_gateway_has_accepted(gateways, write, visit, carrier, work):
    letter = write()
    work()
    visit(letter, "report", letter.deliveries.first().pk, method="post", outcome="mailed")
    assert set(letter.deliveries.values_list("state", flat=True)) == {"accepted"}


def test_reaching_nobody_leaves_it_open(write, visit):
    letter = write()
    visit(letter, "report", letter.deliveries.first().pk, method="post", outcome="not_reached")
    assert letter.deliveries.first().state == "opened"


def test_a_link_opens_one_letter_alone(write, visit, at):
    first, second = write(), write(key="b" * 32, email="min@example.org")
    assert visit(first, "report", second.deliveries.first().pk, method="post", outcome="mailed").status_code == 404
    assert not Delivery.objects.filter(state="reported").exists()


@pytest.mark.parametrize("broken", ["x", "1.1abc.def", "%00"])
def test_a_broken_link_says_so(db, client, broken):
    response = client.get(f"/en/letter/{broken}/")
    assert response.status_code == 404
    assert "This link does not work" in response.content.decode()


def test_the_link_on_the_page_does_not_confirm(write, client):
    letter = write()
    assert client.post(reverse("letters:confirm", args=[links.token(letter)])).status_code == 404


def test_the_mailed_button_sends_what_waited_and_a_scanner_does_not(gateways, write, client, at, settings):
    settings.HOUSEHOLD_SIZE = 1
    write()
    letter = write(key="b" * 32, name="Jun Reyes", at=at + timedelta(minutes=1))
    with time_machine.travel(at + timedelta(hours=1), tick=False):
        url = reverse("letters:confirm", args=[links.token(letter, "confirm")])
        sees = []
        page = client.get(url).content.decode()
        assert "Send my letter" in page
        assert set(letter.deliveries.values_list("state", flat=True)) == {"held"}
        for _ in range(2):
            response = client.post(url)
            assert response.status_code == 303
            sees.append(client.get(response["Location"]).content.decode())
    assert STREET not in "".join(sees)
    assert set(letter.deliveries.values_list("state", flat=True)) == {"queued"}


def test_whether_she_wrote_before_is_told_to_her_mailbox_alone(gateways, write, visit, at, work, carrier, mails):
    write()
    again = write(key="b" * 32, at=at + timedelta(minutes=1))
    page = visit(again).content.decode()
    assert "before" not in page
    assert "look at the mail" in page
    work(minutes=2)
    assert len(mails()) == 2


def test_she_prints_her_letter_with_her_address_on_it(write, visit):
    letter = write(own_words="저는 여기 삽니다.")
    delivery = letter.deliveries.get(office="S000148")
    response = visit(letter, "pdf", delivery.pk)
    assert response["Content-Type"] == "application/pdf"
    text = printed(response)
    assert STREET in text
    assert "저는 여기 삽니다." in text
    delivery.refresh_from_db()
    assert (delivery.state, delivery.channel) == ("opened", "paper")


def test_by_the_link_in_a_mail_it_has_lines_for_her_address(write, visit):
    letter = write(own_words="저는 여기 삽니다.")
    text = printed(visit(letter, "pdf", letter.deliveries.get(office="S000148").pk, link="letter"))
    assert STREET not in text
    for told in ("Street address", "City\n", "NY 10001", "Ana Reyes", "저는 여기 삽니다."):
        assert told in text


def test_a_letter_that_a_gateway_has_is_not_printed(gateways, write, visit, carrier, work):
    letter = write()
    work()
    assert visit(letter, "pdf", letter.deliveries.first().pk).status_code == 404
