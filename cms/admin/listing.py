"""A list of rows as wide as it needs to be."""

from wagtail.admin.views.generic import IndexView


class WideIndexView(IndexView):
    """Wagtail's list, which scrolls sideways on a phone instead of breaking words."""

    results_template_name = "cms/admin/wide_results.html"
