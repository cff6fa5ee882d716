"""The site as production runs it, but for HTTPS, mail and secrets."""

from advocacy.settings.base import *  # noqa: F403
from advocacy.settings.base import LOGGING, STORAGES

SECRET_KEY = ALTCHA_HMAC_SECRET = "bench-only-not-a-secret-bench-only-not-a-secret-0123456789"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
TRUSTED_PROXY_COUNT = 1  # each signature comes from a network of its own, as `X-Forwarded-For` says
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
LOGGING["root"]["level"] = "ERROR"
STATIC_ROOT = None
