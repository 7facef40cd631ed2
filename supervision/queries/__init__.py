"""What pages read. Every function takes the reader and starts from visible_to()."""

from supervision.queries import due, meetings, months, observed, supervisors

__all__ = ["due", "meetings", "months", "observed", "supervisors"]
