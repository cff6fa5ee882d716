"""A phone, and the demo that it looks at: the same process that `make demo` starts."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import psycopg
import pytest

TOP = Path(__file__).parent.parent.parent
BUILDING = 400  # seconds that a slow and busy machine may take to build the demo


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def phone(browser):
    """An old phone: 360 by 640, no JavaScript."""
    yield from visit(browser, java_script_enabled=False)


@pytest.fixture
def phone_with_script(browser):
    """The same phone, with JavaScript."""
    yield from visit(browser)


@pytest.fixture
def desk(browser):
    """A wide screen, with JavaScript."""
    yield from visit(browser, viewport={"width": 1280, "height": 900})


def visit(browser, **options):
    """A page in a browser of its own; it fails the test if a script breaks or a third party is asked for anything."""
    context = browser.new_context(**{"viewport": {"width": 360, "height": 640}, **options})
    page = context.new_page()
    broken, strangers = [], []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("request", lambda request: strangers.append(request.url) if is_strange(request.url) else None)
    yield page
    context.close()
    assert broken == []
    assert strangers == []


def is_strange(url):
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and parts.hostname != "127.0.0.1"


@pytest.fixture(scope="package")
def demo(tmp_path_factory):
    """The address of a demo built for this run, and stopped as Ctrl-C stops it; DEMO_URL names one that runs."""
    if standing := os.environ.get("DEMO_URL"):
        yield standing
        return
    folder = tmp_path_factory.mktemp("demo")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "manage.py", "demo", "--settings", "advocacy.settings.demo", "--port", str(port)]
    said = folder / "said"
    with database_for_demo(folder) as database, said.open("w") as output:
        environment = {**os.environ, "VAR_DIR": str(folder), "DATABASE_URL": database}
        process = subprocess.Popen(command, cwd=TOP, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz", process, said)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)
    assert process.returncode == 0, said.read_text()
    assert "Traceback" not in said.read_text()


@contextmanager
def database_for_demo(folder):
    """The URL of a database of its own: on PostgreSQL where the suite runs there, else a file."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield f"sqlite:///{folder}/site.sqlite3"
        return
    server, name = url.rsplit("/", 1)[0], f"advocacy_demo_{os.getpid()}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{server}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def wait_for(url, process, output):
    """Return once the address answers."""
    until = time.monotonic() + BUILDING
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(url)
        except (URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The demo did not come up:\n{output.read_text()}")
