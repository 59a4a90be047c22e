"""Floor 4: who says what, as spans."""

from briefing.attribution.attribute import attribute
from briefing.attribution.attribution import Attribution, Mode

__all__ = ["Attribution", "Mode", "attribute"]
