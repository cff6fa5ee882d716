"""The catalogues of Korean and Spanish: whole, in step with the code, and in our manners."""

import gettext
import re
import shutil
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation

LOCALES = settings.BASE_DIR / "locale"
LANGUAGES = ["ko", "es"]
SOURCES = ["actions", "advocacy", "cms", "payments", "templates"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w+\}|<[^>]+>")


def catalogue(language):
    """A language's catalogue, as translators write it."""
    return polib.pofile(LOCALES / language / "LC_MESSAGES" / "django.po")


def texts(entry):
    """What an entry says, in each of its numbers."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_untranslated_or_fuzzy(language):
    assert [entry.msgid for entry in catalogue(language) if entry.fuzzy or not all(texts(entry))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_and_marked_up_is_the_same_in_every_language(language):
    for entry in catalogue(language):
        wanted = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for text in texts(entry):
            assert sorted(PLACEHOLDER.findall(text)) == wanted, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_raises_its_voice_or_begins_or_ends_otherwise(language):
    for entry in catalogue(language):
        for text in texts(entry):
            assert not re.search(r"[!¡！]", text), text
            assert text == text.strip(), text
            assert entry.msgid.endswith(":") == text.endswith(":"), text


def test_spanish_says_usted():
    for entry in catalogue("es"):
        for text in texts(entry):
            assert not re.search(r"\b(tú|tu|tus|ti|contigo|puedes|quieres|tienes)\b", text, re.IGNORECASE), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_written_one(language):
    with (LOCALES / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in catalogue(language):
        if entry.msgid_plural:
            assert compiled.ngettext(entry.msgid, entry.msgid_plural, 1) == entry.msgstr_plural[0]
        else:
            assert compiled.gettext(entry.msgid) == entry.msgstr


@pytest.mark.skipif(not shutil.which("xgettext"), reason="the gettext programs are not installed")
def test_every_word_of_code_and_templates_is_in_the_catalogues(tmp_path, monkeypatch, settings):
    for source in SOURCES:
        (tmp_path / source).symlink_to(settings.BASE_DIR / source)
    Path(tmp_path / "locale").mkdir()
    monkeypatch.chdir(tmp_path)
    settings.LOCALE_PATHS = []
    call_command("makemessages", locale=["ko"], extensions=["html", "txt", "py"], symlinks=True, verbosity=0)
    found = {entry.msgid for entry in polib.pofile(tmp_path / "locale" / "ko" / "LC_MESSAGES" / "django.po")}
    assert len(found) > 500
    for language in LANGUAGES:
        assert {entry.msgid for entry in catalogue(language)} == found, "run `make messages` and translate what is new"


@pytest.mark.parametrize(("language", "word"), [("ko", "우편번호를 적어 주세요."), ("es", "Escriba su código postal.")])
def test_a_message_is_said_in_the_active_language(language, word):
    with translation.override(language):
        assert translation.gettext("Write your ZIP code.") == word
    with translation.override("en"):
        assert translation.gettext("Write your ZIP code.") == "Write your ZIP code."
