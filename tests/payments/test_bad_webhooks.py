"""What comes to the webhook's address and is none, or is a strange one: never an error of ours, never kept unsigned."""

import io
import json
import time

import pytest

from actions.outbox.models import Job
from advocacy.sandbox.stripe.webhooks import signature
from advocacy.work import KINDS
from payments import inbox, looking
from payments.models import StripeEvent
from payments.views import LARGEST

URL = "/stripe/webhook/"
SECRET, NEXT, OTHER = "whsec_one", "whsec_two", "whsec_of_another_account"
EVENT = {
    "id": "evt_1",
    "object": "event",
    "type": "charge.succeeded",
    "livemode": False,
    "api_version": "2026-10-28.endive",
    "data": {"object": {"id": "ch_1", "object": "charge"}},
}
THIN = {
    "id": "evt_thin_1",
    "object": "v2.core.event",
    "type": "v1.charge.succeeded",
    "livemode": False,
    "related_object": {"id": "ch_1", "type": "charge", "url": "/v1/charges/ch_1"},
}
DEEP = b"[" * 50_000 + b"]" * 50_000

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def secret(settings):
    settings.STRIPE_WEBHOOK_SECRETS = [SECRET]
    settings.STRIPE_LIVE = False


@pytest.fixture
def send(client):
    """Send bytes, as an error of ours would show itself: as a 500."""
    client.raise_request_exception = False

    def post(body, header, **more):
        headers = {} if header is None else {"Stripe-Signature": header}
        return client.post(URL, body, content_type="application/json", headers=headers, **more).status_code

    return post


def written(event=EVENT, **changed):
    return json.dumps({**event, **changed}).encode()


def about(**changed):
    return written(data={"object": {**EVENT["data"]["object"], **changed}})


def signed(body, *secrets, age=0):
    return signature(body, secrets or [SECRET], int(time.time()) - age)


BODY = written()
UNSIGNED = {
    "forged": f"t={int(time.time())},v1={'0' * 64}",
    "wrong secret": signed(BODY, OTHER),
    "signed with no secret at all": signed(BODY, ""),
    "signed for another body": signed(written(id="evt_2")),
    "no header": None,
    "an empty header": "",
    "not ASCII": f"t={int(time.time())},v1=ключ",
    "without t": signed(BODY).partition(",")[2],
    "without v1": signed(BODY).partition(",")[0],
    "t is no number": signed(BODY).replace("t=", "t=x"),
    "only the old scheme": signed(BODY).replace("v1=", "v0="),
    "an hour old": signed(BODY, age=3600),
    "a year ahead and forged": f"t={int(time.time()) + 31_536_000},v1={'0' * 64}",
    "a thousand marks": "t=1," + ",".join(["v1=" + "0" * 64] * 1000),
    "a number too long to read": "t=" + "9" * 6000 + ",v1=" + "0" * 64,
}
UNREADABLE = {
    "a list": b"[]",
    "null": b"null",
    "a string": b'"evt_1"',
    "a number": b"7",
    "nothing": b"",
    "not JSON": b"id=evt_1",
    "not UTF-8": b'{"id": "\xff\xfe"}',
    "deeper than anybody reads": DEEP,
    "no id": written(id=None),
    "an id that is a number": written(id=5),
    "an id that is a list": written(id=["evt_1"]),
    "an id of 300 characters": written(id="e" * 300),
    "an id with NUL": written(id="evt\0_1"),
    "an id of half a character": written(id="evt_\ud800"),
    "a type that is a thing": written(type={"name": "charge"}),
    "a type of 300 characters": written(type="c" * 300),
    "a type with NUL": written(type="charge\0"),
    "a type of half a character": written(type="\udfff"),
    "an object that is a list": written(data={"object": []}),
    "an object's id that is a number": about(id=7),
    "an object's id of 300 characters": about(id="c" * 300),
    "an object's id with NUL": about(id="ch\0"),
    "a version with NUL": written(api_version="2026\0"),
    "a version that is a number": written(api_version=2026),
    "no data": written(data=None),
    "no livemode": json.dumps({k: v for k, v in EVENT.items() if k != "livemode"}).encode(),
    "a thin one about a string": written(THIN, related_object="ch_1"),
}


@pytest.mark.parametrize("header", UNSIGNED.values(), ids=UNSIGNED)
def test_what_stripe_did_not_sign_is_refused_and_not_kept(send, header):
    assert send(BODY, header) == 400
    assert not StripeEvent.objects.exists()
    assert not Job.objects.exists()


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
def test_what_nobody_can_read_is_refused_though_it_is_signed(send, body):
    try:
        header = signed(body)
    except UnicodeDecodeError:
        header = signed(b"")
    assert send(body, header) == 400
    assert not StripeEvent.objects.exists()
    assert not Job.objects.exists()


