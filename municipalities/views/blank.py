"""The blank form of a round, on paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from alisvest.core.access import SignedInRequest, allow
from alisvest.core.rules import require
from alisvest.documents import pango
from alisvest.documents.responses import attachment
from alisvest.documents.rules import refuse_paper
from municipalities import queries
from municipalities.letters.blank import blank_form
from municipalities.views.round import READERS


@allow(*READERS)
@require_safe
def round_blank(request: SignedInRequest, pk: int, language: str) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    if language not in {"nb", "nn"}:
        raise Http404
    require(refuse_paper(possible=pango.is_there()))
    content, name = blank_form(round_, list(queries.criteria_for(request.user, round_)), language)
    return attachment(content, shown_name=name, media_type="application/pdf")
