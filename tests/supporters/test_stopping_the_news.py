"""The link in every mail of news: a page with one button, and the one click of mail programs."""

import pytest
from django.test import Client

from actions.supporters import consents, links
from actions.supporters.models import Consent, Mailbox
from tests.supporters.conftest import PAGE, WORDING

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def url(supporter, at):
    """The link in Ana's mail; her yes is in effect."""
    consents.give(supporter=supporter, wording=WORDING, language="ko", page_url=PAGE, at=at)
    consents.take_effect(supporter=supporter, at=at)
    whole = links.unsubscribe_url(mailbox=supporter.mailbox, page_url=PAGE, language="en")
    return whole.removeprefix("http://testserver")


def subscribed():
    return Consent.objects.in_effect().exists()


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_link_ends_nothing(client, url, method):
    response = getattr(client, method)(url)
    assert response.status_code == 200
    assert subscribed()
    if method == "get":
        html = response.content.decode()
        assert "a•••@e•••.org" in html
        assert "ana@example.org" not in html
        assert html.count("<form") == 1
        assert "csrf" not in html


def test_the_button_ends_the_news(client, url):
    response = client.post(url)
    assert response.status_code == 200
    assert "Our news is stopped" in response.content.decode()
    assert not subscribed()


def test_a_mail_program_ends_it_in_one_click_from_anywhere_without_a_cookie(url):
    program = Client(
        enforce_csrf_checks=True, headers={"origin": "https://mail.example", "sec-fetch-site": "cross-site"}
    )
    response = program.post(url, ONE_CLICK)
    assert response.status_code == 200
    assert not response.cookies
    assert not subscribed()


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"List-Unsubscribe=One-Click", b'{"a":'])
def test_whatever_is_posted_the_link_is_enough(client, url, body):
    assert client.post(url, body, content_type="application/x-www-form-urlencoded").status_code == 200
    assert not subscribed()


def test_a_second_click_is_told_the_same(client, url):
    first = Consent.objects.get
    client.post(url)
    ended_at = first().withdrawn_at
    response = client.post(url)
    assert response.status_code == 200
    assert first().withdrawn_at == ended_at


@pytest.mark.parametrize("path", ["/ko/mail/stop/", "/es/mail/stop/"])
def test_the_link_works_in_every_language(client, url, path):
    assert client.post(url.replace("/en/mail/stop/", path)).status_code == 200
    assert not subscribed()


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "token", ["x", "1", "1.x", "1.%00", "%F0%9F%8C%8A", ".", "-1.x", "9" * 400, "{token}x", "{forged}", "{another}"]
)
def test_a_token_that_is_not_ours_gets_a_clear_page(client, url, supporter, method, token):
    mine = links.token(supporter.mailbox)
    another = links.SIGNER.sign(str(supporter.mailbox.pk + 1))
    forged = f"{supporter.mailbox.pk + 1}.{mine.partition('.')[2]}"
    response = getattr(client, method)(f"/en/mail/stop/{token.format(token=mine, forged=forged, another=another)}/")
    assert response.status_code == 404
    assert "This link does not work" in response.content.decode()
    assert subscribed()


@pytest.mark.parametrize("number", ["9" * 30, "-1", "0", "one"])
def test_a_signed_token_that_no_mailbox_has_is_no_error(client, url, number):
    response = client.post(f"/en/mail/stop/{links.SIGNER.sign(number)}/")
    assert response.status_code == 404
    assert subscribed()


def test_the_link_of_a_mailbox_that_was_erased_does_not_work(client, url):
    Mailbox.objects.update(state=Mailbox.State.ERASED)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_are_refused(client, url, method):
    assert getattr(client, method)(url).status_code == 405
    assert subscribed()


@pytest.mark.parametrize("method", ["get", "post"])
def test_nothing_of_it_is_kept_by_caches_or_told_to_other_sites(client, url, method):
    response = getattr(client, method)(url)
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_token_is_for_one_mailbox_and_never_grows_old(supporter):
    assert links.read(links.token(supporter.mailbox)) == supporter.mailbox.pk
    with pytest.raises(links.Invalid):
        links.read("1")
