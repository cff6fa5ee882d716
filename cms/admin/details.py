"""The page of one row that staff look at and do not edit."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.views.generic import InspectView


class DetailView(InspectView):
    """The fields that say something, with moments in the site's time and words for yes and no."""

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            return date_format(timezone.localtime(value), "DATETIME_FORMAT")
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        return value

    def get_fields_context(self) -> list[dict[str, Any]]:
        return [field for field in super().get_fields_context() if field["value"] not in ("", None)]
