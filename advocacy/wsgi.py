"""The WSGI entry point; production settings unless told otherwise."""

import os
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from django.core.wsgi import get_wsgi_application

from advocacy import heads

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "advocacy.settings.production")
django = get_wsgi_application()


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """The site, which is told nothing that it would break on."""
    heads.mend(environ)
    return django(environ, start_response)
