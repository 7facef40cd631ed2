"""Whose money may a person decide about: nobody decides their own municipality's."""

from datetime import date

from alisvest.accounts.models import User
from alisvest.core.rules import Refusal
from municipalities.models import Municipality


def conflict_of_interest(by: User, municipality: Municipality, day: date) -> Refusal | None:
    return None


def leads_the_programme(municipality: Municipality) -> bool:
    return False
