"""The questions: one form per page of the questionnaire, with all its words."""
