"""The words of the demonstration, a module a page."""
