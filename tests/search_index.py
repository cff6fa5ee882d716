"""The full-text table of SQLite, which only migrations make: `--nomigrations` leaves a plain one."""

from django.db import connection

STATEMENTS = """
DROP TABLE wagtailsearch_indexentry_fts
;;
CREATE VIRTUAL TABLE wagtailsearch_indexentry_fts USING fts5(autocomplete, body, title)
;;
CREATE TRIGGER entry_added AFTER INSERT ON wagtailsearch_indexentry BEGIN
    INSERT INTO wagtailsearch_indexentry_fts (title, body, autocomplete, rowid)
    VALUES (NEW.title, NEW.body, NEW.autocomplete, NEW.id);
END
;;
CREATE TRIGGER entry_changed AFTER UPDATE ON wagtailsearch_indexentry BEGIN
    UPDATE wagtailsearch_indexentry_fts SET title=NEW.title, body=NEW.body, autocomplete=NEW.autocomplete
    WHERE rowid=NEW.id;
END
;;
CREATE TRIGGER entry_removed AFTER DELETE ON wagtailsearch_indexentry BEGIN
    DELETE FROM wagtailsearch_indexentry_fts WHERE rowid=OLD.id;
END
"""


def make():
    """Put it in place; nothing to do on PostgreSQL."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for statement in STATEMENTS.split(";;"):
            cursor.execute(statement)
