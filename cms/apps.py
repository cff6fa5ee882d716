from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Pages, blocks and the staff's workspace."""

    name = "cms"
    verbose_name = _("Website")
    default_auto_field = "django.db.models.BigAutoField"
