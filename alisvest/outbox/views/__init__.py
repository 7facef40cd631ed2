"""The pages of letters and mails."""

from alisvest.outbox.views.letters import letter_download
from alisvest.outbox.views.papers import paper_download, paper_list
from alisvest.outbox.views.texts import text_change, text_detail, text_history, text_list, text_restore, text_test

__all__ = [
    "letter_download",
    "paper_download",
    "paper_list",
    "text_change",
    "text_detail",
    "text_history",
    "text_list",
    "text_restore",
    "text_test",
]
