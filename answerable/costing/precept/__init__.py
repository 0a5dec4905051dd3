"""The precept: bands, what it brings in, what each council is asked for, a resident's bill, and its limit."""
