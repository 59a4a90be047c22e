"""Where things are: places of the briefing on outlines of the world, drawn when the site is built.

`sphere`, `window` and `shapes` are the geometry. `outlines` has the world's coasts and borders, `base` draws them in a
window; `atlas` knows where the places of a briefing are and how much is told of each, `focus` which belong on one map;
`labels` and `draw` bring both together. Nothing here knows SVG but the letters of a path.
"""
