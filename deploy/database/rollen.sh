#!/bin/sh
# The PostgreSQL image of compose.yaml runs this once, on an empty volume.
set -eu
psql -U "$POSTGRES_USER" -v wachtwoord="$DATABASE_WACHTWOORD" -v wachtwoord_backup="$BACKUP_WACHTWOORD" \
  -f /srv/rollen.sql
