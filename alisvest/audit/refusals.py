"""A refused attempt to write is on the trail too: who tried what, on which row, and the words they got.

Written when the request is answered, so that the rollback of the attempt does not take the line with it. Of the form
nothing is kept.
"""

import logging

from django.db import DatabaseError, transaction

from alisvest.audit.models import Event
from alisvest.core import clock, subjects
from alisvest.core.access import Refused

logger = logging.getLogger(__name__)
LONGEST = 300  # characters of the reason


def note(attempt: Refused) -> None:
    """Write one line. A trail that cannot be written does not change the answer the person gets."""
    request, match = attempt.request, attempt.request.resolver_match
    user = request.user if request.user.is_authenticated else None
    about = subjects.subject_of(match)
    try:
        with transaction.atomic():
            Event.objects.create(
                on=clock.today(),
                by=user,
                role=(user.role or "") if user else "",
                verb=match.view_name if match else "",
                refused=True,
                subject_type=about[0] if about else "",
                subject_id=about[1] if about else None,
                reason=attempt.reason[:LONGEST],
            )
    except DatabaseError:
        logger.exception("a refused attempt could not be written to the trail")
