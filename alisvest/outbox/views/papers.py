"""The template library: each blank paper in bokmål and nynorsk, made from today's text at the moment it is fetched."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alisvest.core.access import SignedInRequest, allow
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import require
from alisvest.documents import pango
from alisvest.documents.responses import attachment
from alisvest.documents.rules import refuse_paper
from alisvest.outbox import paper, queries, wording

READERS = (*sorted(STAFF_ROLES | MUNICIPALITY_ROLES), Role.SUPERVISOR, Role.CANDIDATE)


@allow(*READERS)
@require_safe
def paper_list(request: SignedInRequest) -> HttpResponse:
    context = {"papers": queries.papers_for(request.user), "may_edit": request.user.role in STAFF_ROLES}
    return render(request, "outbox/paper_list.html", context)


@allow(*READERS)
@require_safe
def paper_download(request: SignedInRequest, key: str, language: str) -> HttpResponse:
    template = queries.paper_for(request.user, key)
    if template is None or language not in template.languages:
        raise Http404
    require(refuse_paper(possible=pango.is_there()))
    require(wording.refuse_blank(template, language))
    content, name = paper.blank(template, language)
    return attachment(content, shown_name=name, media_type="application/pdf")
