"""Floor 8: JSON Schema of this briefing's cards, from which editors complete, explain and check what people type."""

from briefing.schema.make import make_schemas
from briefing.schema.names import Names, name_cards
from briefing.schema.write import write_schemas

__all__ = ["Names", "make_schemas", "name_cards", "write_schemas"]
