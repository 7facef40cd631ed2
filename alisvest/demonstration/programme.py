"""What must stand before anything happens: rates and norms, the register, the rule sets, the chart of accounts."""

from alisvest.dashboard.actions import load_reminders
from alisvest.programme.actions import load_founding_values
from candidates.actions import load_rule_sets
from finance.actions import load_chart
from municipalities.actions import load_register


def load_ground() -> None:
    load_founding_values(by=None)
    load_register(by=None)
    load_rule_sets(by=None)
    load_chart(by=None)
    load_reminders(by=None)
