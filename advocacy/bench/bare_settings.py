"""What the site is compared with: Django, no middleware, two views, the same database and server."""

from advocacy.bench.site_settings import *  # noqa: F403

MIDDLEWARE = []
ROOT_URLCONF = "advocacy.bench.bare"
