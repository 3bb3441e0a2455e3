"""The texts of an advice as a Word file, ready to paste."""

from intake.dossier.bijlage.bijlage import maak_bijlage

__all__ = ["maak_bijlage"]
