from django.apps import AppConfig


class AdvocacyConfig(AppConfig):
    """Carries the management commands and the sandbox."""

    name = "advocacy"
    verbose_name = "Advocacy"
