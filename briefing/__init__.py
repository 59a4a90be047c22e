"""Turns news articles into YAML fact cards and the cards into a linked briefing site.

The order of the stages is in ``pipeline.py``; the folders stand on floors, and imports only point down:
``values`` < ``pack``, ``yamlfile``, ``rules``, ``sources``, ``settings`` < ``text`` < ``mentions`` < ``attribution``
< ``links`` < ``claims`` < ``cards`` < ``checks``, ``render``, ``pipeline`` < ``export`` < ``project`` < ``explain``
< ``cli``, ``plugin``.
"""

__version__ = "0.1.0"
