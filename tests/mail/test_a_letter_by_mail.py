"""A letter to an office by mail, as the server gets it, and what the server's answer means for the delivery."""

from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.utils import parseaddr

import pytest

from actions.letters.channels import email
from actions.letters.channels.message import AnswerLost, Message, NotTaken, Person, Reason, Receipt, Rejected
from actions.mail.models import Sender

PAGE = "https://act.example.org/en/write/"
ID, CAMPAIGN = "d" * 32, "c" * 32


class Office:
    """A server that answers as it is told, and keeps what it was sent."""

    def __init__(self, recipient="250 OK", mail="250 OK"):
        self.recipient, self.mail = recipient, mail
        self.envelopes = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return self.recipient

    async def handle_DATA(self, server, session, envelope):
        self.envelopes.append(envelope)
        if self.mail == "hang up":
            server.transport.abort()
        return self.mail

    def envelope(self):
        (only,) = self.envelopes
        return only

    def raw(self):
        return self.envelope().original_content

    def mail_sent(self):
        """As a mail program reads it."""
        return message_from_bytes(self.raw(), policy=policy.default)

    def sender(self):
        """The name and address in From; a folded name is joined without a space (RFC 2047, section 6.2).

        Python's newer parser, by `policy.default`, puts one in.
        """
        name, address = parseaddr(message_from_bytes(self.raw())["From"])
        return str(make_header(decode_header(name))), address


@pytest.fixture
def ana_writes():
    """Where Ana lives and what she wrote to her member of the Assembly."""
    return Message(
        delivery_id=ID,
        campaign_id=CAMPAIGN,
        written_on=date(2026, 11, 25),
        destination="kim@nyassembly.example.gov",
        recipient="Jo Kim",
        person=Person(
            name="Ana Reyes",
            email="ana@example.org",
            zip="11354",
            state="NY",
            street="41-25 Union Street, Apt. 4B",
            city="Queens",
        ),
        subject="Language access in our hospitals",
        salutation="Dear Assembly Member Kim,",
        statement="Please support A. 1234.\n\nIt would help us all.",
        message="저는 퀸즈에 삽니다.",
        topic="Health",
    )


@pytest.fixture
def neighbours(db):
    """The organisation whose site she wrote on."""
    return Sender.objects.create(hostname="act.example.org", name="Neighbours", address="hello@act.example.org")


@pytest.fixture
def office(smtp, neighbours):
    office = Office()
    smtp(office)
    return office


def test_the_letter_is_taken_whole_with_her_name_and_address_at_its_foot(office, ana_writes):
    assert isinstance(email.send(ana_writes, page_url=PAGE), Receipt)
    assert office.mail_sent().get_content().replace("\r\n", "\n") == (
        "Dear Assembly Member Kim,\n\nPlease support A. 1234.\n\nIt would help us all.\n\n저는 퀸즈에 삽니다.\n\n"
        "Sincerely,\nAna Reyes\n41-25 Union Street, Apt. 4B\nQueens, NY 11354\n"
    )
    assert office.mail_sent().get_content_type() == "text/plain"


def test_it_says_who_writes_and_who_carries_it_and_is_never_from_her_address(office, ana_writes):
    email.send(ana_writes, page_url=PAGE)
    mail = office.mail_sent()
    assert mail["From"] == "Ana Reyes via Neighbours <hello@act.example.org>"
    assert mail["Reply-To"] == "ana@example.org"
    assert mail["To"] == "kim@nyassembly.example.gov"
    assert mail["Subject"] == "Language access in our hospitals"
    assert office.envelope().mail_from == "hello@act.example.org"
    assert office.envelope().rcpt_tos == ["kim@nyassembly.example.gov"]


def test_it_can_be_known_again_and_is_no_answer_of_a_machine(office, ana_writes):
    email.send(ana_writes, page_url=PAGE)
    mail = office.mail_sent()
    assert mail["Message-ID"] == f"<letter.{ID}@example.org>"
    assert mail["List-Id"] == f"<{CAMPAIGN}.letters.example.org>"
    for header in ("Auto-Submitted", "Precedence", "List-Unsubscribe", "Sender", "Cc", "Bcc"):
        assert mail[header] is None


def test_another_site_is_another_carrier(office, ana_writes, settings):
    settings.DEFAULT_FROM_EMAIL = "Tidewater <mail@tidewater.example.org>"
    email.send(ana_writes, page_url="https://tidewater.example.org/en/write/")
    assert office.mail_sent()["From"] == "Ana Reyes via Tidewater <mail@tidewater.example.org>"


