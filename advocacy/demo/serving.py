"""The demo as one foreground process: web server, worker and the sandbox's stand-ins on 127.0.0.1."""

import errno
import fcntl
import gc
import shutil
import signal
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler, get_internal_wsgi_application
from django.db import connection
from django.utils import timezone
from wagtail.models import Page, Site

from actions.outbox import working
from advocacy.demo import building
from advocacy.sandbox import gateways, mailbox, mailserver
from advocacy.sandbox.stripe import stripe_sandbox
from advocacy.work import KINDS

HOST = "127.0.0.1"
TEST_KEYS = ("sk_test_", "rk_test_")


class NoPort(Exception):
    """The demo cannot be served at this port; says why, as the end of a sentence."""


class NoFolder(Exception):
    """The demo's folder cannot be written to; says why."""


class Running(Exception):
    """Another process builds or serves the demo in the same folder."""


class NotOurs(Exception):
    """The database is not the demo's SQLite file, and is not thrown away."""


@contextmanager
def alone() -> Iterator[None]:
    """Keep other processes from building, serving or throwing away the same demo. Raises `NoFolder`, `Running`."""
    path = settings.VAR_DIR / "demo.lock"
    try:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError as error:
        raise NoFolder(error.strerror) from error
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Running from error
        yield


def throw_away() -> None:
    """Delete the demo's database, its uploaded files and its mails. Raises `NotOurs`."""
    if connection.vendor != "sqlite":
        raise NotOurs
    connection.close()
    database = Path(settings.DATABASES["default"]["NAME"])
    for ending in ("", "-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    for folder in (settings.MEDIA_ROOT, mailbox.folder()):
        shutil.rmtree(folder, ignore_errors=True)


def prepare(*, progress: Callable[[str], None]) -> None:
    """Bring the tables up to date and build what is not there yet; the second time there is little to do."""
    progress("Making the database's tables")
    gc.set_threshold(100_000)  # migrating makes thousands of classes, and looking through them often costs a quarter
    with whole_or_not_at_all(), unhurried_disk():
        call_command("migrate", verbosity=0, skip_checks=True)
        call_command("createcachetable", verbosity=0)
        if not building.is_built():
            building.build(progress=progress, at=timezone.now())


@contextmanager
def whole_or_not_at_all() -> Iterator[None]:
    """Throw away a new database that was left unfinished: not every migration can be taken up where it stopped."""
    unfinished = settings.VAR_DIR / "demo.unfinished"
    if unfinished.exists():
        throw_away()
    if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists():
        unfinished.touch()
    yield
    unfinished.unlink(missing_ok=True)


@contextmanager
def unhurried_disk() -> Iterator[None]:
    """Do not wait for SQLite's disk after every migration: what is lost with the power is built again."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    try:
        yield
    finally:
        connection.close()  # the next connection waits again


class WebServer(ThreadedWSGIServer):
    """Lets a crowd wait its turn: Django's own turns the eleventh visitor of a moment away."""

    request_queue_size = 128


@contextmanager
def listening(port: int) -> Iterator[ThreadedWSGIServer]:
    """A web server that holds its port and does not answer yet; links lead there from now on. Raises `NoPort`."""
    try:
        server = WebServer((HOST, port), WSGIRequestHandler)
    except OverflowError as error:
        raise NoPort("does not exist: the highest is 65535") from error
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        raise NoPort("is taken by another program" if taken else f"cannot be used: {error.strerror}") from error
    settings.BASE_URL = settings.WAGTAILADMIN_BASE_URL = f"http://{HOST}:{server.server_port}"
    with server:
        yield server


def serve(server: ThreadedWSGIServer, *, announce: Callable[[str], None]) -> None:
    """Answer, work and take mail until Ctrl-C or SIGTERM; `announce` is told the address once all of it runs."""
    stop = stop_on_signals()
    with ExitStack() as running:
        settings.EMAIL_PORT = running.enter_context(mailserver.running())
        running.enter_context(gateways.running(playing=gateways.PLAYING))
        for name, value in gateways.PLAYING.settings.items():
            setattr(settings, name, value)
        play_stripe(running)
        move_sites(server.server_port)
        server.set_app(get_internal_wsgi_application())
        running.enter_context(in_a_thread(server.serve_forever, server.shutdown))
        running.enter_context(in_a_thread(lambda: working.run(kinds=KINDS, stop=stop), stop.set))
        announce(settings.BASE_URL)
        threading.Thread(target=look_around, args=[stop], daemon=True).start()
        stop.wait()


def play_stripe(running: ExitStack) -> None:
    """Let gifts go to the sandbox's Stripe, unless a key of Stripe's own test mode is given. A live key is not used."""
    if settings.STRIPE_SECRET_KEY.startswith(TEST_KEYS):
        return
    playing = running.enter_context(stripe_sandbox.running(playing=stripe_sandbox.PLAYING))
    playing.webhooks_to(f"{settings.BASE_URL}/stripe/webhook/")
    for name, value in playing.settings.items():
        setattr(settings, name, value)
    directives: dict[str, Any] = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]  # type: ignore[assignment]
    directives["form-action"] = [*directives["form-action"], playing.url]


def look_around(stop: threading.Event) -> None:
    """Visit each page once, so that its pictures are cut to size before a person asks for them."""
    pages = Page.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    for address in filter(None, [page.full_url for page in pages]):
        if stop.is_set():
            break
        with suppress(OSError), urllib.request.urlopen(address):  # noqa: S310 - its own address
            continue
    connection.close()


def stop_on_signals() -> threading.Event:
    """An event that the first Ctrl-C or SIGTERM sets; a second one ends the process at once."""
    stop = threading.Event()

    def stopping(number: int, frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        stop.set()

    signal.signal(signal.SIGINT, stopping)
    signal.signal(signal.SIGTERM, stopping)
    return stop


def move_sites(port: int) -> None:
    """Make the addresses of pages those of the port that is served, whichever it was the last time."""
    for site in Site.objects.exclude(port=port):
        site.port = port
        site.save(update_fields=["port"])


@contextmanager
def in_a_thread(run: Callable[[], None], end: Callable[[], None]) -> Iterator[None]:
    """Run beside the main thread; on the way out, ask it to end and wait until it has."""
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield
    finally:
        end()
        thread.join()
