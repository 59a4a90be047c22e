"""Floor 2: an article becomes a document of paragraphs, sentences, tokens and quotations."""
