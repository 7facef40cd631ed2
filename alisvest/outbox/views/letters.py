"""Formal letters: the one way such a letter leaves the archive for a reader."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from alisvest.core.access import SignedInRequest, allow, opens
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES
from alisvest.documents.responses import stored_attachment
from alisvest.outbox import queries


@allow(*sorted(STAFF_ROLES), *sorted(MUNICIPALITY_ROLES))
@opens("outbox.formalletter", "pk")
@require_safe
def letter_download(request: SignedInRequest, pk: int) -> HttpResponse:
    letter = get_object_or_404(queries.letters_for(request.user), pk=pk)
    return stored_attachment(letter.document)
