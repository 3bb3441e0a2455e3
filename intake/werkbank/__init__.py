"""The inkoper's work on the texts: choosing, filling in, testing, and what they ask of bidders."""
