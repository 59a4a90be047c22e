"""Floor 8: what can be wrong with cards, one module per check; a module's docstring is its manual page."""

from briefing.checks.manual import read_manual
from briefing.checks.run import CHECKS, Checked, check_cards, run_checks

__all__ = ["CHECKS", "Checked", "check_cards", "read_manual", "run_checks"]
