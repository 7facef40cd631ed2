"""What staff type on the pages of the outbox."""

from alisvest.outbox.forms.texts import RestoreForm, TextForm, text_form

__all__ = ["RestoreForm", "TextForm", "text_form"]
