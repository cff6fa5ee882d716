"""Whatever is sent to the public doors, by accident or on purpose: a clear answer, and nothing typed is lost.

The test client raises what a view raises, so a test that ends has seen no 500.
"""

import html
import re
from functools import partial
from urllib.parse import quote, urlencode

import pytest

from actions.petitions.models import Petition, Signature
from actions.supporters import consents
from actions.supporters.models import Supporter
from tests.cms import door

SIGN = "/en/citizenship-for-all/sign/"
FORM = "application/x-www-form-urlencoded"
HOSTILE = {
    "nothing": "",
    "spaces": "   ",
    "a NUL": "Ana\x00Reyes",
    "control characters": "Ana\x07\x1b[31m\x7fReyes",
    "line breaks": "Ana\r\nBcc: all@example.org",
    "emoji": "🕊️👩‍👩‍👧‍👦" * 30,
    "10,000 characters": "x" * 10_000,
    "10,000 wide characters": "한" * 10_000,
    "right-to-left marks": "\u202eseyeR anA\u202c\u200f",
    "only invisible characters": "\u200b\u200d\ufeff",
    "markup": "<script>alert(1)</script>",
    "a template": "{{ 7|add:7 }}{% debug %}",
    "a formula": '=HYPERLINK("http://example.org")',
    "SQL": "'; DROP TABLE actions_signature; --",
    "a private use character": "\ue000\U000f0000",
    "a noncharacter": "\ufffe\uffff",
    "many combining marks": "a" + "\u0301" * 500,
    "a list": ["Ana", "Ben"],
    "a wrong ZIP code": "1000",
    "other digits": "１０００１",
    "a number without end": "9" * 400,
}


@pytest.fixture
def curious(petition, petition_page):
    """The petition asks for everything, and needs all of it."""
    for name in ("zip_field", "phone_field", "comment_field"):
        setattr(petition, name, Petition.Field.REQUIRED)
    petition.names_public = True
    petition.save()
    return petition


@pytest.fixture
def typed(ana, petition_page):
    """A form that is filled in well."""
    petition_page.news_wording = "Yes, write to me."
    petition_page.save()
    version = consents.version(petition_page.news_wording)
    return {
        **ana,
        "news_version": version,
        "phone": "(212) 555-0142",
        "comment": "For my mother.",
        "show_name": "on",
        "news": "on",
    }


@pytest.fixture
def at_the_door():
    """The status with which the server's own call of the site answers the form."""
    with door.opened() as send:
        yield partial(send, SIGN)


def shown(response):
    """The texts and values of a page, as a reader sees them."""
    return html.unescape(response.content.decode())


def errors(response):
    return re.findall(r"field-error|error-summary", response.content.decode())


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("field", ["name", "email", "zip", "phone", "comment", "show_name", "news"])
def test_a_field_with_anything_in_it(client, curious, typed, field, value):
    response = client.post(SIGN, {**typed, field: value})
    if response.status_code == 302:
        assert Signature.objects.count() == 1
    else:
        assert response.status_code == 422
        assert errors(response)
        assert Signature.objects.count() == Supporter.objects.count() == 0
        for other, kept in typed.items():
            assert other == field or kept == "on" or kept in shown(response), f"{other} was lost"


@pytest.mark.parametrize("field", ["topic", "stamp", "referrer", "altcha", "csrfmiddlewaretoken", "petition", "id"])
def test_a_hidden_field_with_anything_in_it_refuses_nobody(client, curious, typed, field):
    for number, value in enumerate(HOSTILE.values()):
        response = client.post(SIGN, {**typed, "email": f"ana{number}@example.org", field: value})
        assert response.status_code == 302
    assert curious.signatures.count() == len(HOSTILE)


@pytest.mark.parametrize("word", ["s", "source", "utm_source", "utm_content", "page", "q", "fbclid"])
def test_an_address_with_anything_after_its_question_mark(client, curious, typed, word):
    for number, value in enumerate(HOSTILE.values()):
        query = "?" + urlencode({word: value}, doseq=True)
        assert client.get(SIGN + query).status_code == 200
        assert client.post(SIGN + query, {**typed, "email": f"ana{number}@example.org"}).status_code == 302
        assert client.get(curious.signatures.latest("id").page_url).status_code == 200
    assert curious.signatures.count() == len(HOSTILE)


@pytest.mark.parametrize("left", ["name", "email", "zip", "phone", "comment"])
def test_a_field_that_is_left_out(client, curious, typed, left):
    del typed[left]
    response = client.post(SIGN, typed)
    assert response.status_code == 422
    assert errors(response)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (FORM, b""),
        (FORM, b"name=%ff%fe&email=%c0%80&zip=%00"),
        (FORM, b"&&&===&%&"),
        (FORM + "; charset=nonsense", b"name=Ana"),
        (FORM + "; charset=utf-16", "name=Ana".encode("utf-16")),
        ("application/json", b'{"name": "Ana"}'),
        ("application/json", b"{" * 5000),
        ("text/xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nAna'),
        ("multipart/form-data; boundary=" + "x" * 300, b"--"),
        ("", b"name=Ana"),
    ],
)
def test_a_body_that_no_browser_sends(client, petition_page, content_type, body):
    response = client.generic("POST", SIGN, body, content_type)
    assert response.status_code in {400, 422}
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("query", ["", "s=flyer"])
@pytest.mark.parametrize(
    "named",
    ["=utf-8", "=rot13", '="BASE64"', "=undefined", "=nonsense", " = hex", "*=utf-8''hex", "*0=h; charset*1=ex"],
)
def test_an_encoding_that_is_none_of_text(at_the_door, petition_page, typed, named, query):
    assert at_the_door(typed, kind=f"multipart/form-data; charset{named}; boundary=x", query=query) == 302
    assert Signature.objects.get().supporter.name == typed["name"]


