"""The public pages, one file for each noun: a view asks a public query and shows what it answers."""
