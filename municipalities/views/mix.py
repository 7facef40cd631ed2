from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alisvest.core.access import SignedInRequest, allow
from alisvest.core.keys import keys_in
from alisvest.core.money import format_kroner
from alisvest.core.roles import STAFF_ROLES
from alisvest.ui import formats
from alisvest.ui.parts import Confirmation, Tile
from alisvest.ui.tables import Rows, paginate
from municipalities import actions, queries
from municipalities.forms import MixForm
from municipalities.queries import mix as mixes
from municipalities.queries.grid import field_of, judged_by_criteria
from municipalities.queries.mix import Member, Weighed, size_words
from municipalities.queries.score import means
from municipalities.views.grid import PAGE, closed_words
from municipalities.views.recommendation import posts

STAFF = tuple(sorted(STAFF_ROLES))


@allow(*STAFF)
@require_safe
def mix_detail(request: SignedInRequest, pk: int) -> HttpResponse:
    """Weigh the municipalities of ?s= against the whole field. The address is the mix: it can be passed on."""
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    chosen = set(keys_in(request.GET.getlist("s")))
    return render(request, "municipalities/mix_detail.html", _context(request, round_, chosen, None))


@allow(*STAFF)
@require_POST
def mix_save(request: SignedInRequest, pk: int) -> HttpResponse:
    round_ = get_object_or_404(queries.rounds_for(request.user), pk=pk)
    chosen = set(keys_in(request.POST.getlist("s")))
    form = MixForm(request.POST, chosen=chosen, action=reverse("municipalities:mix_save", args=[pk]))
    if form.is_valid() and form.carry_out(
        actions.save_mix, round_, applications=chosen, **form.cleaned_data, by=request.user
    ):
        messages.success(request, _("The mix is saved."))
        return redirect(_address(round_, chosen))
    context = _context(request, round_, chosen, form)
    return render(request, "municipalities/mix_detail.html", context, status=form.status)


@allow(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
def mix_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    mix = get_object_or_404(mixes.mixes_for(request.user), pk=pk)
    back = reverse("municipalities:mix_detail", args=[mix.round_id])
    if request.method == "POST":
        actions.remove_mix(mix, by=request.user)
        messages.success(request, _("The mix is taken away."))
        return redirect(back)
    confirmation = Confirmation(
        _("Will you take the mix away?"),
        [
            _("%(name)s, saved by %(person)s on %(day)s.")
            % {"name": mix.name, "person": mix.saved_by.name, "day": formats.day(mix.saved_at)},
            _("No recommendation changes by it."),
        ],
        _("Take the mix away"),
        _("Keep the mix"),
        back,
        danger=True,
    )
    return render(request, "layouts/confirm.html", {"confirmation": confirmation, "form": None})


def _address(round_: Any, chosen: set[int]) -> str:
    query = "&".join(f"s={key}" for key in sorted(chosen))
    return reverse("municipalities:mix_detail", args=[round_.pk]) + (f"?{query}" if query else "")


def _context(request: Any, round_: Any, chosen: set[int], form: MixForm | None) -> dict[str, Any]:
    criteria, phases = judged_by_criteria(round_)
    opened = field_of(request.user, round_)
    judged = means(round_, request.user, chosen.intersection(opened.keys), criteria, phases)
    sums = {pk: each.total for pk, each in judged.items()}
    field = mixes.members_in(request.user, round_, opened.keys, sums)
    picked = [each for each in field if each.pk in chosen]
    rest = paginate(request, [each for each in field if each.pk not in chosen], PAGE)
    weighed = mixes.weigh(field, chosen)
    action = reverse("municipalities:mix_save", args=[round_.pk])
    return {
        "round": round_,
        "up": f"{reverse('municipalities:review_list')}?round={round_.pk}",
        "here": reverse("municipalities:mix_detail", args=[round_.pk]),
        "grid": reverse("municipalities:grid_detail", args=[round_.pk]),
        "recommend": reverse("municipalities:recommendation_list", args=[round_.pk]),
        "field": field,
        "picked": [_row(each) for each in picked],
        "rest": [_row(each) for each in rest.rows],
        "pages": _pages(rest),
        "page": rest,
        "tiles": _tiles(round_, picked, weighed),
        "weighed": weighed,
        "posts_words": _posts_words(round_, weighed.posts),
        "form": form or MixForm(chosen={each.pk for each in picked}, action=action),
        "named": [_named(mix, round_) for mix in mixes.mixes_for(request.user).filter(round=round_)],
        "closed": closed_words(opened.closed),
        "recommended": "" if picked else _address(round_, mixes.recommended_among(opened.keys)),
    }


def _row(member: Member) -> dict[str, Any]:
    size = size_words(member.population)
    return {
        "pk": member.pk,
        "name": member.name,
        "about": " · ".join(part for part in (posts(member.posts), member.county, size) if part),
        "href": reverse("municipalities:application_review", args=[member.pk]),
    }


def _pages(rest: Rows) -> dict[str, int]:
    """Pages are turned by buttons of the form itself, so that nothing ticked is lost."""
    current = next((link.number for link in rest.links if link.current), 1)
    return {
        "current": current,
        "previous": current - 1 if rest.previous else 0,
        "next": current + 1 if rest.next else 0,
    }


def _named(mix: Any, round_: Any) -> dict[str, Any]:
    members = {each.application_id for each in mix.members.all()}
    return {
        "name": mix.name,
        "note": mix.note,
        "href": _address(round_, members),
        "about": _("%(count)s, saved by %(person)s on %(day)s")
        % {"count": _municipalities(len(members)), "person": mix.saved_by.name, "day": formats.day(mix.saved_at)},
        "remove": reverse("municipalities:mix_remove", args=[mix.pk]),
        "history": reverse("audit:history_detail", args=["municipalities.mix", mix.pk]),
    }


def _municipalities(number: int) -> str:
    return ngettext("%(number)d municipality", "%(number)d municipalities", number) % {"number": number}


def _posts_words(round_: Any, number: int) -> tuple[str, str]:
    """Say how the posts of the mix stand to what the round wants: the tone and the sentence."""
    words = {"posts": posts(number), "low": round_.places_from, "high": round_.places_to}
    if number < round_.places_from:
        return "warning", _("%(posts)s in the mix: fewer than the %(low)d to %(high)d the round asks for.") % words
    if number > round_.places_to:
        return "warning", _("%(posts)s in the mix: more than the %(low)d to %(high)d the round asks for.") % words
    return "info", _("%(posts)s in the mix, within the %(low)d to %(high)d the round asks for.") % words


def _tiles(round_: Any, picked: list[Member], weighed: Weighed) -> list[Tile]:
    cap = queries.cap_on(round_.deadline_on)
    mean = formats.number(weighed.mean, 2) if weighed.mean is not None else "–"
    return [
        Tile(
            _("Posts in the mix"),
            weighed.posts,
            "people",
            of=_("of %(number)d") % {"number": round_.places_to},
            done=min(weighed.posts, round_.places_to),
            whole=round_.places_to,
            note=_municipalities(len(picked)),
        ),
        Tile(
            _("Specialists in general practice"),
            weighed.specialists,
            "graduate",
            note=_("at the offices; %(count)s without one") % {"count": _municipalities(weighed.without_specialist)},
        ),
        Tile(
            _("Support at full caps"),
            format_kroner(weighed.posts * cap) if cap is not None else "–",
            "wallet",
            note=_("at most, a year") if cap is not None else _("The programme has no cap on that date."),
        ),
        Tile(
            _("Average score"),
            mean,
            "info",
            note=_("information, not a ranking"),
        ),
    ]
