"""Floor 11: a project's articles parsed, by as many processes as help, and its cards written."""

from briefing.parsing.gather import Progress, unwatched
from briefing.parsing.hands import Hands
from briefing.parsing.project import make_cards, parse_project, read_decided
from briefing.parsing.teams import TeamError

__all__ = ["Hands", "Progress", "TeamError", "make_cards", "parse_project", "read_decided", "unwatched"]
