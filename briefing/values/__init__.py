"""Floor 0: the small immutable values that every stage shares (standard library only)."""

from briefing.values.count import Count
from briefing.values.evidence import Evidence
from briefing.values.immutable import immutable
from briefing.values.problem import Problem, Severity
from briefing.values.span import Span
from briefing.values.trace import Trace
from briefing.values.when import When

__all__ = ["Count", "Evidence", "Problem", "Severity", "Span", "Trace", "When", "immutable"]
