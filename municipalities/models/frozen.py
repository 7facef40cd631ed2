"""The guard over everything that a municipality answers: it changes only while the application is a draft."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from alisvest.core.constraints import register_sentence

FROZEN = "municipalities_section_frozen"
register_sentence(FROZEN, _("The application is not a draft: its answers stand as they are."))


def frozen(status: str) -> pgtrigger.Trigger:
    """Refuse each change of a row unless its application is a draft.

    `status` is the query for the application's status, in which {row} stands for the row that is written.
    """
    return pgtrigger.Trigger(
        name="frozen",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            if tg_op = 'DELETE' then
                if ({status.format(row="old")}) <> 'draft' then
                    raise exception 'the application is not a draft'
                        using errcode = 'check_violation', constraint = '{FROZEN}';
                end if;
                return old;
            end if;
            if ({status.format(row="new")}) <> 'draft' then
                raise exception 'the application is not a draft'
                    using errcode = 'check_violation', constraint = '{FROZEN}';
            end if;
            return new;
        """,
    )
