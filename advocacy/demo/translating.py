"""Puts the other languages into wagtail-localize, so that staff find pages that were translated there and can go on."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from html import escape, unescape
from types import ModuleType
from typing import Any

from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from advocacy.demo.words import Words


def memory(modules: Iterable[ModuleType]) -> dict[str, Words]:
    """All words of the modules, by their English."""
    return {words.en: words for module in modules for value in vars(module).values() for words in found_in(value)}


def found_in(value: Any) -> Iterator[Words]:
    """The words within a value: a shape, a tuple of them, or words themselves."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from found_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from found_in(getattr(value, part.name))


def translate(page: Page, locales: list[Locale], known: dict[str, Words]) -> None:
    """Make the page's counterpart in each of the locales, translated and live."""
    source, _ = TranslationSource.get_or_create_from_instance(page)
    first_published_at = Page.objects.get(pk=page.pk).first_published_at  # lists stand in the same order everywhere
    segments = list(StringSegment.objects.filter(source=source).select_related("string"))
    for locale in locales:
        Translation.objects.get_or_create(source=source, target_locale=locale)
        StringTranslation.objects.bulk_create(
            [said(segment, locale, known[unescape(segment.string.data)]) for segment in segments],
            ignore_conflicts=True,
        )
        there, _ = source.create_or_update_translation(locale, publish=False)
        there.get_latest_revision().publish()
        Page.objects.filter(pk=there.pk).update(first_published_at=first_published_at)


def said(segment: StringSegment, locale: Locale, words: Words) -> StringTranslation:
    """One piece of a page in another language."""
    return StringTranslation(
        translation_of=segment.string,
        locale=locale,
        context_id=segment.context_id,
        data=escape(words.in_language(locale.language_code), quote=False),
        translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
    )
