/* The network's drawing: pointing at a name, or reaching it by keyboard, leaves its relations alone in sight; types of
   relations can be left out, and the address says which. Without scripts the drawing and the list say everything. */
"use strict";

{
  const page = document.querySelector(".bf-network");
  const arcs = page.querySelector(".bf-arcs");
  const names = [...arcs.querySelectorAll(".bf-arc-names > li")];
  const edges = [...arcs.querySelectorAll(".bf-edge")];
  const boxes = [...page.querySelectorAll(".bf-types input")];
  page.classList.add("bf-live");

  function light(key) {
    arcs.classList.toggle("bf-choosing", key !== "");
    const near = new Set([key]);
    for (const edge of edges) {
      const is_lit = key !== "" && [edge.dataset.one, edge.dataset.other].includes(key);
      edge.classList.toggle("bf-lit", is_lit);
      if (is_lit && !edge.classList.contains("bf-off")) near.add(edge.dataset.one).add(edge.dataset.other);
    }
    for (const name of names) name.classList.toggle("bf-lit", near.has(name.dataset.key));
  }

  for (const name of names) {
    name.addEventListener("pointerenter", () => light(name.dataset.key));
    name.addEventListener("pointerleave", () => light(""));
    name.addEventListener("focusin", () => light(name.dataset.key));
    name.addEventListener("focusout", () => light(""));
  }

  function show(types) {
    for (const box of boxes) box.checked = types.includes(box.value);
    for (const edge of edges) edge.classList.toggle("bf-off", !types.includes(edge.dataset.type));
  }

  function chosen() {
    return boxes.filter((box) => box.checked).map((box) => box.value);
  }

  function read_address() {
    const said = new URLSearchParams(location.hash.slice(1)).get("show");
    if (said !== null) show(said.split(","));
    else if (!location.hash) show(boxes.map((box) => box.value));
  }

  for (const box of boxes) {
    box.addEventListener("change", () => {
      show(chosen());
      const is_all = boxes.every((other) => other.checked);
      // An address that differs in its hash alone is the one kind a page opened from disk may take.
      history.replaceState(null, "", is_all ? "#" : `#show=${chosen().join(",")}`);
    });
  }
  addEventListener("hashchange", function follow() {
    if (page.isConnected) read_address();
    else removeEventListener("hashchange", follow); // another page took its place
  });
  read_address();
}
