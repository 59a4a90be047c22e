"""Floor 2: an article becomes a document of paragraphs, sentences, tokens and quotations."""

from briefing.text.document import Document, Paragraph, Quotation, Sentence, Token
from briefing.text.segment import segment

__all__ = ["Document", "Paragraph", "Quotation", "Sentence", "Token", "segment"]
