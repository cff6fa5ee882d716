"""Collected files: one style sheet, hashed and compressed."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

SOURCES = Path(settings.BASE_DIR) / "static" / "css"


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The folder that collectstatic fills in production, from our own files only."""
    root = tmp_path_factory.mktemp("static")
    storages = {**settings.STORAGES, "staticfiles": {"BACKEND": "advocacy.static_files.JoinedStaticFilesStorage"}}
    finders = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    with override_settings(STORAGES=storages, STATIC_ROOT=root, STATICFILES_FINDERS=finders):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["*.otf", "*.ttf"])
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["*.otf", "*.ttf"])
        yield root, staticfiles_storage.url("css/site.css").removeprefix("/static/")


def test_every_file_of_styles_is_imported_once_or_linked_by_somebody():
    imported = re.findall(r'@import "([\w-]+\.css)";', (SOURCES / "site.css").read_text())
    top = Path(settings.BASE_DIR)
    linking = [*(top / "templates").rglob("*.html"), *(top / "cms").rglob("*.py")]
    linked = {name for path in linking for name in re.findall(r"css/([\w-]+\.css)", path.read_text())}
    assert len(imported) == len(set(imported))
    assert {path.name for path in SOURCES.glob("*.css")} == {*imported, *linked}


def test_the_sheet_is_joined_in_its_order_and_its_name_hashed(collected):
    root, name = collected
    sheet = (root / name).read_text()
    assert re.fullmatch(r"css/site\.[0-9a-f]{12}\.css", name)
    assert "@import" not in sheet
    assert sheet.index("@layer tokens, base, layout, components, pages;") < sheet.index("--paper:")
    assert sheet.index(".skip-link") < sheet.index(".pagination")


def test_the_fonts_it_names_are_there(collected):
    root, name = collected
    fonts = re.findall(r'url\("(\.\./fonts/[^"]+)"\)', (root / name).read_text())
    assert fonts
    assert all((root / "css" / font).exists() for font in fonts)


def test_it_is_small(collected):
    root, name = collected
    assert (root / f"{name}.gz").stat().st_size < 15_000


def test_the_page_for_what_broke_finds_the_sheet_by_its_plain_name(collected):
    root, _ = collected
    assert "@import" not in (root / "css/site.css").read_text()
