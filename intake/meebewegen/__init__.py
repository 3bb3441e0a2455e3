"""When the framework changes: what that means for one running purchase, and who chooses."""
