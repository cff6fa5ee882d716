"""When something is not there or breaks, people read plain words in their language."""

import re

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404"])
@pytest.mark.parametrize("language", ["en", "ko", "es"])
def test_a_page_for_an_error_needs_nothing_but_a_language(code, language):
    with translation.override(language):
        page = render_to_string(f"{code}.html")
    assert f'<html lang="{language}"' in page
    assert len(re.findall("<h1>", page)) == 1


def test_the_page_for_what_broke_needs_nothing_at_all(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = engines["django"].get_template("500.html").render()
    assert 'lang="ko"' in page
    assert 'lang="es"' in page


def test_the_page_for_what_broke_does_not_look_up_hashed_names():
    source = engines["django"].get_template("500.html").template.source
    assert "{% static" not in source


def test_a_wrong_address_is_answered_in_the_readers_language(client, db):
    response = client.get("/ko/no-such-page/")
    assert response.status_code == 404
    assert '<html lang="ko"' in response.content.decode()
