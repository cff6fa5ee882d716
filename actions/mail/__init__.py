"""The one way mail leaves."""
