"""A column of amounts."""

from typing import Any

from wagtail.admin.ui.tables import Column

from payments import money


class AmountColumn(Column):
    """An amount with its cents, on the side where numbers stand."""

    cell_template_name = "cms/admin/amount_cell.html"

    def get_value(self, instance: Any) -> str:
        cents = super().get_value(instance)
        return "" if cents is None else money.exact(cents, instance.currency)
