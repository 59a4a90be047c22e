/* The facets of the claims explorer: for each, the choices there are with how many cards each would show. */
"use strict";

/* One facet's box. `choose(at, isChosen)` is called when a reader makes a choice; `update` shows what is chosen, whether
   that is a filter in use, and the present counts. */
function makeFacet(facet, isOpen, choose) {
  const TOP = 6; // choices that are shown before a reader asks for all
  const MANY = 14; // choices of which a field helps to find one
  const items = new Map(); // made when they are first shown
  const kept = new Set(); // once chosen, a choice stays where it was
  let shown = [];
  let state = { chosen: new Set(), isInUse: false, counts: [] };
  let isWhole = false;

  const inUse = makeElement("span", "bf-in-use");
  const list = makeElement("ul", "bf-choices");
  list.setAttribute("aria-label", facet.label);
  const field = makeElement("input", "bf-field bf-narrow");
  field.type = "search";
  field.placeholder = "Find one";
  field.setAttribute("aria-label", `${facet.label}: find one`);
  field.addEventListener("input", show);
  field.addEventListener("keydown", clearOnEscape);
  const whole = makeElement("button", "bf-button bf-whole");
  whole.type = "button";
  whole.addEventListener("click", () => {
    isWhole = !isWhole;
    show();
  });
  const box = makeElement("details", "bf-facet", makeElement("summary", "", `${facet.label} `, inUse), field, list, whole);
  box.open = isOpen;

  function makeItem(at) {
    const [, label, mark] = facet.choices[at];
    const tick = makeElement("input", "");
    tick.type = "checkbox";
    tick.addEventListener("change", () => choose(at, tick.checked));
    const count = makeElement("span", "bf-amount");
    const name = makeElement("span", mark ? `bf-actor ${mark}` : "", label);
    return { tick, count, item: makeElement("li", "", makeElement("label", "bf-choice", tick, name, " ", count)) };
  }

  function listShown() {
    const there = facet.choices.map((_, at) => at).filter((at) => state.counts[at] || kept.has(at));
    const rank = (at) => facet.choices[at][3];
    // Choices here change no counts here: nothing moves below the hand that clicks.
    there.sort((one, other) => rank(one) - rank(other) || state.counts[other] - state.counts[one] || one - other);
    const words = foldText(field.value).split(/\s+/).filter(Boolean);
    if (words.length) return there.filter((at) => words.every((word) => foldText(facet.choices[at][1]).includes(word)));
    if (isWhole || there.length <= TOP + 1) return there;
    const top = new Set(there.slice(0, TOP));
    return there.filter((at) => top.has(at) || kept.has(at));
  }

  function show() {
    const there = state.counts.filter(Boolean).length;
    box.hidden = !there && !state.isInUse;
    field.hidden = there < MANY && !field.value;
    const next = listShown();
    if (next.length !== shown.length || next.some((at, index) => at !== shown[index])) {
      const focused = document.activeElement;
      for (const at of next) if (!items.has(at)) items.set(at, makeItem(at));
      list.replaceChildren(...next.map((at) => items.get(at).item));
      if (list.contains(focused)) focused.focus(); // which moving it took away
      shown = next;
    }
    for (const at of next) {
      const { tick, count } = items.get(at);
      tick.checked = state.chosen.has(at);
      count.textContent = state.counts[at].toLocaleString("en");
    }
    inUse.textContent = state.isInUse ? `(${state.chosen.size || "all"})` : "";
    whole.hidden = Boolean(field.value) || there <= TOP + 1;
    whole.textContent = isWhole ? "Fewer" : `All ${there.toLocaleString("en")}`;
    whole.setAttribute("aria-expanded", String(isWhole));
    whole.setAttribute("aria-label", `${whole.textContent}: ${facet.label}`);
  }

  function update(chosen, isInUse, counts) {
    for (const at of chosen) kept.add(at);
    state = { chosen, isInUse, counts };
    show();
  }

  return { box, update };
}

/* Escape empties a field that has something in it, in every browser. */
function clearOnEscape(event) {
  const field = event.currentTarget;
  if (event.key !== "Escape" || !field.value) return;
  event.preventDefault();
  event.stopPropagation();
  field.value = "";
  field.dispatchEvent(new Event("input"));
}
