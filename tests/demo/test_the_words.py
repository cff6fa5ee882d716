"""The demonstration's words: whole in each language, quiet, and nothing of one language on a page of another."""

import html
import re

import pytest
from django.utils import translation

from advocacy.demo import building, translating
from advocacy.demo.words import LANGUAGES
from tests.demo.conftest import PATHS
from tests.test_translations import catalogue

KNOWN = translating.memory(building.CONTENT)
MESSAGES = {entry.msgid for entry in catalogue("ko")} - {"English"}  # which the language switch calls itself
NAMES = {"Stop AAPI Hate", "9,081", "Farah", "Minh", "Mr. Park"}  # the same in more than one language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_said_in_each_language_without_raising_the_voice(language):
    for words in KNOWN.values():
        said = words.in_language(language)
        assert said == said.strip() != ""
        assert not re.search(r"[!¡！]", said), said


def test_korean_is_written_in_hangul():
    for words in KNOWN.values():
        if words.en not in NAMES:
            assert re.search("[가-힣]", words.ko), words.ko


def test_spanish_addresses_nobody_as_tu():
    for words in KNOWN.values():
        assert not re.search(r"\b(tú|tu|tus|ti|contigo|puedes|quieres|tienes)\b", words.es, re.IGNORECASE), words.es


def test_only_the_figures_that_have_a_source_are_told_as_facts():
    figures = {figure for words in KNOWN.values() for figure in re.findall(r"\d[\d,.]*\d|\d", words.en)}
    assert figures == {"11", "2", "60", "9,081", "2020", "2021", "2022"}


def visible(page):
    """The words of a page that a reader sees, and what is said in attributes."""
    page = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
    attributes = re.findall(r'(?:alt|title|aria-label|placeholder)="([^"]*)"|content="([^"]{12,})"', page)
    return html.unescape("\n".join([re.sub(r"<[^>]+>", "\n", page), *map("".join, attributes)]))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ko", "es"])
@pytest.mark.parametrize("path", PATHS)
def test_no_english_of_the_content_is_left_on_a_translated_page(answers, path, language):
    seen = visible(answers[language, path].text)
    left = [
        words.en
        for words in KNOWN.values()
        if len(words.en) > 14 and words.en != words.in_language(language) and words.en in seen
    ]
    assert left == []


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ko", "es"])
@pytest.mark.parametrize("path", PATHS)
def test_no_english_of_the_templates_is_left_on_a_translated_page(answers, path, language):
    lines = {line.strip() for line in visible(answers[language, path].text).splitlines()}
    with translation.override(language):
        left = {line for line in lines if line in MESSAGES and translation.gettext(line) != line}
    assert left == set()
