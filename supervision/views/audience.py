"""Who opens which pages of supervision, said once."""

from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role

STAFF = tuple(sorted(STAFF_ROLES))
READERS = tuple(sorted(STAFF_ROLES | MUNICIPALITY_ROLES | {Role.SUPERVISOR, Role.CANDIDATE}))
