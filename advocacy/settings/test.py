"""The test suite: quick passwords, mail kept in memory, caches and files of its own."""

import atexit
import shutil
import tempfile
from pathlib import Path

from advocacy.settings.base import *  # noqa: F403
from advocacy.settings.base import CACHES, DATABASES, STORAGES

SECRET_KEY = "test-only-test-only-test-only-test-only-test-only-0123456789"
ALTCHA_HMAC_SECRET = SECRET_KEY
ALLOWED_HOSTS = ["*"]
SANDBOX = True
BASE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
VAR_DIR = Path(tempfile.mkdtemp(prefix="advocacy-test-"))
atexit.register(shutil.rmtree, VAR_DIR, ignore_errors=True)
MEDIA_ROOT = VAR_DIR / "media"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
LETTER_KEYS = ["bG9jYWwtb25seS1ub3QtYS1zZWNyZXQtMDEyMzQ1Njc="]
STATIC_ROOT = None  # nothing is collected: each file is served from where it lies
CACHES["shared"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "shared"}
SILENCED_SYSTEM_CHECKS = ["altcha_django.W001"]
PAGE_CACHE_SECONDS = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, so that threads and processes of a test share it.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
else:
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}  # nothing here must outlive the power
