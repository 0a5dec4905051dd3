"""Writes of the desk: one function per thing that a person does there. Each leaves its trace in its transaction."""
