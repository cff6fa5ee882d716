"""Production: HTTPS only, and no start without its secrets."""

from django.core.exceptions import ImproperlyConfigured

from advocacy.settings.base import *  # noqa: F403
from advocacy.settings.base import ALLOWED_HOSTS, BASE_URL, LETTER_KEYS, SECRET_KEY, env

_missing = [
    name
    for name, value in {
        "SECRET_KEY": SECRET_KEY,
        "ALLOWED_HOSTS": ALLOWED_HOSTS,
        "BASE_URL": env.str("BASE_URL", ""),
        "DATABASE_URL": env.str("DATABASE_URL", ""),
        "EMAIL_URL": env.str("EMAIL_URL", "") or env.str("MAIL_BACKEND", ""),
        "DEFAULT_FROM_EMAIL": env.str("DEFAULT_FROM_EMAIL", ""),
        "MAIL_DOMAIN": env.str("MAIL_DOMAIN", ""),
        "LETTER_KEYS": LETTER_KEYS,
    }.items()
    if not value
]
if _missing:
    raise ImproperlyConfigured(
        "These environment variables must be set in production: " + ", ".join(_missing) + ". See docs/configuration.md."
    )
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY must be at least 50 characters. See docs/configuration.md.")

DEBUG = False
SANDBOX = False
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
if env.int("TRUSTED_PROXY_COUNT", 0):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 63_072_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", True)
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # X-Frame-Options is SAMEORIGIN: the editor's preview is a frame of the site
