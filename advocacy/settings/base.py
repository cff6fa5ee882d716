"""Every setting that does not differ between machines, and all reading of the environment.

Each variable read here is documented in `docs/configuration.md`; a test compares the two.
"""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _
from environs import Env, validate

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))

# Secrets. Local and test settings give throw-away values; production insists on real ones.
SECRET_KEY = env.str("SECRET_KEY", "")
DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])
BASE_URL = env.str(
    "BASE_URL",
    "http://127.0.0.1:8000",
    validate=validate.Regexp(r"(https?://[^/\s]+/?)?$", error="Not like https://host."),
).rstrip("/")
WAGTAILADMIN_BASE_URL = BASE_URL

INSTALLED_APPS = [
    "advocacy",
    "cms",
    "payments",
    "actions",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "rest_framework",
    "altcha_django",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE: list[str] = [
    "django.middleware.security.SecurityMiddleware",
    "cms.page_cache.PageCacheMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "advocacy.urls"
WSGI_APPLICATION = "advocacy.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "cms.shell.shell",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database: SQLite (WAL) unless DATABASE_URL names PostgreSQL. Connections persist: measured worth five times.
DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'site.sqlite3'}", conn_max_age=None)}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
else:
    INSTALLED_APPS.append("django.contrib.postgres")
    # A server that is unreachable is told in seconds, to the health page too; tcp_user_timeout is in milliseconds.
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 5,
        "tcp_user_timeout": 15_000,
        **DATABASES["default"].get("OPTIONS", {}),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Caches. `default` and `pages` live in each process; `shared` must be seen by all of them.
_shared_url = env.str("CACHE_URL", "")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "default"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    "shared": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": _shared_url}
        if _shared_url
        else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"}
    ),
}
PAGE_CACHE_SECONDS = env.int("PAGE_CACHE_SECONDS", 10, validate=validate.Range(min=0))

# Languages
LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("en", _("English")), ("ko", _("Korean")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "advocacy.formats"
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
TIME_ZONE = env.str("TIME_ZONE", "America/New_York")
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT: Path | None = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "advocacy.static_files.JoinedStaticFilesStorage"},
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["avif", "gif", "jpg", "otf", "png", "ttf", "webp", "woff", "woff2"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# Mail: SMTP by EMAIL_URL; any anymail backend by MAIL_BACKEND and ANYMAIL (a JSON object).
# A scheme that dj-email-url does not know would be taken for a server without TLS, and the password sent in clear.
env.str(
    "EMAIL_URL", "", validate=validate.Regexp(r"((smtp|submission)://.+)?$", error="Not smtp://… or submission://….")
)
vars().update(
    (name, value)
    for name, value in env.dj_email_url("EMAIL_URL", "smtp://127.0.0.1:8025").items()
    if name.startswith("EMAIL_")
)
EMAIL_BACKEND = env.str("MAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_TIMEOUT = 15
ANYMAIL = env.json("ANYMAIL", {})
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL",
    "Advocacy <hello@example.org>",
    validate=validate.Regexp(r"(.*[^\s<]@[^\s>]+>?)?$", error="Not like Act <hello@example.org>."),
)
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MAIL_DOMAIN = env.str("MAIL_DOMAIN", "example.org", validate=validate.Regexp(r"[\w.-]*$", error="Not a domain."))

# People and abuse
HOUSEHOLD_SIZE = env.int("HOUSEHOLD_SIZE", 2, validate=validate.Range(min=1))
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0, validate=validate.Range(min=0))
SIGNATURE_LINK_AGE = timedelta(days=env.int("SIGNATURE_LINK_DAYS", 60, validate=validate.Range(min=1)))
ALTCHA_HMAC_SECRET = env.str("ALTCHA_HMAC_SECRET", "") or SECRET_KEY
ALTCHA_CACHE_ALIAS = "shared"
ALTCHA_CHALLENGE = {"expires_seconds": 1800}

# Whose legislators: who is asked for the districts of a street address, in this order
DISTRICT_PROVIDERS = env.list("DISTRICT_PROVIDERS", ["census"], validate=validate.ContainsOnly(["census", "geocodio"]))
DISTRICT_PROVIDER_TIMEOUT = env.float("DISTRICT_PROVIDER_TIMEOUT", 6, validate=validate.Range(min=0.1))
CENSUS_URL = env.str("CENSUS_URL", "https://geocoding.geo.census.gov/geocoder")
GEOCODIO_URL = env.str("GEOCODIO_URL", "https://api.geocod.io/v1.12")
GEOCODIO_KEY = env.str("GEOCODIO_KEY", "")
OPENSTATES_URL = env.str("OPENSTATES_URL", "https://v3.openstates.org")
OPENSTATES_KEY = env.str("OPENSTATES_KEY", "")

