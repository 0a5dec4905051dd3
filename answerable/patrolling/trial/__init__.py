"""A trial before it starts: its draw, its power, its looks, its schedule, its registration."""
