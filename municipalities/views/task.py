"""A point of the application as a line of its task list, and the answer to what the signer said of it."""

from typing import TYPE_CHECKING

from django.http import QueryDict
from django.urls import reverse

from alisvest.ui.parts import Task
from municipalities import queries
from municipalities.forms import CommentAnswerForm

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import SectionComment


def point_task(pk: int, section: queries.Answers, *, writable: bool, given: str = "") -> Task:
    """A writer's task leads to the form, a reader's to the same point of the whole application.

    `given` names the colleagues who have the point.
    """
    if writable:
        href = reverse("municipalities:section_save", args=[pk, section.anchor])
    else:
        href = f"{reverse('municipalities:application_check', args=[pk])}#{section.anchor}"
    hint = " · ".join(part for part in (given, ", ".join(section.missing)) if part)
    return Task(f"{section.point}. {section.title}", href, queries.state_badge(section.state), hint)


def answer_form(comment: "SectionComment", data: QueryDict | None = None) -> CommentAnswerForm:
    action = reverse("municipalities:comment_answer", args=[comment.pk])
    return CommentAnswerForm(data, prefix=f"c{comment.pk}", action=action)
