"""A person of the register: known as one who signs in, as a candidate, as a supervisor, or as several of these."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Q

from alisvest.accounts import hats
from alisvest.accounts.models import User
from alisvest.core.privacy import Kept, Path, Who
from alisvest.core.roles import Role
from alisvest.privacy.register import everything
from candidates.models import Candidate, Employment
from supervision.models import Assignment, Supervisor


@dataclass(frozen=True)
class Person:
    """The keys under which a person is known."""

    user: int | None = None
    candidate: int | None = None
    supervisor: int | None = None

    def key(self, who: Who) -> int | None:
        return {Who.USER: self.user, Who.CANDIDATE: self.candidate, Who.SUPERVISOR: self.supervisor}[who]

    @property
    def roles(self) -> frozenset[Role]:
        """The roles in which files may be open to the person: those of the own record."""
        own = {Role.CANDIDATE: self.candidate, Role.SUPERVISOR: self.supervisor}
        return frozenset(role for role, key in own.items() if key)

    def matching(self, paths: tuple[Path, ...]) -> Q | None:
        """Return the condition that a row is about this person; None where no path leads to them."""
        found = [Q(**{path.lookup: self.key(path.who)}) for path in paths if self.key(path.who)]
        whole = Q()
        for each in found:
            whole |= each
        return whole if found else None

    def rows(self, model: type[models.Model], kept: Kept) -> models.QuerySet[Any]:
        """Return the model's rows about this person, those that hang on such rows too."""
        condition = self.matching(kept.about)
        if kept.hung:
            type_field, id_field = kept.hung
            for label, keys in self.own.items():
                condition = (condition or Q()) | Q(**{type_field: label, f"{id_field}__in": keys})
        everyone: models.QuerySet[Any] = model._base_manager.all()
        return everyone.filter(condition).order_by("pk") if condition is not None else everyone.none()

    @cached_property
    def own(self) -> dict[str, list[int]]:
        """The keys of the rows that are this person's data, by label: what files, events and openings hang on."""
        found = {}
        for model, kept in everything():
            condition = self.matching(kept.about)
            if condition is not None and not kept.hung:
                found[model._meta.label_lower] = list(
                    model._base_manager.filter(condition).values_list("pk", flat=True)
                )
        return {label: keys for label, keys in found.items() if keys}

    @property
    def record(self) -> models.Model:
        """The row that stands for the person on the trail. Raises LookupError for nobody."""
        named: tuple[tuple[type[models.Model], int | None], ...] = (
            (User, self.user),
            (Candidate, self.candidate),
            (Supervisor, self.supervisor),
        )
        for model, key in named:
            row: models.Model | None = model._base_manager.filter(pk=key or 0).first()
            if row is not None:
                return row
        raise LookupError(self)


def person_of_user(user: User) -> Person:
    """Return everything that the person who signs in is known as."""
    candidate = Candidate.objects.filter(user=user).first()
    supervisor = Supervisor.objects.filter(user=user).first()
    return Person(user.pk, candidate.pk if candidate else None, supervisor.pk if supervisor else None)


def find_person(*, email: str = "", candidate: int | None = None, supervisor: int | None = None) -> Person:
    """Find a person by e-mail or by the key of a record. Raises LookupError where there is none."""
    if email:
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            raise LookupError(email)
        return person_of_user(user)
    record = (
        Candidate.objects.filter(pk=candidate).select_related("user").first()
        if candidate
        else Supervisor.objects.filter(pk=supervisor or 0).select_related("user").first()
    )
    if record is None:
        raise LookupError(candidate or supervisor)
    return person_of_user(record.user) if record.user else Person(candidate=candidate, supervisor=supervisor)


def roles_on(person: Person, day: date) -> Iterator[str]:
    """Name what the person is from that day on: hats, employments, assignments.

    A candidate's and a supervisor's hat stays, to read what was: there the employment and the assignment decide.
    """
    user = User.objects.filter(pk=person.user).first() if person.user else None
    if user is not None:
        lasting = {Role.CANDIDATE, Role.SUPERVISOR}
        yield from (hat.label for hat in hats.hats_of(user, day) if hat.role not in lasting)
    from_then = Q(valid__upper_inf=True) | Q(valid__endswith__gt=day)
    if person.candidate and Employment.objects.filter(from_then, candidate=person.candidate).exists():
        yield str(Role.CANDIDATE.label)
    if person.supervisor and Assignment.objects.filter(from_then, supervisor=person.supervisor).exists():
        yield str(Role.SUPERVISOR.label)
