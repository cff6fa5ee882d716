"""Every URL prefix on one screen; Wagtail's catch-all last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views import static
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from advocacy.health import healthz
from cms import colours, finding, search, serving

sandbox_urls = [
    path("styleguide/", include("advocacy.styleguide.urls")),
    path("sandbox/", include("advocacy.sandbox.urls")),
    path("media/<path:path>", static.serve, {"document_root": settings.MEDIA_ROOT}),
]

urlpatterns = [
    *(sandbox_urls if settings.SANDBOX else []),
    path("healthz", healthz),
    path("stripe/", include("payments.urls")),
    path("altcha/", include("actions.limits.urls")),
    path("robots.txt", finding.robots),
    path("sitemap.xml", finding.sitemap),
    re_path(r"^site-([0-9a-f]{6})\.css$", colours.stylesheet, name="site_css"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *i18n_patterns(
        path("", include("actions.letters.urls")),
        path("", include("actions.petitions.urls")),
        path("", include("actions.supporters.urls")),
        path("", include("payments.urls_i18n")),
        path("search/", search.search, name="search"),
        *wagtail_urls.urlpatterns[:-1],  # a page's password, a reader's login
        # Every page. CSRF tokens would keep public pages out of all caches: `serving.page` checks where a form came
        # from instead. All other views keep theirs.
        re_path(r"^((?:[\w\-]+/)*(?:[\w\-]+\.(?:json|png|xml))?)$", serving.page, name="wagtail_serve"),
    ),
]
