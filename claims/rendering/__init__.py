"""Plain dataclasses in, letters out."""
