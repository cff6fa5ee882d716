"""Wiring: settings, URLs, the table of jobs, the demo. It may know everything; nothing imports it."""
