"""What a person gets: read from the mail as it leaves."""

import re
from email import message_from_bytes, policy

import pytest
from django.core import mail as outgoing
from django.utils import translation

from actions.mail import mail
from actions.mail.models import Sender
from actions.outbox import outbox

UNSUBSCRIBE = "https://act.example.org/unsubscribe/" + "t" * 80 + "/"


@pytest.fixture
def network(db):
    """The organisation whose site Ana signed on."""
    return Sender.objects.create(
        hostname="act.example.org",
        name='강과 계곡, "Network"',
        address="hello@act.example.org",
        reply_to="people@act.example.org",
        postal_address="12 Market Street, Queens",
        accent="#2f479b",
        help_url="https://act.example.org/en/privacy/",
    )


def as_bytes():
    """The one mail that left."""
    (message,) = outgoing.outbox
    return message.message().as_bytes()


def sent():
    """The same, read as a mail program would."""
    return message_from_bytes(as_bytes(), policy=policy.default)


def parts():
    message = sent()
    return message.get_body(("plain",)).get_content(), message.get_body(("html",)).get_content()


def test_it_goes_to_one_person_with_a_message_id_that_stays(send):
    send()
    message = sent()
    assert message["To"] == "ana@example.org"
    assert message["Message-ID"] == "<petition-confirm.12@example.org>"
    assert (message["Auto-Submitted"], message["Content-Language"]) == ("auto-generated", "en")


def test_the_first_line_of_the_text_is_the_subject_and_stands_nowhere_else(send):
    send()
    text, _ = parts()
    assert sent()["Subject"] == "One step left"
    assert text.startswith("Dear Ana")


def test_both_parts_hold_the_link_as_an_address_that_can_be_read(send, words):
    send()
    text, html = parts()
    assert words["url"] in text
    assert html.count(f">{words['url']}<") == 1
    assert html.count(f'href="{words["url"]}"') == 2


def test_styles_are_inlined_and_only_conditions_stay_in_a_sheet(send):
    send()
    _, html = parts()
    assert '<h1 style="' in html
    sheet = html[html.index("<style>") : html.index("</style>")]
    assert sheet.strip().startswith("<style>@media")
    assert "prefers-color-scheme: dark" in sheet


def test_text_is_not_escaped_and_html_is(send, words):
    words["paragraphs"] = ["Fish & <b>chips</b> for O'Brien"]
    send()
    text, html = parts()
    assert "Fish & <b>chips</b> for O'Brien" in text
    assert "<b>" not in html


def test_it_is_written_in_the_persons_language_whatever_the_workers(send):
    with translation.override("es"):
        send(language="ko")
        assert translation.get_language() == "es"
    _, html = parts()
    assert '<html lang="ko" dir="ltr">' in html
    assert "korean" in html
    assert sent()["Content-Language"] == "ko"


def test_the_organisation_of_the_pages_site_writes(send, network):
    send(page_url="https://ACT.example.org:443/ko/river/")
    message = sent()
    (sender,) = message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (network.name, "hello@act.example.org")
    assert message["Reply-To"] == "people@act.example.org"
    text, html = parts()
    for part in (text, html):
        assert "12 Market Street, Queens" in part
        assert network.help_url in part
    assert "#2f479b" in html


def test_the_organisation_is_called_as_it_is_in_the_readers_language(send, network):
    Sender.objects.create(hostname="act.example.org", language="ko", name="강과 계곡", address="ko@act.example.org")
    names = []
    for language in ("ko", "es"):
        outgoing.outbox.clear()
        send(language=language)
        (sender,) = sent()["From"].addresses
        names.append(sender.display_name)
        assert names[-1] in parts()[0]
    assert names == ["강과 계곡", network.name]


@pytest.mark.parametrize("page_url", ["https://other.example.org/", "/en/river/", "", "http://[broken"])
def test_any_other_site_writes_as_the_settings_say(send, network, page_url, settings):
    settings.DEFAULT_FROM_EMAIL = "Rivers <rivers@example.org>"
    send(page_url=page_url)
    assert sent()["From"] == "Rivers <rivers@example.org>"
    assert "Reply-To" not in sent()


def test_settings_without_a_name_lend_the_sites(send, settings):
    settings.DEFAULT_FROM_EMAIL, settings.WAGTAIL_SITE_NAME = "rivers@example.org", "River Network"
    send()
    assert sent()["From"] == "River Network <rivers@example.org>"


def test_one_click_unsubscribing_is_offered_where_it_is_wanted(send):
    send(unsubscribe_url=UNSUBSCRIBE)
    message = sent()
    assert message["List-Unsubscribe"].strip() == f"<{UNSUBSCRIBE}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert all(UNSUBSCRIBE in part for part in parts())


def test_the_long_unsubscribe_header_leaves_as_it_is(send):
    """Folded after its name perhaps, but neither cut nor encoded: mail programs would not find the address."""
    send(unsubscribe_url=UNSUBSCRIBE)
    assert re.search(rb"^List-Unsubscribe:\s+<" + UNSUBSCRIBE.encode() + rb">$", as_bytes(), re.MULTILINE)


def test_a_line_break_in_the_unsubscribe_address_makes_no_header(send):
    send(unsubscribe_url="https://act.example.org/x\r\nBcc: all@example.org")
    assert sent()["Bcc"] is None
    assert outgoing.outbox[0].recipients() == ["ana@example.org"]


def test_a_transactional_mail_offers_none(send):
    send()
    assert "List-Unsubscribe" not in sent()
    assert not any("nsubscribe" in part for part in parts())


def test_files_go_with_it(send):
    send(attachments=[mail.Attachment("청원.pdf", b"%PDF-1.7 \x00\xff", "application/pdf")])
    (file,) = sent().iter_attachments()
    assert (file.get_filename(), file.get_content_type()) == ("청원.pdf", "application/pdf")
    assert file.get_content() == b"%PDF-1.7 \x00\xff"


HOSTILE = "Ana\r\nBcc: all@example.org\r\n\r\nBuy this"


def test_a_line_break_in_a_name_makes_no_header(send, words, network):
    words["heading"] = HOSTILE
    network.name = HOSTILE
    network.save()
    send()
    message = sent()
    assert message["Bcc"] is None
    assert "\n" not in message["Subject"]
    assert message["From"].addresses[0].addr_spec == "hello@act.example.org"
    assert message["From"].addresses[0].display_name == "Ana Bcc: all@example.org Buy this"
    assert outgoing.outbox[0].recipients() == ["ana@example.org"]


@pytest.mark.parametrize("to", ["ana@example.org\nBcc: all@example.org", "ana@" + "x" * 70 + "é.org"])
def test_an_address_that_cannot_be_written_is_given_up(send, to):
    with pytest.raises(outbox.Permanent, match="cannot be written"):
        send(to=to)
    assert not outgoing.outbox


def test_ten_thousand_letters_are_a_mail_like_any_other(send, words):
    words["heading"] = "강" * 10_000
    send()
    assert sent()["Subject"].strip() == "강" * 10_000


@pytest.mark.parametrize("accent", ["red;}*{x:y", "#12345", ""])
def test_an_accent_that_is_no_colour_is_not_used(send, network, accent):
    Sender.objects.update(accent=accent[:7])
    send()
    assert "background-color: #b5441f" in parts()[1]


def test_the_staff_are_told_that_an_accent_is_no_colour(network):
    network.accent = "#12345z"
    with pytest.raises(Exception, match="six digits"):
        network.full_clean()
