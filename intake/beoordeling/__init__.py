"""What happens around a dossier at Concern Inkoop, until the advice is settled."""
