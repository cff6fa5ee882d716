"""The sandbox's mailbox: what arrived by SMTP, looked at as a person would."""

import smtplib
from email.message import EmailMessage

import pytest
from django.urls import NoReverseMatch, reverse

from advocacy.sandbox import mailbox, mailserver

FILE = b"Content-Type: \xff\r\nContent-Disposition: attachment; filename=<b>\r\n\r\n\xff"
LINK = "http://127.0.0.1:8000/en/signature/abc:def/"


@pytest.fixture(autouse=True)
def empty_mailbox(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path


def letter(number=1, to="ana@example.org", subject="서명을 확인해 주세요", html=f'<a href="{LINK}">Confirm</a>'):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "River <hello@example.org>", to, subject
    if number is not None:
        message["Message-ID"] = f"<test.{number}@example.org>"
    message.set_content(f"Open this address:\n{LINK}\n")
    if html:
        page = f"<!doctype html><html><head><title>x</title></head><body>{html}</body></html>"
        message.add_alternative(page, subtype="html")
    return message


@pytest.fixture
def post():
    """Sends messages to the sandbox's server, over one connection."""

    def send(*messages):
        with mailserver.running(0) as port, smtplib.SMTP(mailserver.HOST, port, local_hostname="tests") as server:
            for message in messages:
                server.send_message(message)

    return send


def page(client, address="/sandbox/mail/"):
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    return response.content.decode()


def test_an_empty_mailbox_says_what_to_do(client):
    assert "No mail has come yet" in page(client)


def test_a_mail_that_came_is_in_the_list_and_can_be_opened(client, post):
    post(letter())
    listed = page(client)
    assert "서명을 확인해 주세요" in listed
    assert "ana@example.org" in listed
    (mail,) = mailbox.newest()
    address = reverse("sandbox:mail", args=[mail.id])
    assert f'href="{address}"' in listed

    opened = page(client, address)
    assert f'<a href="{LINK}" rel="nofollow">' in opened
    assert "Message-ID" in opened
    assert f'src="{address}html/"' in opened


def test_a_mail_is_shown_as_its_language_is_set(client, post):
    korean, plain = letter(1), letter(2)
    korean["Content-Language"] = "ko"
    post(korean, plain)
    assert page(client).count('<bdi lang="ko">') == 1
    mail = next(mail for mail in mailbox.newest() if mail.language)
    opened = page(client, reverse("sandbox:mail", args=[mail.id]))
    assert '<h1><bdi lang="ko">' in opened
    assert 'class="mailbox-text" lang="ko"' in opened


def test_the_newest_mail_comes_first(client, post):
    post(letter(1, subject="First"), letter(2, subject="Second"))
    listed = page(client)
    assert listed.index("Second") < listed.index("First")


def test_the_list_can_be_narrowed_to_a_recipient(client, post):
    post(letter(1), letter(2, to="Ben <ben@example.org>", subject="For Ben"))
    assert "For Ben" not in page(client, "/sandbox/mail/?to=ANA@example.org")
    assert "For Ben" in page(client, "/sandbox/mail/?to=ben@")
    assert "No mail to “&lt;b&gt;” has come" in page(client, "/sandbox/mail/?to=<b>")


def test_the_same_message_id_is_one_mail_that_came_twice(client, post):
    post(letter(), letter(subject="Another"))
    post(letter())
    (mail,) = mailbox.newest()
    assert len(mail.arrivals) == 3
    assert "came 3 times" in page(client)


def test_mails_without_a_message_id_are_told_apart_by_what_they_say(post):
    post(letter(None, subject="One"), letter(None, subject="Two"))
    assert len(mailbox.newest()) == 2


def test_the_html_part_runs_nothing_and_opens_its_links_in_the_whole_window(client, post):
    post(letter(html="<script>alert(1)</script>"))
    (mail,) = mailbox.newest()
    response = client.get(reverse("sandbox:mail-html", args=[mail.id]))
    assert '<head><base target="_top">' in response.content.decode()
    assert response["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    around = client.get(reverse("sandbox:mail", args=[mail.id]))
    assert (
        "frame-src https://www.youtube-nocookie.com https://player.vimeo.com 'self'"
        in around["Content-Security-Policy"]
    )
    assert b'sandbox="allow-top-navigation-by-user-activation"' in around.content


def test_a_mail_of_text_alone_has_no_frame(client, post):
    post(letter(html=""))
    assert "<iframe" not in page(client, reverse("sandbox:mail", args=[mailbox.newest()[0].id]))


def test_a_file_that_came_with_a_mail_is_listed_and_kept_not_opened(client, post):
    message = letter()
    message.add_attachment(b"%PDF-1.7 receipt", maintype="application", subtype="pdf", filename="영수증.pdf")
    post(message)
    address = reverse("sandbox:mail", args=[mailbox.newest()[0].id])
    opened = page(client, address)
    assert "영수증.pdf" in opened
    assert f'href="{address}files/0/"' in opened
    file = client.get(f"{address}files/0/")
    assert b"".join(file.streaming_content) == b"%PDF-1.7 receipt"
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"].startswith("attachment;")
    assert file["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"{address}files/1/", follow=True).status_code == 404


def test_a_mail_without_files_lists_none(client, post):
    post(letter())
    assert "Attached" not in page(client, reverse("sandbox:mail", args=[mailbox.newest()[0].id]))


def test_hostile_mail_is_shown_as_text(client, post):
    post(letter(subject="<script>alert(1)</script>", to='"<img src=x>" <ana@example.org>'))
    for address in ("/sandbox/mail/", reverse("sandbox:mail", args=[mailbox.newest()[0].id])):
        assert "<script>alert" not in page(client, address)
        assert "<img src=x>" not in page(client, address)


@pytest.mark.parametrize("content", [b"", b"\x00\xff\xfe", b"Subject: =?utf-8?b?!!!?=\r\nTo: @@,,\r\n\r\n\xff", FILE])
def test_what_is_hardly_a_mail_is_shown_all_the_same(client, content):
    mail = mailbox.keep(content)
    for address in ("/sandbox/mail/", reverse("sandbox:mail", args=[mail.id])):
        page(client, address)
    page(client, reverse("sandbox:mail-html", args=[mail.id]))


@pytest.mark.parametrize("address", ["0" * 32 + "/", "0" * 32 + "/html/", "../../etc/passwd/", "x/"])
def test_a_mail_that_is_not_there_is_not_found(client, address):
    assert client.get(f"/sandbox/mail/{address}").status_code in {404, 302}


def test_an_id_cannot_name_a_file_elsewhere():
    with pytest.raises(NoReverseMatch):
        reverse("sandbox:mail", args=["../../etc/passwd"])


def test_a_taken_port_is_stepped_around():
    with mailserver.running(0) as first, mailserver.running(first) as second:
        assert second != first
