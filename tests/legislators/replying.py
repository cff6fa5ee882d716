"""An outside service on this machine: it gives the replies that a test wrote down, and keeps what it was asked."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Service:
    """Gives its replies one after another, and the last of them from then on. A reply is a function of the handler."""

    def __init__(self, url):
        self.url = url
        self.replies, self.asked, self.over = [], [], threading.Event()

    def says(self, *replies):
        self.replies = list(replies)

    def reply(self, handler):
        split = urlsplit(handler.path)
        query = {name: values[0] for name, values in parse_qs(split.query).items()}
        self.asked.append((split.path, query, dict(handler.headers)))
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        reply(handler)


def with_json(value, status=200):
    return with_body(json.dumps(value).encode(), status, "application/json")


def with_page(text, status=200):
    return with_body(text.encode(), status, "text/html")


def with_body(body, status=200, kind="application/json", **headers):
    def reply(handler):
        handler.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def hanging_up(handler):
    """Close the connection without a word."""
    handler.close_connection = True


def broken_off(handler):
    """Announce more than is sent."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"result": ')


def too_late(handler):
    """Say nothing until the test is over."""
    handler.server.service.over.wait(10)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.service.reply(self)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.service.reply(self)

    def log_message(self, *args):
        """Nothing: the tests look at what the log holds."""


@contextmanager
def service():
    """A service until the end of the block."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.service = Service(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.service
        finally:
            server.service.over.set()
            server.shutdown()
            thread.join()
