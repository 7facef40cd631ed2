"""Files that the application keeps: stored under a random name outside the web root, known by their SHA-256.

A document is archived once and never changed. Who may read it is decided by the app that owns it, whose view serves it.
"""
