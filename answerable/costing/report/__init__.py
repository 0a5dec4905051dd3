"""Finance reports: what each is told from (`held.py`), and the words and exhibits that it says (`write.py`)."""
