"""What keeps money from being worked out."""


class CostError(Exception):
    """What keeps a plan, a fund or a file from being worked out, in one sentence that says what to do."""
