"""Watching over the framework: what needs care, how each clause lives, and who is told."""
