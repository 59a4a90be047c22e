"""What is drawn: numbers and days turned into places on a line, in hundredths of its length.

Nothing here knows SVG; templates draw what these values say, and a drawing is as wide as the page lets it.
"""
