"""The pages of letters and mails."""

from alisvest.outbox.views.letters import letter_download
from alisvest.outbox.views.texts import text_change, text_detail, text_history, text_list, text_restore, text_test

__all__ = ["letter_download", "text_change", "text_detail", "text_history", "text_list", "text_restore", "text_test"]
