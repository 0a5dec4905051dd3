"""One file per form: each gives a `Paper` as the bytes of a file."""
