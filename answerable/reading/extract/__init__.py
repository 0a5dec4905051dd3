"""Layout in, facts out: what the words mean. No file is opened here and no database is known."""
