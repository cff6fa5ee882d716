"""A list of rows as wide as it needs to be, and a column for moments that are still to come."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView


class WideIndexView(IndexView):
    """Wagtail's list, which scrolls sideways on a phone instead of breaking words."""

    results_template_name = "cms/admin/wide_results.html"


class MomentColumn(Column):
    """A date and time of the clock. Wagtail's own column counts how long ago, and calls the future “just now”."""

    def get_value(self, instance: Any) -> str:
        moment = super().get_value(instance)
        return date_format(localtime(moment), "SHORT_DATETIME_FORMAT") if moment else ""
