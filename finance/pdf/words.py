"""The statement's sentences, in the active language: on paper the municipality's, on screen the reader's."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_noop, npgettext, pgettext

from alisvest.core.money import MINUS, NBSP, format_kroner
from alisvest.ui.formats import day
from finance.rules.statement_content import CandidateYear, Content
from finance.workflow import Category

# Where the founding rates come from; a rate decided later shows its source as it was written.
SOURCES = (
    gettext_noop("Project description, December 2016: up to 200 000 a year per candidate"),
    gettext_noop("Project description, December 2016: 50 000 a year per candidate"),
)
CSV_NAME = "ALIS-Vest_{year}.csv"


def title(content: Content) -> str:
    return _("Annual cost statement %(year)s") % {"year": content.year}


def waterfall(content: Content) -> str:
    """Say in one breath how the documented costs became the year's support, in the active language."""
    sums, documented, who = content.sums, content.documented, content.receiver.full_name
    count = len({line.candidate for line in content.lines})
    if not content.lines:
        parts = [_("%(who)s has no refunds for %(year)s.") % {"who": who, "year": content.year}]
    else:
        parts = [
            npgettext(
                "statement",
                "%(who)s has documented costs of %(amount)s for %(count)d candidate in %(year)s.",
                "%(who)s has documented costs of %(amount)s for %(count)d candidates in %(year)s.",
                count,
            )
            % {"who": who, "amount": format_kroner(documented.documented), "count": count, "year": content.year}
        ]
        if documented.fond2:
            parts.append(_("Fond II covers %(amount)s.") % {"amount": format_kroner(documented.fond2)})
        if documented.declined:
            parts.append(
                _("%(amount)s is above the cap or not eligible.") % {"amount": format_kroner(documented.declined)}
            )
        parts.append(_("The refund is %(amount)s.") % {"amount": format_kroner(sums.approved)})
    if sums.charged:
        amounts = {"egenandel": format_kroner(sums.charged), "net": format_kroner(abs(sums.net))}
        if sums.net >= 0:
            parts.append(_("Less the egenandel of %(egenandel)s, the year's support is %(net)s.") % amounts)
        else:
            parts.append(_("The egenandel is %(egenandel)s: %(net)s more than the refund.") % amounts)
    return " ".join(parts)


def changes(before: Content, after: Content) -> list[str]:
    """Say which sums differ from the version that is replaced, in the active language; øre to øre."""
    pairs = [
        (pgettext("statement", "Documented costs"), before.documented.documented, after.documented.documented),
        (pgettext("statement", "Approved refund"), before.sums.approved, after.sums.approved),
        (pgettext("statement", "Paid out"), before.sums.paid, after.sums.paid),
        (pgettext("statement", "Charged"), before.sums.charged, after.sums.charged),
        (pgettext("statement", "Paid in"), before.sums.received, after.sums.received),
    ]
    return [f"{label}: {format_kroner(was)} → {format_kroner(now)}" for label, was, now in pairs if was != now]


def settlement(content: Content) -> str:
    """Say how refund and egenandel meet in the year."""
    return {
        "invoice": _(
            "Refund and egenandel are settled separately: the refund is paid out, the egenandel invoiced. "
            "Nothing is set off."
        ),
        "netting": _(
            "The egenandel is set off against the refund when it is paid out. Both stand as vouchers of their own."
        ),
        "internal": _(
            "The municipality leads the programme: its egenandel is settled by an internal voucher, without an invoice."
        ),
    }[content.settlement]


def balance_label(content: Content) -> str:
    if content.sums.balance > 0:
        return _("Balance in the municipality's favour")
    if content.sums.balance < 0:
        return _("Balance in the programme's favour")
    return _("Balance: all is settled")


def waiting(content: Content) -> str:
    """Say what is claimed and not decided; nothing when nothing waits."""
    if not content.waiting:
        return ""
    return _("Claims of %(amount)s are not decided yet and are in none of the figures.") % {
        "amount": format_kroner(content.waiting)
    }


def why(one: CandidateYear) -> list[str]:
    """Explain the candidate's cap and egenandel: months and their reasons."""
    cap = one.cap
    words = [_("Cap: %(rate)s a year, %(months)s.") % {"rate": format_kroner(cap.rate), "months": cap.explanation}]
    if one.egenandel:
        words.append(
            _("Egenandel: %(rate)s a year, %(months)s.")
            % {"rate": format_kroner(one.egenandel.rate), "months": one.egenandel.explanation}
        )
    if one.used_elsewhere:
        words.append(
            _("%(amount)s of the cap is used by another employer in the same year.")
            % {"amount": format_kroner(one.used_elsewhere)}
        )
    return words


def category_label(category: str) -> str:
    return str(Category(category).label)


def nok(ore: int) -> str:
    """Write øre with both decimals and no unit, as columns want them."""
    kroner, rest = divmod(abs(ore), 100)
    return f"{MINUS if ore < 0 else ''}{kroner:,}".replace(",", NBSP) + f",{rest:02}"


def rules_of(content: Content) -> Iterator[tuple[str, str]]:
    """Walk the rules that made the figures, as heading and words."""
    yield (
        pgettext("statement", "Candidate-year"),
        _(
            "The calendar year. The first and the last year are cut down by whole months: the month of leaving counts, "
            "the month of starting only if employed from its first day. Whole calendar months of full leave are "
            "taken out. The percentage of the post does not change the amounts."
        ),
    )
    for heading, rate in (
        (pgettext("statement", "Cap"), content.cap),
        (pgettext("statement", "Egenandel"), content.egenandel),
    ):
        yield (
            heading,
            _("%(amount)s a year for each candidate, valid from %(day)s. Source: %(source)s.")
            % {"amount": format_kroner(rate.amount), "day": day(rate.since), "source": translated(rate.source)},
        )
    yield (
        pgettext("statement", "Refund"),
        _(
            "Documented extra costs of the education, net of VAT, that Fond II does not cover. Every claim is attested "
            "and authorised by two different persons, neither of them the claimant. Unused cap is not carried over."
        ),
    )
    yield (
        pgettext("statement", "Rounding"),
        _(
            "Every amount is kept in whole øre. A yearly rate times months ÷ 12 is rounded to the nearest øre, "
            "halves up. Sums are never rounded."
        ),
    )
    yield (
        pgettext("statement", "Sums"),
        _(
            "The sums on page 1 are sums over the entries of the ledger. Before issuing it was checked that the lines "
            "give the same sums to the øre."
        ),
    )
    yield (
        pgettext("statement", "Vouchers"),
        _(
            "Voucher numbers are the programme's own, without gaps in each year. The receipt is the municipality's own "
            "reference; the receipts are kept by the municipality. Corrections are reversals and are shown as vouchers."
        ),
    )
    yield (
        pgettext("statement", "Enclosure"),
        _("The lines are enclosed in this file as %(name)s, for a spreadsheet.")
        % {"name": CSV_NAME.format(year=content.year)},
    )
