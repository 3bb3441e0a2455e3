"""What follows from facts and framework. Pure: no Django, no database, no clock, no settings."""
