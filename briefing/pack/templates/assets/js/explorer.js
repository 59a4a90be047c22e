/* The claims explorer: a reader's choices, the list they lead to, and the address that says both.
   The page comes with the first claims; this adds the filters, and all the others. */
"use strict";

function openExplorer(root, data) {
  const WINDOW = 400; // lines in the page at once; others take their place
  const find = (selector) => root.querySelector(selector);
  const [list, found, chips, notice] = [".bf-list", ".bf-found", ".bf-chips", ".bf-unknown-choice"].map(find);
  const [words, clock, from, to, undated, sort] = ["words", "clock", "from", "to", "undated", "sort"].map((name) =>
    find(`#explorer-${name}`),
  );
  const [onward, back] = [".bf-on", ".bf-back"].map(find);
  const portion = list.children.length; // as many as the page came with
  const readLine = openLines(data);
  const finder = openFinder(data, readLine);
  const { facets } = finder;
  const OPEN = ["by", "act", "place"]; // facets that are unfolded at first
  const boxes = facets.map((facet) =>
    makeFacet(facet, OPEN.includes(facet.name), (at, isChosen) => change((query) => choose(query, facet, at, isChosen))),
  );
  let query = readQuery(location.search, facets);
  let result = finder.find(query);
  let first = 0; // the result's lines that are in the page: from this one
  let last = 0; // to this one, not included

  /* Choices. */

  function choose(query, facet, at, isChosen) {
    if (isChosen) query.chosen[facet.name].add(at);
    else query.chosen[facet.name].delete(at);
  }

  /* Changes the query and shows what it finds; `isNew` where Back should lead to the one before. */
  function change(alter, isNew = true) {
    alter(query);
    query.unknown = [];
    const address = writeQuery(query, facets);
    try {
      history[isNew ? "pushState" : "replaceState"](null, "", address ? `?${address}` : location.pathname);
    } catch {
      // A browser that lets no file change its address, or not so often: the list changes all the same.
    }
    show();
  }

  function follow(field, event, alter, isNew = true) {
    field.addEventListener(event, () => change((query) => alter(query, field), isNew));
  }

  follow(words, "input", (query, field) => (query.words = field.value), false);
  follow(from, "change", (query, field) => (query.from = field.value));
  follow(to, "change", (query, field) => (query.to = field.value));
  follow(clock, "change", (query, field) => (query.clock = field.value));
  follow(undated, "change", (query, field) => (query.isUndated = field.checked));
  follow(sort, "change", (query, field) => (query.sort = field.value));
  words.addEventListener("keydown", clearOnEscape);
  addEventListener("popstate", (event) => {
    const asked = readQuery(location.search, facets);
    if (writeQuery(asked, facets) === writeQuery(query, facets)) return; // a link within the page
    query = asked;
    show(event.state);
  });
  addEventListener("pagehide", () => {
    try {
      history.replaceState({ first, last }, ""); // where a reader who comes back had been
    } catch {
      // As above.
    }
  });

  /* What a query finds. */

  function show(left = null) {
    result = finder.find(query);
    showControls();
    list.replaceChildren();
    first = last = Math.min(left?.first ?? 0, result.rows.length);
    showMore(left?.last > first ? left.last - first : portion);
  }

  function showControls() {
    for (const [field, value] of [[words, query.words], [from, query.from], [to, query.to], [clock, query.clock], [sort, query.sort]])
      if (field.value !== value) field.value = value;
    undated.checked = query.isUndated;
    undated.disabled = !(query.from || query.to);
    find(".bf-dates .bf-amount").textContent = result.undated.toLocaleString("en");
    find(".bf-dates .bf-in-use").textContent = query.from || query.to ? "(1)" : "";
    facets.forEach((facet, at) => boxes[at].update(query.chosen[facet.name], isInUse(facet), result.counts[at]));
    const what = hasClaimsAlone(query, facets) ? "claims" : "cards";
    const some = result.rows.length === result.ofKinds ? "" : `${result.rows.length.toLocaleString("en")} of `;
    found.textContent = `${some}${result.ofKinds.toLocaleString("en")} ${what}`;
    notice.textContent = query.unknown.map(([label, value]) => `There is no such ${label}: “${value}”.`).join(" ");
    notice.hidden = !query.unknown.length;
    showChips();
  }

  function showMore(count) {
    const until = Math.min(last + count, result.rows.length, first + WINDOW);
    list.append(...result.rows.slice(last, until).map((row) => showLine(readLine(row))));
    last = until;
    const rest = result.rows.length - last;
    const next = last - first < WINDOW ? Math.min(portion, rest) : Math.min(WINDOW, rest);
    onward.textContent = `Show the next ${next} of ${rest.toLocaleString("en")} more`;
    onward.parentElement.hidden = !rest;
    back.textContent = `Back to the ${Math.min(WINDOW, first)} before these`;
    back.parentElement.hidden = !first;
  }

  /* Puts other lines in place of those that are shown. */
  function turnTo(row) {
    first = last = Math.max(0, row);
    list.replaceChildren();
    showMore(WINDOW);
    list.querySelector("a[href]").focus();
    root.querySelector(".bf-results").scrollIntoView();
  }

  onward.addEventListener("click", () => {
    if (last - first >= WINDOW) return turnTo(last);
    const before = list.children.length;
    showMore(portion);
    list.children[before].querySelector(".bf-words a, .bf-number a").focus();
  });
  back.addEventListener("click", () => turnTo(first - WINDOW));
  new IntersectionObserver(
    ([seen]) => {
      if (seen.isIntersecting && last - first < WINDOW) showMore(portion);
    },
    { rootMargin: "800px" },
  ).observe(onward.parentElement);

  /* The filters in use, each with a way out. */

  function isInUse(facet) {
    return facet.name === "kind" ? !hasClaimsAlone(query, facets) : query.chosen[facet.name].size > 0;
  }

  function showDay(day) {
    return new Date(day).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  }

  function listInUse() {
    const used = [];
    if (query.words.trim()) used.push([`Words: ${query.words.trim()}`, (query) => (query.words = "")]);
    for (const facet of facets.filter(isInUse)) {
      if (facet.name === "kind" && !query.chosen.kind.size)
        used.push(["Kind: all", (query) => (query.chosen.kind = claimsAlone(facets))]);
      for (const at of query.chosen[facet.name])
        used.push([`${facet.label}: ${facet.choices[at][1]}`, (query) => choose(query, facet, at, false)]);
    }
    if (query.from || query.to) {
      const days = [query.from && `from ${showDay(query.from)}`, query.to && `to ${showDay(query.to)}`].filter(Boolean);
      used.push([`Date: ${days.join(" ")}${query.isUndated ? " or none" : ""}`, (query) => ((query.from = query.to = ""), (query.isUndated = false))]);
    }
    return used;
  }

  function showChips() {
    const used = listInUse();
    const hadFocus = [...chips.children].findIndex((item) => item.contains(document.activeElement));
    const leave = (label, alter) => {
      const button = makeElement("button", "bf-button bf-chip-in-use", makeElement("span", "", label), " ×");
      button.type = "button";
      button.setAttribute("aria-label", `Remove ${label}`);
      button.addEventListener("click", () => change(alter));
      return makeElement("li", "", button);
    };
    chips.replaceChildren(...used.map(([label, alter]) => leave(label, alter)));
    if (used.length > 1) {
      const clear = makeElement("button", "bf-button bf-clear", "Clear all");
      clear.type = "button";
      clear.addEventListener("click", () => change((query) => Object.assign(query, readQuery(`sort=${query.sort}`, facets))));
      chips.append(makeElement("li", "", clear));
    }
    chips.hidden = !used.length;
    find(".bf-filter-box > summary .bf-in-use").textContent = used.length ? `(${used.length})` : "";
    if (hadFocus >= 0) (chips.children[Math.min(hadFocus, used.length - 1)]?.firstChild ?? words).focus();
  }

  /* On a phone the filters are folded, on a desk they stand beside the list. */
  const wide = matchMedia("(min-width: 60em)");
  const fold = () => (find(".bf-filter-box").open = wide.matches);
  wide.addEventListener("change", fold);
  fold();
  find(".bf-facets").append(...boxes.map(({ box }) => box));
  if (writeQuery(query, facets) || query.unknown.length || history.state) return show(history.state);
  last = portion; // the page has them already
  showControls();
  showMore(0);
}

{
  const root = document.querySelector(".bf-explorer");
  if (root && typeof briefing_claims !== "undefined") openExplorer(root, briefing_claims);
}
