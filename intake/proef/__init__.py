"""Trying out: an advice under any framework without saving, and the questionnaire as a picture."""
