"""The desk: pages and forms for people who signed in, and the few forms for people who did not. No tables.

A page asks `keeping/queries/desk/`, a form calls one function of `keeping/changes/desk/`. Who may do what stands in
`permissions.py` alone.
"""
