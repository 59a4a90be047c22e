/* What Material's own scripts expect to find in the page. Material prints it inline; a strict content-security policy
   wants it in a file. */
"use strict";

/* The root of the site: what a reader chose on one site is not another's, even on one host. */
var __md_scope = new URL("../..", document.currentScript.src);

function __md_hash(text) {
  let sum = 0;
  for (const character of text) sum = (sum << 5) - sum + character.charCodeAt(0);
  return sum;
}

function __md_get(name, storage = localStorage, scope = __md_scope) {
  try {
    return JSON.parse(storage.getItem(scope.pathname + "." + name));
  } catch {
    return null; // storage is shut, or holds what somebody else wrote
  }
}

function __md_set(name, value, storage = localStorage, scope = __md_scope) {
  try {
    storage.setItem(scope.pathname + "." + name, JSON.stringify(value));
  } catch {
    // Storage is shut or full: the choice lasts as long as the page.
  }
}

document.addEventListener("DOMContentLoaded", () => {
  // Material's search is a dialog without a name.
  const search = document.querySelector(".md-search");
  const field = document.querySelector(".md-search__input");
  if (search && field) search.setAttribute("aria-label", field.getAttribute("aria-label"));
  // A link to a content tab opens it.
  const target = document.getElementById(location.hash.slice(1));
  if (target && target.name) target.checked = target.name.startsWith("__tabbed_");
  // Material opens its menu with a label, which the keyboard cannot reach: a button takes its place and looks.
  const label = document.querySelector(".md-header__button[for=__drawer]");
  const drawer = document.getElementById("__drawer");
  if (!label || !drawer) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = label.className;
  button.setAttribute("for", "__drawer"); // Material's style sheet knows it by that
  button.setAttribute("aria-label", "Menu");
  button.append(...label.childNodes);
  label.replaceWith(button);
  const tell = () => button.setAttribute("aria-expanded", String(drawer.checked));
  const turn = (is_open) => {
    drawer.checked = is_open;
    drawer.dispatchEvent(new Event("change", { bubbles: true }));
  };
  tell();
  drawer.addEventListener("change", tell);
  button.addEventListener("click", (event) => {
    turn(!drawer.checked);
    const by_keyboard = event.detail === 0;
    const first = by_keyboard && drawer.checked && document.querySelector(".md-sidebar--primary .md-nav__link[href]");
    if (first) first.focus();
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    turn(false);
    button.focus();
  });
});
