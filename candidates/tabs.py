"""The tabs of a candidate's page. The apps above enter theirs from their ready()."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from alisvest.accounts.models import User
from alisvest.core.roles import Role
from alisvest.ui.tables import Tab


@dataclass(frozen=True, slots=True)
class CandidateTab:
    """A page about one candidate; its URL takes the candidate's key. Shown to the roles that may open it."""

    label: str | Promise
    url_name: str
    roles: frozenset[Role]
    order: int


_tabs: dict[str, CandidateTab] = {}


def register(tab: CandidateTab) -> None:
    """Enter a tab, once per page it leads to; entering it again replaces it."""
    _tabs[tab.url_name] = tab


def tabs_for(user: User, candidate_pk: int, current: str) -> list[Tab]:
    """Return the tabs that the reader may open, in order; `current` is the URL name of the page shown."""
    mine = sorted((tab for tab in _tabs.values() if user.role in tab.roles), key=lambda tab: (tab.order, tab.url_name))
    return [Tab(tab.label, reverse(tab.url_name, args=[candidate_pk]), tab.url_name == current) for tab in mine]
