"""Ground: the database itself.

The embedded server of the demonstration and the tests, the two database roles (one owns the tables, one runs the
application), their privileges, and the extensions and functions that the first migration makes.
"""
