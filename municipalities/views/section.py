"""Writing an application: its points, its places, and the colleagues who have a point of their own."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from alisvest.core import clock
from alisvest.core.access import SignedInRequest, allow
from alisvest.core.links import is_ours
from alisvest.core.roles import MUNICIPALITY_ROLES, STAFF_ROLES, Role
from alisvest.core.rules import not_now, require
from alisvest.ui.parts import Confirmation
from municipalities import actions, queries, rules
from municipalities.forms import ColleagueForm, PlaceForm, SectionForm, partner_fields, section_form
from municipalities.queries import Answers
from municipalities.views.task import answer_form, point_task

if TYPE_CHECKING:  # pages reach rows through queries; only the types are named here
    from municipalities.models import Application, Place


WRITERS = (Role.WRITER, Role.SIGNER, *sorted(STAFF_ROLES))
WRITERS_AND_COLLEAGUES = (*sorted(MUNICIPALITY_ROLES), *sorted(STAFF_ROLES))


def point_at(application: "Application", anchor: str, place: str = "") -> Answers:
    """Return the point that the address names by its place's rank, or that of the `place` (its key) a form was made for.

    Somebody may have ranked the places anew since then: what was written belongs to its own place.
    """
    answers = queries.section_states(application)
    shown = next((each for each in answers if each.anchor == anchor), None)
    if place:
        key = anchor.rpartition("-")[0]
        shown = next((each for each in answers if each.key == key and each.place and str(each.place.pk) == place), None)
        require(None if shown else not_now(_("The place was taken out while you were writing.")))
    if shown is None:
        raise Http404
    return shown


@allow(*WRITERS_AND_COLLEAGUES)
@require_http_methods(["GET", "HEAD", "POST"])
def section_save(request: SignedInRequest, pk: int, anchor: str) -> HttpResponse:
    application = get_object_or_404(queries.applications_with_answers(request.user), pk=pk)
    require(queries.refuse_opening(request.user, application))
    shown = point_at(application, anchor, request.POST.get("place", ""))
    back, user = application.get_absolute_url(), request.user
    require(rules.refuse_writer(queries.standing(application, user), by=user, point=shown.pair))
    form = section_form(
        shown.key,
        request.POST or None,
        section=shown.section,
        partners=partner_fields(
            application.own_share,
            [(row.municipality_id, row.share) for row in queries.partners_by_share(application)],
        ),
        others=queries.possible_partners(user, application),
        back=back,
        place=shown.place,
    )
    if form.is_valid() and form.carry_out(
        actions.save_section,
        application,
        shown.key,
        form.answers(),
        by=user,
        place=shown.place,
        version=form.cleaned_data["version"],
    ):
        messages.success(request, _("Point %(point)s is saved.") % {"point": shown.point})
        return redirect(_after_saving(request, application, shown))
    context = _page(request, application, shown, form) | {"back": back}
    return render(request, "municipalities/section_save.html", context, status=form.status)


def _page(request: SignedInRequest, application: "Application", shown: Answers, form: SectionForm) -> dict[str, Any]:
    user, standing = request.user, queries.standing(application, request.user)
    theirs = _theirs(form, shown)
    refusal = rules.refuse_save(application, now=clock.now(), by=user, standing=standing, point=shown.pair)
    writes_all = rules.refuse_writer(standing, by=user) is None
    answers = queries.section_states(application)
    comments = queries.on_point(queries.comments_on(application), shown.pair)
    return {
        "application": application,
        "shown": shown,
        "form": form,
        "refusal": refusal,
        "may_assign": refusal is None and user.role in (Role.WRITER, Role.SIGNER),
        "given": queries.assignments_of(application).get(shown.pair, []),
        "comments": [(each, answer_form(each)) for each in comments],
        "paper": queries.paper_entry(application),
        "services": queries.services_at(user, shown.section),
        "offer": queries.offer_for(application, shown.key, shown.place) if refusal is None else None,
        "theirs": theirs,
        "theirs_title": _("Saved by %(name)s while you were writing") % {"name": theirs.section.saved_by.name}
        if theirs and theirs.section
        else "",
        "form_css": "" if shown.key == "office" else "narrow",
        "heading": shown.name,
        "may_write": refusal is None,
        "all_title": shown.place.title if shown.place else _("Points for the whole application"),
        "all": [
            point_task(application.pk, each, writable=True)
            for each in answers
            if each.place == shown.place and (writes_all or each.pair in standing.points)
        ],
        "words": queries.round_words(application.round, clock.now()),
        "contacts": queries.project_leaders(clock.today()),
    }


def _theirs(form: SectionForm, shown: Answers) -> Answers | None:
    """Return what another wrote meanwhile, and let the next sending stand on it: both have then been seen."""
    if not form.is_bound or shown.section is None or form.cleaned_data.get("version") == shown.section.version:
        return None
    form.now_at(shown.section.version)
    return shown


def _after_saving(request: SignedInRequest, application: "Application", shown: Answers) -> str:
    """Lead to the link that was followed (static/autosave.js), the same page, the list or the next point."""
    then = request.POST.get("then", "")
    if is_ours(then):
        return then
    if then == "here":
        return reverse("municipalities:section_save", args=[application.pk, shown.anchor])
    standing = queries.standing(application, request.user)
    writes_all = rules.refuse_writer(standing, by=request.user) is None
    following = [each for each in queries.section_states(application) if writes_all or each.pair in standing.points]
    anchors = [each.anchor for each in following]
    after = anchors[anchors.index(shown.anchor) + 1 :] if shown.anchor in anchors else []
    if then == "list" or not after:
        return application.get_absolute_url()
    return reverse("municipalities:section_save", args=[application.pk, after[0]])


@allow(*WRITERS_AND_COLLEAGUES)
@require_POST
def comment_answer(request: SignedInRequest, pk: int) -> HttpResponse:
    comment = get_object_or_404(queries.comments_for(request.user), pk=pk)
    form = answer_form(comment, request.POST)
    if not form.is_valid():
        context = {"comment": comment, "form": form}
        return render(request, "municipalities/comment_answer.html", context, status=form.status)
    actions.answer_comment(comment, answer=form.cleaned_data["answer"], by=request.user)
    messages.success(request, _("The comment is answered."))
    anchor = f"{comment.key}-{comment.place.rank}" if comment.place else comment.key
    if not anchor:
        return redirect(comment.application)
    return redirect("municipalities:section_save", comment.application_id, anchor)


@allow(Role.WRITER, Role.SIGNER)
@require_http_methods(["GET", "HEAD", "POST"])
def section_assign(request: SignedInRequest, pk: int, anchor: str) -> HttpResponse:
    application = get_object_or_404(queries.applications_with_answers(request.user), pk=pk)
    shown = point_at(application, anchor, request.POST.get("place", ""))
    back = reverse("municipalities:section_save", args=[pk, shown.anchor])
    colleagues = [each for each in queries.colleagues_of(application) if each.pk != request.user.pk]
    form = ColleagueForm(request.POST or None, colleagues=colleagues, back=back, place=shown.place)
    if form.is_valid() and form.carry_out(
        actions.assign_section, application, shown.key, form.cleaned_data["user"], place=shown.place, by=request.user
    ):
        said = _("%(name)s gets a mail with the way to this point.")
        messages.success(request, said % {"name": form.result.user.name})
        return redirect(back)
    context = {"application": application, "shown": shown, "form": form, "back": back, "colleagues": colleagues}
    return render(request, "municipalities/section_assign.html", context, status=form.status)


@allow(Role.WRITER, Role.SIGNER)
@require_POST
def assignment_end(request: SignedInRequest, pk: int) -> HttpResponse:
    assignment = get_object_or_404(queries.assignments_for(request.user), pk=pk)
    actions.end_assignment(assignment, by=request.user)
    messages.success(request, _("%(name)s no longer has this point.") % {"name": assignment.user.name})
    anchor = f"{assignment.key}-{assignment.place.rank}" if assignment.place else assignment.key
    return redirect("municipalities:section_save", assignment.application_id, anchor)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def place_add(request: SignedInRequest, pk: int) -> HttpResponse:
    application = get_object_or_404(queries.applications_for(request.user), pk=pk)
    require(rules.refuse_writer(queries.standing(application, request.user), by=request.user))
    form = PlaceForm(request.POST or None, back=application.get_absolute_url())
    if form.is_valid() and form.carry_out(
        actions.add_place, application, name=form.cleaned_data["name"], by=request.user
    ):
        messages.success(request, _("%(place)s is added.") % {"place": form.result.title})
        return redirect(application)
    context = {"application": application, "form": form, "heading": _("One place more")}
    return render(request, "municipalities/place_name.html", context, status=form.status)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def place_name(request: SignedInRequest, pk: int) -> HttpResponse:
    place = _place(request, pk)
    application = place.application
    form = PlaceForm(request.POST or None, initial={"name": place.name}, back=application.get_absolute_url())
    if form.is_valid() and form.carry_out(actions.name_place, place, name=form.cleaned_data["name"], by=request.user):
        messages.success(request, _("%(place)s is saved.") % {"place": form.result.title})
        return redirect(application)
    context = {"application": application, "form": form, "heading": place.title}
    return render(request, "municipalities/place_name.html", context, status=form.status)


@allow(*WRITERS)
@require_POST
def place_move(request: SignedInRequest, pk: int) -> HttpResponse:
    place = actions.move_place(_place(request, pk), up=request.POST.get("way") == "up", by=request.user)
    messages.success(request, _("It is now place %(rank)s.") % {"rank": place.rank})
    return redirect(place.application)


@allow(*WRITERS)
@require_POST
def place_copy(request: SignedInRequest, pk: int) -> HttpResponse:
    """Bring what is answered for the place of rank 1 to this one, where it has no answers yet."""
    place = _place(request, pk)
    source = get_object_or_404(place.application.places, rank=1)
    copied = actions.copy_place(source, place, by=request.user)
    if copied:
        said = ngettext(
            "%(count)s point is copied. Read it through.",
            "%(count)s points are copied. Read them through.",
            len(copied),
        )
        messages.success(request, said % {"count": len(copied)})
    else:
        messages.info(request, _("Nothing was copied: this place has answers at every point that place 1 has."))
    return redirect(place.application)


@allow(*WRITERS)
@require_http_methods(["GET", "HEAD", "POST"])
def place_remove(request: SignedInRequest, pk: int) -> HttpResponse:
    place = _place(request, pk)
    application = place.application
    if request.method == "POST":
        actions.remove_place(place, by=request.user)
        messages.success(request, _("The place is taken out."))
        return redirect(application)
    confirmation = Confirmation(
        _("Take out %(place)s?") % {"place": place.title},
        [_("Its answers are removed."), _("The places after it move up.")],
        _("Take out the place"),
        _("Keep the place"),
        application.get_absolute_url(),
        danger=True,
    )
    return render(request, "layouts/confirm.html", {"confirmation": confirmation})


def _place(request: SignedInRequest, pk: int) -> "Place":
    place = get_object_or_404(queries.places_for(request.user), pk=pk)
    require(rules.refuse_writer(queries.standing(place.application, request.user), by=request.user))
    return place