def test_a_name_in_any_script_is_right(office, ana_writes, neighbours):
    neighbours.name = "이웃, 함께"
    neighbours.save()
    for name in ("김민지", "Nguyễn Thị Ánh Tuyết " * 3, "Ana, of Queens"):
        office.envelopes.clear()
        email.send(replace(ana_writes, person=replace(ana_writes.person, name=name)), page_url=PAGE)
        shown, address = office.sender()
        assert address == "hello@act.example.org"
        assert shown.endswith(" via 이웃, 함께")
        assert shown.startswith(name.strip()[:40])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("governor@ny.example.gov", "governor ny.example.gov"),
        ('Ana" <boss@example.com>', "Ana boss example.com"),
        ("Ana\r\nBcc: all@example.com", "Ana Bcc: all example.com"),
        ("Ana\u202e\u2066 Reyes\x00", "Ana Reyes"),
    ],
)
def test_a_name_cannot_pass_for_an_address_or_for_a_header(office, ana_writes, name, shown):
    email.send(replace(ana_writes, person=replace(ana_writes.person, name=name)), page_url=PAGE)
    (sender,) = office.mail_sent()["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (f"{shown} via Neighbours", "hello@act.example.org")
    assert office.mail_sent()["Bcc"] is None


def test_who_has_no_name_lends_none_to_the_carrier(office, ana_writes):
    email.send(replace(ana_writes, person=replace(ana_writes.person, name=" ")), page_url=PAGE)
    assert office.mail_sent()["From"] == "Neighbours <hello@act.example.org>"


def test_a_subject_stays_one_line(office, ana_writes):
    email.send(replace(ana_writes, subject="Please\r\nBcc: all@example.com\x0b\x00 " + "help " * 40), page_url=PAGE)
    assert office.mail_sent()["Subject"].startswith("Please Bcc: all@example.com help help")
    assert office.mail_sent()["Bcc"] is None
    assert office.envelope().rcpt_tos == ["kim@nyassembly.example.gov"]


def test_her_words_cannot_end_the_mail_and_begin_another(office, ana_writes):
    words = "Hello\r.\rMAIL FROM:<a@b.example>\n.\nRCPT TO:<c@d.example>\r\n.\r\nBye\x00"
    email.send(replace(ana_writes, message=words), page_url=PAGE)
    lines = office.mail_sent().get_content().splitlines()
    assert [line for line in lines if line][3:10] == [
        "Hello",
        ".",
        "MAIL FROM:<a@b.example>",
        ".",
        "RCPT TO:<c@d.example>",
        ".",
        "Bye",
    ]
    assert b"\r" not in office.raw().replace(b"\r\n", b"")
    assert b"\0" not in office.raw()


def test_a_paragraph_without_an_end_arrives_whole(office, ana_writes):
    email.send(replace(ana_writes, message="word " * 1500), page_url=PAGE)
    assert office.mail_sent().get_content().count("word") == 1500
    assert max(map(len, office.raw().splitlines())) <= 998


@pytest.mark.parametrize("place", ["destination", "email"])
@pytest.mark.parametrize("address", ["", "nobody", "a@example.gov, b@example.gov", "a@example.gov\nBcc: b@example.gov"])
def test_what_is_no_single_address_is_refused_before_a_server_hears_of_it(office, ana_writes, place, address):
    changed = replace(ana_writes, destination=address)
    if place == "email":
        changed = replace(ana_writes, person=replace(ana_writes.person, email=address))
    with pytest.raises(Rejected) as raised:
        email.send(changed, page_url=PAGE)
    assert [reason.code for reason in raised.value.reasons] == ["refused"]
    assert office.envelopes == []


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        (
            {"recipient": "550 5.1.1 <kim@nyassembly.example.gov>: No such user"},
            Reason("no_such_mailbox", "550 5.1.1 <…@…>: No such user"),
        ),
        ({"recipient": "550 5.7.1 You are blocked"}, Reason("refused", "550 5.7.1 You are blocked")),
        ({"recipient": "552 5.2.2 Full"}, Reason("refused", "552 5.2.2 Full")),
        ({"mail": "554 5.7.1 Looks like spam"}, Reason("refused", "554 5.7.1 Looks like spam")),
    ],
)
def test_a_refusal_says_why_without_an_address(smtp, neighbours, ana_writes, answers, reason):
    smtp(Office(**answers))
    with pytest.raises(Rejected) as raised:
        email.send(ana_writes, page_url=PAGE)
    assert raised.value.reasons == (reason,)
    assert "@ny" not in str(raised.value)


@pytest.mark.parametrize("answers", [{"recipient": "450 4.2.0 Greylisted"}, {"mail": "452 4.3.1 Disk full"}])
def test_what_was_not_taken_now_may_be_another_time(smtp, neighbours, ana_writes, answers):
    smtp(Office(**answers))
    with pytest.raises(NotTaken, match=r"^45"):
        email.send(ana_writes, page_url=PAGE)


def test_a_server_that_is_away_has_taken_nothing(smtp, neighbours, ana_writes, settings):
    smtp(Office())
    settings.EMAIL_PORT = 1
    with pytest.raises(NotTaken, match="cannot be reached"):
        email.send(ana_writes, page_url=PAGE)


def test_a_lost_answer_is_neither(smtp, neighbours, ana_writes):
    lost = Office(mail="hang up")
    smtp(lost)
    with pytest.raises(AnswerLost) as raised:
        email.send(ana_writes, page_url=PAGE)
    assert raised.type is AnswerLost
    assert len(lost.envelopes) == 1


def test_of_an_address_what_is_known_is_said(ana_writes):
    person = replace(ana_writes.person, street="", city="")
    assert email.place(person) == "NY 11354"
    assert email.place(replace(person, state="", zip="")) == ""
    assert email.text(replace(ana_writes, person=replace(person, state="", zip=""))).endswith("Sincerely,\nAna Reyes")
