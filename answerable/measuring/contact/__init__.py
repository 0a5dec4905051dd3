"""Contact: calls, chats and reports offered, answered and abandoned, and how long callers waited."""
