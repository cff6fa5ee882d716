"""The environment: every variable is documented, and production does not start without its secrets."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import dj_email_url
import pytest

TOP = Path(__file__).parent.parent
PRODUCTION = {
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "act.example.org",
    "BASE_URL": "https://act.example.org",
    "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    "EMAIL_URL": "smtp://127.0.0.1:25",
    "DEFAULT_FROM_EMAIL": "Act <hello@act.example.org>",
    "MAIL_DOMAIN": "act.example.org",
    "LETTER_KEYS": "dGVzdC1vbmx5LW5vdC1hLXNlY3JldC0wMTIzNDU2Nzg=",
}
READING = re.compile(r"\benv\.[a-z_]+\(\s*\"([A-Z_]+)\"")


def documented():
    return set(re.findall(r"^\| `([A-Z_]+)` \|", (TOP / "docs/configuration.md").read_text(), re.MULTILINE))


def start(tmp_path, *command, **environment):
    """Run a command on production settings with just these variables."""
    return subprocess.run(
        [sys.executable, "manage.py", *(command or ("check",))],
        cwd=TOP,
        env={
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "advocacy.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_every_variable_read_is_documented_and_every_documented_one_is_read():
    read = set()
    for name in ("base", "production"):
        read |= set(READING.findall((TOP / f"advocacy/settings/{name}.py").read_text()))
    assert documented() == read


def test_the_environment_is_read_in_the_settings_alone():
    entry_points = {TOP / "manage.py", TOP / "advocacy/wsgi.py"}  # these set DJANGO_SETTINGS_MODULE, and read nothing
    readers = [
        str(path.relative_to(TOP))
        for package in ("advocacy", "cms", "payments", "actions")
        for path in (TOP / package).rglob("*.py")
        if re.search(r"os\.environ|getenv|\benv\.[a-z_]+\(", path.read_text()) and path not in entry_points
    ]
    assert sorted(readers) == ["advocacy/settings/base.py", "advocacy/settings/production.py"]


def test_production_starts_with_its_secrets(tmp_path):
    started = start(tmp_path, **PRODUCTION)
    assert started.returncode == 0, started.stderr


@pytest.mark.skipif((TOP / ".env").exists(), reason="the file .env gives them")
def test_production_names_every_secret_that_is_missing(tmp_path):
    started = start(tmp_path)
    assert started.returncode != 0
    for name in PRODUCTION:
        assert name in started.stderr


def test_production_refuses_a_short_key(tmp_path):
    started = start(tmp_path, **{**PRODUCTION, "SECRET_KEY": "short"})
    assert started.returncode != 0
    assert "at least 50 characters" in started.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EMAIL_URL", "mail.example.org"),
        ("EMAIL_URL", "smtp+tls://user:password@mail.example.org:587"),  # which would be taken for one without TLS
        ("BASE_URL", "act.example.org"),
        ("DEFAULT_FROM_EMAIL", "Act"),
        ("MAIL_DOMAIN", "https://example.org"),
        ("TRUSTED_PROXY_COUNT", "-1"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_value_that_cannot_be_right_is_refused_by_name(tmp_path, name, value):
    started = start(tmp_path, **{**PRODUCTION, name: value})
    assert started.returncode != 0
    assert f'Environment variable "{name}" invalid' in started.stderr


@pytest.mark.parametrize("where", ["docs/configuration.md", ".env.example"])
def test_a_password_goes_to_the_mail_server_under_tls_as_documented(where):
    addresses = re.findall(r"\b(?:smtp|submission)[^\s`]*//user:password@[^\s`]+", (TOP / where).read_text())
    assert addresses
    for address in addresses:
        settings = dj_email_url.parse(address)
        assert settings["EMAIL_USE_TLS"] != settings["EMAIL_USE_SSL"]


def test_a_database_server_that_says_nothing_is_given_up_in_seconds(tmp_path):
    ask = (
        "from django.test import Client; print(Client().get('/healthz', HTTP_HOST='act.example.org').json()['status'])"
    )
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"postgres://nobody@127.0.0.1:{silent.getsockname()[1]}/none"
        started = start(tmp_path, "shell", "-v0", "-c", ask, **{**PRODUCTION, "DATABASE_URL": address})
    assert started.stdout.strip() == "the database does not answer", started.stderr


def test_production_can_share_a_cache(tmp_path):
    look = "from django.core.cache import caches; print(caches['shared']._cache)"
    started = start(tmp_path, "shell", "-c", look, **PRODUCTION, CACHE_URL="redis://127.0.0.1:1/0")
    assert "RedisCacheClient" in started.stdout, started.stderr


def test_the_example_of_an_environment_names_documented_variables():
    named = set(re.findall(r"^#? ?([A-Z_]+)=", (TOP / ".env.example").read_text(), re.MULTILINE))
    assert named <= documented()
    assert set(PRODUCTION) <= named
