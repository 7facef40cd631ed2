import pytest

from candidates.actions import load_rule_sets
from candidates.models import RuleSet
from candidates.queries import lines_of
from candidates.rules.evaluation import Line


@pytest.fixture
def founding_lines() -> list[Line]:
    """The lines of the set of 2016 as they are loaded."""
    load_rule_sets()
    return lines_of(RuleSet.objects.get(code="2016").lines.all())
