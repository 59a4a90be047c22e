"""Floor 12: where a project's cards stand: what people changed, what is in conflict, what waits."""

from briefing.status.gather import Status, gather_status
from briefing.status.report import format_status

__all__ = ["Status", "format_status", "gather_status"]
