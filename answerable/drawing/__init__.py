"""Exhibits: a finding with its sentence, its table, its drawing, what to beware of and where it came from."""
