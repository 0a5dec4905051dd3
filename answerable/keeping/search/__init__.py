"""Search over the public words of the record: one query on SQLite (FTS5) and PostgreSQL (tsvector)."""
