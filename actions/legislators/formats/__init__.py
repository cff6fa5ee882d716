"""Readers of public civic data files, a module a format: each turns a file into `records`, or says what is wrong."""
