"""What public money comes to by law: council tax by band, precepts, and the limits on their rise. Exact decimals.

Amounts in pounds go in, pounds come out; nothing is read or written but the dated limits in `limits/`.
"""
