"""Failures on purpose: real processes on a real PostgreSQL, under load, and nothing may be lost."""
