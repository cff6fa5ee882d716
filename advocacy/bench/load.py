"""A server under test, and the load on it: granian and wrk, side by side on this machine's cores."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOST = "127.0.0.1"
WORKERS = 2
CONNECTIONS = 16
STARTING = 60.0  # seconds that a server may take to answer
SCRIPTS = Path(__file__).parent


class Failed(Exception):
    """A server did not start, or answered with errors: its rate would mean nothing."""


@contextmanager
def serving(settings: str, port: int, **environment: str) -> Iterator[str]:
    """Run the site under granian with these settings; gives its address."""
    variables = [f"{name}={value}" for name, value in {"DJANGO_SETTINGS_MODULE": settings, **environment}.items()]
    granian = ["granian", "--interface", "wsgi", "--workers", str(WORKERS), "--blocking-threads", "1", "--no-ws"]
    place = ["--host", HOST, "--port", str(port), "--log-level", "error", "advocacy.wsgi:application"]
    server = subprocess.Popen(["/usr/bin/env", *variables, sys.executable, "-m", *granian, *place])  # noqa: S603
    try:
        wait_for(port)
        yield f"http://{HOST}:{port}"
    finally:
        server.terminate()
        server.wait()


def wait_for(port: int) -> None:
    """Return once something listens on the port."""
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise Failed(f"No server came up on port {port}.")


def rate(url: str, *, seconds: int, script: str = "", arguments: tuple[str, ...] = ()) -> float:
    """Requests a second, every one of them answered well."""
    with_script = ["-s", str(SCRIPTS / script)] if script else []
    answer = subprocess.run(  # noqa: S603
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "20s", *with_script, url, "--", *arguments],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    if trouble := re.search(r"(Non-2xx or 3xx responses|Socket errors): .*", answer):
        raise Failed(f"{url}: {trouble.group()}")
    found = re.search(r"Requests/sec:\s*([\d.]+)", answer)
    if not found:
        raise Failed(f"{url}: wrk gave no rate.\n{answer}")
    return float(found[1])
