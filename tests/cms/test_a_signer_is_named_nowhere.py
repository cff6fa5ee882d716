"""A canary: whoever signs is in no page, feed or number that anybody may read, unless she said so and confirmed it."""

import pytest
import time_machine

from actions.limits.quiet import STAMPER
from actions.petitions import confirming
from actions.petitions.models import Petition, Signature

SIGN = "/en/citizenship-for-all/sign/"
CANARY = {"name": "Canaria Zebulon", "email": "zebulon@canary.example", "zip": "99501", "comment": "Zebulon sings."}
PUBLIC = [
    "/en/",
    "/en/citizenship-for-all/",
    SIGN,
    f"{SIGN}thanks/",
    f"{SIGN}count.json",
    "/ko/",
    "/ko/citizenship-for-all/sign/",
    "/ko/citizenship-for-all/sign/thanks/",
    "/en/stories/",
    "/en/news/",
    "/en/news/feed.xml",
    "/en/search/?q=citizenship",
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
]


@pytest.fixture
def site_that_asks(petition, korean, stories, news):
    """Every kind of page, and a petition that asks for a comment and may show names."""
    petition.comment_field = Petition.Field.OPTIONAL
    petition.names_public = True
    petition.save()


@pytest.fixture
def send(client, site_that_asks):
    """The canary signs, with a form that was on the screen for a while."""

    def send(**ticked):
        with time_machine.travel("2026-11-20T14:00:00Z", tick=False):
            stamp = STAMPER.sign("1")
        return client.post(SIGN, {**CANARY, **ticked, "stamp": stamp})

    return send


def told(client):
    """The addresses that tell anything of the canary."""
    answers = {path: client.get(path) for path in PUBLIC}
    assert {path for path, answer in answers.items() if answer.status_code != 200} <= {"/healthz"}
    told = {path: b"".join(answer).decode() + str(answer.headers) for path, answer in answers.items()}
    return {path for path, text in told.items() if any(word in text for word in ("Canaria", "ebulon", "99501"))}


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_signer_who_did_not_say_so_is_named_nowhere(client, send, at, confirmed):
    assert send().status_code == 302
    if confirmed:
        confirming.confirm(signature_id=Signature.objects.get().pk, at=at)
    assert told(client) == set()


def test_a_signer_who_said_so_is_named_on_the_petition_alone(client, send, at):
    assert send(show_name="on").status_code == 302
    assert told(client) == set()
    confirming.confirm(signature_id=Signature.objects.get().pk, at=at)
    assert told(client) == {SIGN, "/ko/citizenship-for-all/sign/"}
    assert "Zebulon sings." not in client.get(SIGN).content.decode()
