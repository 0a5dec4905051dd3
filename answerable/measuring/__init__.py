"""Tables in, signals out: the arithmetic that figures are published with and checked against."""
