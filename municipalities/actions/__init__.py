"""The only package that writes: one function a verb, keyword-only by, atomic, locked, with its trail."""
