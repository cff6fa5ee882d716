"""The style guide shows everything, in every language and theme, and only in the sandbox."""

import importlib
import itertools
import re

import pytest
from django.urls import clear_url_caches

from advocacy import urls

PAGES = [
    "/styleguide/",
    "/styleguide/petition/",
    "/styleguide/petition/errors/",
    "/styleguide/petition/closed/",
    "/styleguide/petition/thanks/",
]
CODES = ["400", "403", "403_csrf", "404", "500"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("choices", ["", "?lang=ko&theme=dark", "?lang=ar&accent=plum", "?lang=es&theme=light"])
def test_every_page_of_it_answers(client, page, choices):
    assert client.get(page + choices).status_code == 200


@pytest.mark.parametrize("code", CODES)
def test_the_pages_for_errors_can_be_seen(client, code):
    assert client.get(f"/styleguide/errors/{code}/").status_code == 200


def test_an_error_that_has_no_page_has_none(client, db):
    assert client.get("/styleguide/errors/418/", follow=True).status_code == 404


def test_unknown_choices_are_the_first_ones(client):
    page = client.get("/styleguide/?lang=xx&theme=<b>&accent=").content.decode()
    assert '<html lang="en" dir="ltr" data-accent="persimmon">' in page


def test_arabic_runs_from_right_to_left(client):
    assert '<html lang="ar" dir="rtl"' in client.get("/styleguide/?lang=ar").content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_no_style_and_no_script_stands_in_the_page(client, page):
    html = client.get(page).content.decode()
    assert re.findall(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\bsrc=)", html) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_one_heading_of_the_first_order_and_none_skips_a_step(client, page):
    levels = [int(level) for level in re.findall(r"<h([1-6])", client.get(page).content.decode())]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_it_sets_no_cookie(client):
    assert not client.get("/styleguide/").cookies


def test_it_is_not_there_outside_the_sandbox(settings):
    settings.SANDBOX = False
    clear_url_caches()
    try:
        prefixes = [str(each.pattern) for each in importlib.reload(urls).urlpatterns]
        assert "styleguide/" not in prefixes
        assert "sandbox/" not in prefixes
    finally:
        settings.SANDBOX = True
        importlib.reload(urls)
        clear_url_caches()
