/* The colours that a reader chose, before anything is painted. */
"use strict";

{
  const chosen = __md_get("__palette");
  if (chosen && chosen.color) {
    let colours = chosen.color;
    if (colours.media === "(prefers-color-scheme)") {
      const wanted = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
      const option = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${wanted})"]`);
      const names = ["media", "scheme", "primary", "accent"];
      if (option) colours = Object.fromEntries(names.map((name) => [name, option.getAttribute(`data-md-color-${name}`)]));
    }
    for (const [name, value] of Object.entries(colours)) document.body.setAttribute(`data-md-color-${name}`, value);
  }
}
