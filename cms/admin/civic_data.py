"""The staff's warning that the rosters of legislators, or the tables of districts, end soon or have ended."""

from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from actions.legislators import seats, status


class CivicDataPanel(Component):
    """A banner from thirty days before a data set ends; nothing while none does, or where none is loaded."""

    name = "civic_data"
    template_name = "cms/admin/dashboard_civic_data.html"
    order = 41

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        if not parent_context["request"].user.has_perm("actions.view_petition"):
            return {"ending": []}
        standings = status.standings(on=seats.today(timezone.now()))
        ending = [standing for standing in standings if standing.ends_soon and standing.tells_who]
        return {"ending": ending}
