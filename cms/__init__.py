"""Where actions and gifts are shown and managed. Wagtail lives here and only here."""
