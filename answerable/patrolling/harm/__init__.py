"""The harm index, and harm beside every count."""
