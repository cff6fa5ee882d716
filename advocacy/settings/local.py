"""A developer's machine and the demo: SQLite in `var/`, the sandbox on, mail to its mailbox."""

from advocacy.settings.base import *  # noqa: F403
from advocacy.settings.base import SECRET_KEY as _given_key
from advocacy.settings.base import STORAGES

DEBUG = True
SECRET_KEY = _given_key or "local-only-not-a-secret-local-only-not-a-secret-0123456789"
ALTCHA_HMAC_SECRET = SECRET_KEY
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
SANDBOX = True
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
LETTER_KEYS = ["bG9jYWwtb25seS1ub3QtYS1zZWNyZXQtMDEyMzQ1Njc="]
STATIC_ROOT = None  # nothing is collected: each file is served from where it lies
