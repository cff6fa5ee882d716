"""The demo: local, but answering as a public site does, with its own error pages and nothing said of each request."""

from advocacy.settings.local import *  # noqa: F403
from advocacy.settings.local import LOGGING

DEBUG = False
WHITENOISE_USE_FINDERS = True  # static files straight from where they lie: nothing to collect
WHITENOISE_AUTOREFRESH = True  # and as they are now: the size of a changed file would else be wrong, and its page hang
LOGGING["root"]["level"] = "WARNING"
LOGGING["loggers"]["django.server"] = {"level": "CRITICAL"}
LOGGING["loggers"]["django.request"] = {"level": "ERROR"}  # a page that is not there is no news
