"""What `manage.py demo` says when it cannot start. That it starts is seen in tests/browser."""

import socket
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from advocacy.demo import serving


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A place for a demo."""
    settings.VAR_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path


@pytest.fixture
def no_building(monkeypatch):
    """Refusals come before any work."""
    monkeypatch.setattr(serving, "prepare", lambda **options: pytest.fail("It was built all the same"))


def test_a_port_that_is_taken_is_told_before_anything_is_built(no_building):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} .* is taken .* PORT={port + 1}"):
            call_command("demo", port=port)


def test_a_number_that_is_no_port_is_refused(no_building):
    with pytest.raises(CommandError, match=r"Port 99999 .* does not exist.* PORT=8080"):
        call_command("demo", port=99999)


def test_two_demos_do_not_share_a_folder(no_building):
    with serving.alone(), pytest.raises(CommandError, match="is running already"):
        call_command("demo", data_only=True)


def test_a_folder_that_cannot_be_written_to_is_told(folder, settings, no_building):
    settings.VAR_DIR = folder / "file" / "var"
    (folder / "file").touch()
    with pytest.raises(CommandError, match=r"cannot write to .*/file/var: Not a directory"):
        call_command("demo", data_only=True)


def test_production_is_no_demo(settings, no_building):
    settings.SANDBOX = False
    with pytest.raises(CommandError, match="production settings"):
        call_command("demo", data_only=True)


def test_a_reset_leaves_a_database_server_alone(monkeypatch, no_building):
    monkeypatch.setattr(serving.connection, "vendor", "postgresql")
    with pytest.raises(CommandError, match="DATABASE_URL"):
        call_command("demo", data_only=True, reset=True)


@pytest.fixture
def new_database(folder, settings, monkeypatch):
    """A demo that has no database yet."""
    monkeypatch.setitem(settings.DATABASES["default"], "NAME", str(folder / "site.sqlite3"))
    monkeypatch.setattr(serving.connection, "vendor", "sqlite")
    monkeypatch.setattr(serving.connection, "close", lambda: None)
    return folder / "site.sqlite3"


def test_a_reset_deletes_the_database_the_uploads_and_the_mails_and_nothing_else(folder, new_database):
    for name in ("site.sqlite3", "site.sqlite3-wal", "media/picture.png", "mail/first.eml", "mine.txt"):
        path = Path(folder, name)
        path.parent.mkdir(exist_ok=True)
        path.touch()
    serving.throw_away()
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]


def test_stopping_before_it_is_ready_says_so(monkeypatch):
    def interrupted(**options):
        raise KeyboardInterrupt

    monkeypatch.setattr(serving, "prepare", interrupted)
    with pytest.raises(CommandError, match="builds it anew"):
        call_command("demo", data_only=True)


def test_a_crowd_that_comes_before_it_answers_waits():
    """The connections are taken by the system's queue, whose shortest length would turn some away."""
    with serving.listening(0) as server, ExitStack() as crowd:
        for _ in range(50):
            visitor = crowd.enter_context(socket.create_connection(server.server_address, timeout=2))
            visitor.sendall(b"GET / HTTP/1.1\r\n\r\n")


def stop_while_building(database, words):
    with suppress(KeyboardInterrupt), serving.whole_or_not_at_all():
        database.write_text(words)
        raise KeyboardInterrupt


def test_what_was_left_unfinished_is_built_anew(new_database):
    stop_while_building(new_database, "half of the tables")
    with serving.whole_or_not_at_all():
        assert not new_database.exists()
        new_database.write_text("all of them")
    with serving.whole_or_not_at_all():
        assert new_database.read_text() == "all of them"


def test_a_database_that_was_there_before_is_kept_when_its_upgrade_is_stopped(new_database):
    new_database.touch()
    stop_while_building(new_database, "somebody's work")
    with serving.whole_or_not_at_all():
        assert new_database.read_text() == "somebody's work"