@pytest.mark.parametrize("charset", ["utf-7", "unicode_escape", "raw_unicode_escape", "punycode"])
def test_an_encoding_in_which_half_a_character_can_be_written(at_the_door, petition_page, typed, charset):
    kind = f"multipart/form-data; charset={charset}; boundary=x"
    for number, half in enumerate(["+2AA-", "\\ud800"]):
        sent = {**typed, "email": f"ana{number}@example.org", "topic": half}
        assert at_the_door(sent, kind=kind, query=f"s={quote(half)}") == 302
        assert Signature.objects.latest("pk").source == half


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x; charset*=nonsense''x", "a; x*=undefined''%f", ";"])
def test_a_kind_that_cannot_be_read(at_the_door, petition_page, typed, kind):
    assert at_the_door(typed, kind=kind) == 422
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("length", ["many", "-5", "1.5", "²", ""])
def test_a_length_that_is_no_number(at_the_door, petition_page, typed, length):
    assert at_the_door(typed, length=length) == 422
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("body", ["name=" + "x" * 3_000_000, "&".join(f"a{n}=1" for n in range(6000))])
def test_a_body_that_is_too_large(client, petition_page, body):
    assert client.generic("POST", SIGN, body, FORM).status_code in {400, 413}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", [SIGN, "/en/", "/en/citizenship-for-all/"])
def test_a_method_that_pages_do_not_know(client, petition_page, method, path):
    assert client.generic(method, path).status_code == 405


@pytest.mark.parametrize("path", ["/en/", "/en/citizenship-for-all/", f"{SIGN}thanks/", f"{SIGN}count.json"])
def test_a_form_sent_where_none_is(client, petition_page, typed, path):
    assert client.post(path, typed).status_code in {404, 405}
    assert Signature.objects.count() == 0


@pytest.mark.parametrize(
    "path",
    [
        "/en/nowhere/",
        "/en/%00/",
        "/en/%ff%fe/",
        "/en/%2e%2e/%2e%2e/etc/passwd",
        "/en/" + "x/" * 2000,
        "/en/" + "x" * 5000 + "/",
        "/xx/",
        "/en//example.org/",
        f"{SIGN}nothing/",
        f"{SIGN}thanks/thanks/",
        "/en/<script>/",
        "/ko/" + "한" * 500 + "/",
    ],
)
def test_an_address_that_leads_nowhere(client, petition_page, path):
    response = client.get(path)
    assert response.status_code in {301, 302, 404}
    assert not response.headers.get("Location", "").startswith(("//", "http"))


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Referer": "https://example.org/page"},
    ],
)
def test_a_form_on_another_website(client, petition_page, typed, headers):
    response = client.post(SIGN, typed, headers=headers)
    assert response.status_code == 403
    assert "text/html" in response["Content-Type"]
    assert Signature.objects.count() == 0


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}])
def test_a_form_of_ours(client, petition_page, ana, headers):
    assert client.post(SIGN, ana, headers=headers).status_code == 302
    assert Signature.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Language": "x" * 5000},
        {"Accept-Language": "\u00ff,;q=;,*;q=9999999999999"},
        {"X-Forwarded-For": "not, an, address"},
        {"User-Agent": "\x00" * 10},
        {"Cookie": "sessionid=" + "x" * 5000},
        {"Cookie": "\x00=\x01;;;"},
        {"If-Modified-Since": "yesterday"},
        {"Range": "bytes=9-1"},
    ],
)
def test_headers_that_no_browser_sends(client, petition_page, ana, headers):
    assert client.get(SIGN, headers=headers).status_code == 200
    assert client.post(SIGN, ana, headers=headers).status_code == 302


@pytest.mark.parametrize("host", ["example.com", "", "[", "a b", "testserver:80:80", "%00"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_host_that_is_not_ours(client, petition_page, page_cache, settings, ana, host, method):
    settings.ALLOWED_HOSTS = ["testserver"]
    assert client.generic(method, SIGN, urlencode(ana), FORM, headers={"host": host}).status_code == 400
    assert client.post(SIGN, ana).status_code == 302
    assert Signature.objects.count() == 1


@pytest.mark.parametrize("state", [Petition.State.DRAFT, Petition.State.CLOSED])
def test_a_petition_that_takes_no_names(client, petition, petition_page, typed, state):
    Petition.objects.filter(pk=petition.pk).update(state=state)
    response = client.post(SIGN, typed)
    assert response.status_code in {409, 410, 422}
    assert Signature.objects.count() == 0
    for kept in (typed["name"], typed["email"], typed["zip"]):
        assert kept in shown(response)


def test_a_petition_that_is_not_there(client, petition_page, typed):
    petition_page.delete()
    assert client.post(SIGN, typed).status_code == 404


def test_a_search_for_anything(client, petition_page):
    for value in HOSTILE.values():
        query = urlencode({"q": value, "page": value}, doseq=True)
        assert client.get(f"/en/search/?{query}").status_code in {200, 404}