# Letters. The keys seal where people live; the first seals, each opens (`manage.py letter_key` makes one).
LETTER_KEYS: list[str] = env.list("LETTER_KEYS", [])
OFFICE_PER_MINUTE = env.int("OFFICE_PER_MINUTE", 30, validate=validate.Range(min=1))
OFFICE_AT_ONCE = env.int("OFFICE_AT_ONCE", 10, validate=validate.Range(min=1))
LONGEST_LETTER = env.int("LONGEST_LETTER", 10_000, validate=validate.Range(min=500))
# The message gateways of Congress; both are off until their address and key are given (docs/letters.md)
CWC_HOUSE_URL = env.str("CWC_HOUSE_URL", "")
CWC_HOUSE_KEY = env.str("CWC_HOUSE_KEY", "")
CWC_SENATE_URL = env.str("CWC_SENATE_URL", "")
CWC_SENATE_KEY = env.str("CWC_SENATE_KEY", "")
CWC_SENATE_TESTING = env.bool("CWC_SENATE_TESTING", False)
CWC_TIMEOUT = env.float("CWC_TIMEOUT", 20, validate=validate.Range(min=0.1))
CWC_AGENT = env.str("CWC_AGENT", "")
CWC_ACK_EMAIL = env.str("CWC_ACK_EMAIL", "")
CWC_CONTACT_NAME = env.str("CWC_CONTACT_NAME", "")
CWC_CONTACT_EMAIL = env.str("CWC_CONTACT_EMAIL", "")
CWC_CONTACT_PHONE = env.str("CWC_CONTACT_PHONE", "")
CWC_PHONE_REQUIRED = env.bool("CWC_PHONE_REQUIRED", False)

# Giving, through Stripe (docs/giving.md). A sandbox or a proxy may stand at another address.
STRIPE_SECRET_KEY = env.str("STRIPE_SECRET_KEY", "")
STRIPE_WEBHOOK_SECRETS: list[str] = env.list("STRIPE_WEBHOOK_SECRETS", [])
STRIPE_LIVE = STRIPE_SECRET_KEY.startswith(("sk_live_", "rk_live_"))
STRIPE_API_BASE = env.str("STRIPE_API_BASE", "")
GIFTS_BY_LINK_IN_ATTACK = env.bool("GIFTS_BY_LINK_IN_ATTACK", False)
GIFTS_PER_MINUTE = env.int("GIFTS_PER_MINUTE", 60, validate=validate.Range(min=1))

# Wagtail
WAGTAIL_SITE_NAME = env.str("SITE_NAME", "Advocacy")
WAGTAILIMAGES_IMAGE_MODEL = "cms.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "txt", "xlsx"]  # nothing that a browser would run
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]},
    }
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no hash of a staff address goes to a third party
WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "cms/password_required.html"
LOGIN_URL = "wagtailadmin_login"

# Headers. Public pages run no inline script or style; the admin has Wagtail's needs (see advocacy.urls).
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ("/admin/", "/stripe/webhook/"),
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF, "https://checkout.stripe.com", "https://billing.stripe.com"],  # a form redirects there
        "frame-ancestors": [SELF],
        "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "worker-src": [SELF, "blob:"],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": env.log_level("LOG_LEVEL", logging.INFO)},
    # Wagtail keeps its own log of each edit in the database; its tasks say twice a page that they ran.
    # Stripe's library says each request, and errors in words that may quote what a donor typed.
    # A hostname that is not ours is asked for by scanners all day long; forms that are too large are as cheap to send.
    "loggers": {name: {"level": "WARNING"} for name in ("fontTools", "wagtail", "django_tasks", "stripe")}
    | {
        f"django.security.{name}": {"level": "CRITICAL"}
        for name in ("DisallowedHost", "RequestDataTooBig", "TooManyFieldsSent", "TooManyFilesSent")
    },
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# True where the sandbox's stand-ins and the style guide are mounted: never in production.
SANDBOX = False
