"""What keeps a patrol from being planned, counted or judged."""


class PatrolError(Exception):
    """What keeps places, a protocol or a file from being used, in one sentence that says what to do."""
