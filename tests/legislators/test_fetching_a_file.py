"""A published file arrives whole or not at all."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from actions.legislators import fetching, sources
from actions.legislators.models import DataSet
from tests.legislators import replying


@pytest.fixture
def server():
    with replying.service() as service:
        yield service


def test_it_arrives_under_its_own_name_and_tells_how_far_it_is(server, tmp_path):
    server.says(replying.with_body(b"x" * 200_000))
    told = []
    path = fetching.fetch(f"{server.url}/data/zccd.csv", tmp_path, progress=lambda *far: told.append(far))
    assert (path.name, path.stat().st_size) == ("zccd.csv", 200_000)
    assert told[-1] == (200_000, 200_000)
    assert len(told) > 1


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (replying.with_page("gone", status=404), "answered 404"),
        (replying.broken_off, "broke off"),
        (replying.hanging_up, "broke off"),
    ],
)
def test_what_does_not_arrive_says_why(server, tmp_path, reply, why):
    server.says(reply)
    with pytest.raises(fetching.NotFetched, match=why):
        fetching.fetch(f"{server.url}/zccd.csv", tmp_path)


def test_what_is_late_is_not_waited_for(server, tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "TIMEOUT", (0.2, 0.2))
    server.says(replying.too_late)
    with pytest.raises(fetching.NotFetched, match="in time"):
        fetching.fetch(f"{server.url}/zccd.csv", tmp_path)


def test_what_is_too_large_is_not_taken(server, tmp_path, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    server.says(replying.with_body(b"x" * 2000))
    with pytest.raises(fetching.NotFetched, match="larger"):
        fetching.fetch(f"{server.url}/zccd.csv", tmp_path)


@pytest.mark.django_db
def test_an_update_takes_in_what_it_can_have_and_names_the_rest(server, monkeypatch):
    offices = '[{"name": "Alex Padilla [bioguide_id: P000145]", "office_code": "SCA03"}]'
    known = {source.name: source for source in sources.SOURCES}
    at_server = [
        replace(known["legislators-current"], url=f"{server.url}/legislators-current.json"),
        replace(known["active_offices"], url=f"{server.url}/active_offices.json"),
    ]
    monkeypatch.setattr(sources, "SOURCES", at_server)
    server.says(replying.with_page("down", status=503), replying.with_body(offices.encode()))
    with pytest.raises(CommandError, match="Not updated: legislators-current"):
        call_command("civic_data", "update", stdout=StringIO(), stderr=StringIO())
    row = DataSet.objects.get()
    assert (row.kind, row.entries, row.source) == ("senate_gateway", 1, f"{server.url}/active_offices.json")
