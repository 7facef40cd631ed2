"""The trail: who did what to which row, when and why; and the guard that makes a form sent twice one entry.

Written by the action itself, in its own transaction, into tables that take rows and give none back.
"""
