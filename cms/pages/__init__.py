"""Page types, one module a family."""
