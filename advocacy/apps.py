from django.apps import AppConfig

from advocacy import checks, giving_checks

__all__ = ["checks", "giving_checks"]  # imported so that `manage.py check` knows of them


class AdvocacyConfig(AppConfig):
    """Carries the management commands, the checks of the settings, and the sandbox."""

    name = "advocacy"
    verbose_name = "Advocacy"
