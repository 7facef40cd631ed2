"""The template library: blank papers, for those who need them."""

from typing import TYPE_CHECKING

from alisvest.outbox import templates
from alisvest.outbox.templates import Kind, Template

if TYPE_CHECKING:  # the ground knows no person; only the types do
    from alisvest.accounts.models import User


def papers_for(user: "User") -> list[Template]:
    """Return the blank papers that the reader's role needs."""
    papers = [each for each in templates.known().values() if each.kind == Kind.PAPER and user.role in each.readers]
    return sorted(papers, key=lambda each: str(each.name))


def paper_for(user: "User", key: str) -> Template | None:
    return next((each for each in papers_for(user) if each.key == key), None)
