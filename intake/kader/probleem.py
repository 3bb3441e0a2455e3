"""What can be wrong with a framework: where it stands, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Probleem:
    onderwerp: str
    sleutel: str
    melding: str

    def __str__(self) -> str:
        return f"{self.onderwerp}: {self.sleutel}: {self.melding}"
