"""What is kept, for how long, and how it leaves: backups, archive, retention, personal data."""
