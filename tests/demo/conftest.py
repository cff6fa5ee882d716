"""The demonstration, built and read once for the tests of this folder; what one of them writes is undone after it."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from wagtail_localize.models import TranslationSource

from advocacy.demo import building
from advocacy.demo.words import LANGUAGES

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
PATHS = [
    "",
    "citizenship-for-all/",
    "citizenship-for-all/sign/",
    "citizenship-for-all/write/",
    "language-access/",
    "language-access/sign/",
    "stories/",
    "stories/the-sewing-room/",
    "stories/mr-park-signs-in-ink/",
    "stories/two-lunch-boxes/",
    "stories/anatomy-at-the-kitchen-table/",
    "stories/the-tuesday-table/",
    "news/",
    "news/a-bus-in-spring/",
    "news/rosewood-answers/",
    "news/visit-your-representative/",
    "news/what-the-kitchen-tables-said/",
    "about/",
    "give/",
    "privacy/",
]


@pytest.fixture(scope="package")
def built(django_db_setup, django_db_blocker):
    """The steps that were told while the demonstration was built as of AT, with what `--nomigrations` leaves out."""
    steps = []
    with django_db_blocker.unblock():
        MigrationRecorder(connection).ensure_schema()
    with django_db_blocker.unblock(), transaction.atomic():
        for cache in caches.all():
            cache.clear()
        content_type = ContentType.objects.get_for_model(TranslationSource)
        Permission.objects.get_or_create(codename="submit_translation", content_type=content_type)
        building.build(progress=steps.append, at=AT)
        yield steps
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def answers(built):
    """What every address of the demonstration answers, by language and path."""
    client = Client()
    return {(language, path): client.get(f"/{language}/{path}") for language in LANGUAGES for path in PATHS}


@pytest.fixture
def demo(built, answers, db):
    """The demonstration, its pictures cut to size already, for a test that may write."""
    return built
