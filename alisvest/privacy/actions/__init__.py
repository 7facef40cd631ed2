"""What is done with what is kept about people: handed out, anonymised, deleted in time."""

from alisvest.privacy.actions.export import export_myself, export_person

__all__ = ["export_myself", "export_person"]
