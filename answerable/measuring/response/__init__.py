"""Response: incidents graded, attended, and how long that took."""
