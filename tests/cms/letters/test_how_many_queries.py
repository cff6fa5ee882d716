"""The number of queries does not grow with rows, and no step asks for more than it needs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.letters.models import LetterVersion, LookUp, Reading, Target

WHO = {"name": "Ana Reyes", "email": "ana@example.org"}


@pytest.fixture
def counted(writer):
    """How many queries each step took, its page rendered."""

    def counted():
        numbers = []
        writer.open()
        for typed in ({"zip": "11355"}, {**WHO, "street": "1 Main St", "city": "Queens"}):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                writer.press(**typed)
            numbers.append(len(queries))
        assert writer.step == "letter"
        return numbers

    return counted


def test_more_offices_versions_and_look_ups_cost_no_more_queries(counted, letters, writer):
    counted()
    before = counted()
    for number in range(10):
        Target.objects.create(campaign=letters, name=f"Office {number}", email=f"o{number}@example.org", list_name="L")
        LookUp.objects.create(campaign=letters, status="resolved", provider="zip", at="2026-11-20T00:00Z")
    for person in ("G000555", "S000148", "M001188"):
        version = LetterVersion.objects.create(campaign=letters, name=person, person=person, subject="S", body="B")
        Reading.objects.create(version=version, language="ko", subject="S", body="B")
    assert counted() == before
    assert max(before) <= 30


def test_the_first_page_costs_few(client, letter_page, django_assert_max_num_queries):
    client.get(letter_page.url)
    with django_assert_max_num_queries(12):
        client.get(letter_page.url)
