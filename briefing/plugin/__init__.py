"""Floor 14: the MkDocs plugin, the only part that knows MkDocs."""

from briefing.plugin.adapter import BriefingPlugin

__all__ = ["BriefingPlugin"]
