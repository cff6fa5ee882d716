from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaymentsConfig(AppConfig):
    """What people give."""

    name = "payments"
    verbose_name = _("Giving")
    default_auto_field = "django.db.models.BigAutoField"
