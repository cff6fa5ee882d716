"""A puzzle for the browser under pressure: its answer counts once, and its absence refuses nobody."""

import base64
import json

import pytest
from altcha import Challenge, Payload, solve_challenge
from altcha_django import build_challenge
from django import forms
from django.core.cache import caches
from django.utils import timezone

from actions.limits import proof
from actions.limits.models import Attempt, Limit
from tests.limits.pages import BareForm
from tests.threads import at_once

URL = "/altcha/challenge/"


@pytest.fixture(autouse=True)
def easy(settings):
    """Puzzles that take no time."""
    settings.ALTCHA_CHALLENGE = {"cost": 10, "expires_seconds": 1800}


@pytest.fixture
def pressure(db):
    """More attempts than one a minute."""
    Limit.objects.create(scope=Limit.Scope.PRESSURE, burst=1, sustained=100)
    for _ in range(2):
        Attempt.objects.create(action="petition:1", at=timezone.now())


def answer(puzzle):
    challenge = Challenge.from_dict(puzzle)
    return Payload(challenge, solve_challenge(challenge)).to_base64()


@pytest.fixture
def solved():
    return answer(build_challenge().to_dict())


def test_an_answer_proves_once(solved):
    assert proof.proven(solved)
    assert not proof.proven(solved)


def test_an_answer_sent_many_times_at_once_proves_once(solved):
    assert at_once(lambda index: proof.proven(solved), 8).count(True) == 1


def test_no_answer_proves_nothing():
    assert not proof.proven("")


def changed(solved, **parameters):
    whole = json.loads(base64.b64decode(solved))
    whole["challenge"]["parameters"] |= parameters
    return base64.b64encode(json.dumps(whole).encode()).decode()


@pytest.mark.parametrize("parameters", [{"cost": 1}, {"keyPrefix": ""}, {"expiresAt": 9_999_999_999}, {"nonce": "00"}])
def test_a_puzzle_made_easier_proves_nothing(solved, parameters):
    assert not proof.proven(changed(solved, **parameters))
    assert proof.proven(solved)  # and does not use up the honest one


def test_an_answer_to_an_old_puzzle_proves_nothing(settings):
    old = build_challenge(expires_at=1).to_dict()
    assert not proof.proven(answer(old))


@pytest.mark.parametrize(
    "payload",
    [
        "x",
        "é" * 10,
        "\x00",
        "\ud800",
        "A" * 3_999,
        "A" * 10_000_000,
        base64.b64encode(b"null").decode(),
        base64.b64encode(b"[]").decode(),
        base64.b64encode(b"[" * 2_900).decode(),
        base64.b64encode(b'{"challenge":1,"solution":2}').decode(),
        base64.b64encode(b'{"challenge":{"parameters":{}},"solution":{}}').decode(),
        base64.b64encode(b'{"algorithm":"","challenge":"","number":1,"salt":"","signature":""}').decode(),
        base64.b64encode(b'{"verificationData":""}').decode(),
        base64.b64encode(b"\xff\xfe").decode(),
    ],
    ids=range(14),
)
def test_whatever_a_stranger_writes_is_no_error(payload):
    assert proof.proven(payload) is False


def test_a_cache_that_is_down_proves_nothing_and_breaks_nothing(solved, monkeypatch):
    def down(*args, **options):
        raise ConnectionError

    monkeypatch.setattr(caches["shared"], "add", down)
    assert proof.proven(solved) is False


@pytest.mark.django_db
def test_without_pressure_nobody_is_given_a_puzzle(client):
    response = client.get(URL)
    assert (response.status_code, response.content) == (204, b"")
    assert response["Cache-Control"] == "no-store"


def test_under_pressure_the_puzzle_can_be_solved(client, pressure):
    response = client.get(URL)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    assert proof.proven(answer(response.json()))


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_puzzle_is_only_asked_for(client, method):
    assert getattr(client, method)(URL).status_code == 405


@pytest.mark.parametrize(
    "sent", [{}, {"altcha": ""}, {"altcha": "\x00"}, {"altcha": "x" * 10_000}, {"altcha": ["a", "b"]}]
)
def test_a_form_is_never_refused_for_its_proof(rf, sent):
    form = BareForm(rf.post("/", {"name": "Ana", **sent}).POST)
    assert form.is_valid()
    assert not proof.proven(form.cleaned_data["altcha"])


def test_an_answer_is_not_shown_again(rf):
    html = str(BareForm(rf.post("/", {"altcha": "used-up"}).POST)["altcha"])
    assert "used-up" not in html
    assert 'data-challenge="/altcha/challenge/"' in html
    assert 'type="hidden"' in html
    assert "style=" not in html


def test_the_field_is_hidden_from_people():
    assert isinstance(BareForm().fields["altcha"].widget, forms.HiddenInput)
    assert BareForm()["altcha"].is_hidden
