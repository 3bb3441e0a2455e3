"""The ambitieweb of one purchase: the session with its participants, and what came out of it."""
