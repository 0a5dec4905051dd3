"""Whether powers fall alike on people: stop and search, use of force, a sample of videos for scrutiny."""
