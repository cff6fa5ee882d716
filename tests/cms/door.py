"""The server's own call of the site, with the heads of a request as they were sent."""

import io
from contextlib import contextmanager
from wsgiref.util import setup_testing_defaults

from django.core.signals import request_started
from django.db import close_old_connections
from django.test.client import encode_multipart

from advocacy import wsgi


@contextmanager
def opened():
    """Gives `send(path, typed, kind="…; boundary=x")`, which returns the status of the answer, 500 for an error too."""
    request_started.disconnect(close_old_connections)  # as the test client does: the test holds the connection
    yield send
    request_started.connect(close_old_connections)


def send(path, typed, *, kind="multipart/form-data; boundary=x", length=None, query=""):
    body = encode_multipart("x", typed)
    environ = {"REQUEST_METHOD": "POST", "HTTP_HOST": "testserver", "REMOTE_ADDR": "127.0.0.1", "PATH_INFO": path}
    environ |= {"QUERY_STRING": query, "wsgi.input": io.BytesIO(body), "CONTENT_TYPE": kind}
    environ["CONTENT_LENGTH"] = str(len(body)) if length is None else length
    setup_testing_defaults(environ)
    statuses = []
    wsgi.application(environ, lambda status, headers: statuses.append(int(status[:3])))
    return statuses[0]