@pytest.mark.parametrize("secrets", [[], [""], ["", " "]], ids=["none", "an empty one", "blanks"])
def test_a_site_without_a_secret_takes_nothing(send, settings, secrets):
    settings.STRIPE_WEBHOOK_SECRETS = secrets
    assert send(BODY, signed(BODY, *(secrets or [""]))) == 400
    assert not StripeEvent.objects.exists()


def test_an_empty_secret_beside_a_good_one_shuts_nobody_out_and_lets_nobody_in(send, settings):
    settings.STRIPE_WEBHOOK_SECRETS = ["", SECRET]
    assert send(BODY, signed(BODY, "")) == 400
    assert send(BODY, signed(BODY)) == 200


def test_while_a_secret_is_replaced_both_are_taken(send, settings):
    settings.STRIPE_WEBHOOK_SECRETS = [SECRET, NEXT]
    for number, secrets in enumerate([[SECRET], [NEXT], [SECRET, NEXT], [OTHER, NEXT]]):
        body = written(id=f"evt_roll_{number}")
        assert send(body, signed(body, *secrets)) == 200
    assert send(BODY, signed(BODY, OTHER)) == 400
    assert StripeEvent.objects.count() == 4


def test_one_that_is_sent_again_within_minutes_is_kept_once(send):
    header = signed(BODY)
    assert [send(BODY, header) for _ in range(5)] == [200] * 5
    assert StripeEvent.objects.count() == Job.objects.count() == 1


def test_one_that_stripe_signs_anew_after_hours_is_kept_once(send):
    assert send(BODY, signed(BODY, age=200)) == 200
    assert send(BODY, signed(BODY)) == 200
    assert StripeEvent.objects.count() == 1


@pytest.mark.parametrize("live", [False, True])
def test_the_other_mode_is_refused(send, settings, live):
    settings.STRIPE_LIVE = live
    for number, event in enumerate([EVENT, THIN]):
        wrong, right = (written(event, id=f"evt_{number}_{mode}", livemode=mode) for mode in (not live, live))
        assert send(wrong, signed(wrong)) == 400
        assert send(right, signed(right)) == 200
    assert StripeEvent.objects.count() == 2


@pytest.mark.parametrize("size", [LARGEST + 1, 3 * LARGEST], ids=["a byte too many", "thrice"])
def test_one_that_is_too_large_is_not_even_read_to_its_end(send, size):
    body = written(padding="x" * size)
    assert send(body, signed(body)) == 413
    assert not StripeEvent.objects.exists()


def test_one_that_is_just_small_enough_is_kept(send):
    body = written(padding="x" * (LARGEST - len(written(padding=""))))
    assert len(body) == LARGEST
    assert send(body, signed(body)) == 200


def test_one_in_pieces_without_a_length_is_refused(client):
    body = written(padding="x" * 2 * LARGEST)
    answer = client.generic(
        "POST",
        URL,
        b"",
        content_type="application/json",
        headers={"Stripe-Signature": signed(body), "Transfer-Encoding": "chunked"},
        **{"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": ""},
    )
    assert answer.status_code == 400
    assert not StripeEvent.objects.exists()


class BrokenOff(io.BytesIO):
    def read(self, *args):
        raise OSError("the line broke")


def test_one_that_breaks_off_is_refused(client):
    answer = client.generic(
        "POST",
        URL,
        b"",
        content_type="application/json",
        headers={"Stripe-Signature": signed(BODY)},
        **{"wsgi.input": BrokenOff(), "CONTENT_LENGTH": str(len(BODY))},
    )
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", "multipart/form-data; boundary=x", "text/plain; charset=utf-16", "", "x" * 300]
)
def test_what_it_calls_itself_does_not_matter(client, kind):
    client.raise_request_exception = False
    answer = client.post(URL, BODY, content_type=kind, headers={"Stripe-Signature": signed(BODY)})
    assert answer.status_code in {200, 400}


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options"])
def test_only_a_post_is_one(client, method):
    assert getattr(client, method)(URL).status_code in {405, 200 if method == "options" else 405}
    assert not StripeEvent.objects.exists()


STRANGE = {
    "a type of tomorrow": written(type="v3.donkey.fed"),
    "no object's id": about(id=None),
    "a thin one about nothing": written(THIN, related_object=None),
    "an invoice that is to come": written(type="invoice.upcoming", data={"object": {"object": "invoice"}}),
    "no version": written(api_version=None, type="account.updated"),
}


@pytest.mark.parametrize("body", STRANGE.values(), ids=STRANGE)
def test_a_strange_one_that_is_signed_is_kept_and_done_with(send, body):
    assert send(body, signed(body)) == 200
    inbox.process(Job.objects.get())
    event = StripeEvent.objects.get()
    assert event.processed_at
    assert event.outcome == looking.NOTED


def test_a_thin_one_is_kept_as_what_it_is(send):
    body = written(THIN)
    assert send(body, signed(body)) == 200
    event = StripeEvent.objects.get()
    assert (event.is_thin, event.type, event.object_id) == (True, "v1.charge.succeeded", "ch_1")
    assert Job.objects.get().kind in KINDS
