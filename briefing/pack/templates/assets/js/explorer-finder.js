/* What the claims explorer finds: the cards that fit a query, and how many there would be with each further choice.
   A query has `words`, what is `chosen` in each facet (sets of the numbers of its choices: any of one facet, and all
   facets together), days `from` and `to` on a `clock`, whether undated cards fit as well, and a `sort`. */
"use strict";

const CLOCKS = ["said", "published"];
const SORTS = ["sources", "latest", "earliest", "claimant"];
const WORDS = "words"; // not "q", at which Material opens its own search
const ALL_KINDS = "all";

/* Text as it is compared: no capital letters, no marks on letters, one kind of quotation marks. */
function foldText(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();
}

/* The query in an address, and what it asks for that is not there: `unknown`, as [facet's label, value]. */
function readQuery(address, facets) {
  const asked = new URLSearchParams(address);
  const unknown = [];
  const oneOf = (name, values) => {
    const value = asked.get(name) ?? values[0];
    if (values.includes(value)) return value;
    unknown.push([name, value]);
    return values[0];
  };
  const day = (name) => {
    const value = asked.get(name) ?? "";
    if (!value || (/^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)))) return value;
    unknown.push(["date", value]);
    return "";
  };
  const chosen = {};
  for (const facet of facets) {
    chosen[facet.name] = new Set();
    for (const key of asked.getAll(facet.name)) {
      if (facet.name === "kind" && key === ALL_KINDS) continue;
      if (facet.numbers.has(key)) chosen[facet.name].add(facet.numbers.get(key));
      else unknown.push([facet.label.toLowerCase(), key]);
    }
  }
  const kinds = asked.getAll("kind");
  if (!chosen.kind.size && !kinds.includes(ALL_KINDS)) chosen.kind = claimsAlone(facets);
  return {
    words: asked.get(WORDS) ?? "",
    chosen,
    from: day("from"),
    to: day("to"),
    clock: oneOf("clock", CLOCKS),
    isUndated: asked.get("undated") === "1",
    sort: oneOf("sort", SORTS),
    unknown,
  };
}

/* The address of a query, "" for that of a reader who has chosen nothing. */
function writeQuery(query, facets) {
  const address = new URLSearchParams();
  if (query.words.trim()) address.append(WORDS, query.words.trim());
  for (const facet of facets) {
    const keys = [...query.chosen[facet.name]].sort((one, other) => one - other).map((at) => facet.choices[at][0]);
    if (facet.name === "kind" && !keys.length) keys.push(ALL_KINDS);
    if (facet.name === "kind" && hasClaimsAlone(query, facets)) continue;
    for (const key of keys) address.append(facet.name, key);
  }
  for (const name of ["from", "to"]) if (query[name]) address.append(name, query[name]);
  if (query.clock !== CLOCKS[0]) address.append("clock", query.clock);
  if (query.isUndated) address.append("undated", "1");
  if (query.sort !== SORTS[0]) address.append("sort", query.sort);
  return address.toString();
}

/* The kinds that are chosen until a reader chooses others. */
function claimsAlone(facets) {
  const claim = facets.find((facet) => facet.name === "kind").numbers.get("claim");
  return new Set(claim === undefined ? [] : [claim]);
}

function hasClaimsAlone(query, facets) {
  const alone = claimsAlone(facets);
  return query.chosen.kind.size === alone.size && [...alone].every((at) => query.chosen.kind.has(at));
}

/* Makes ready what finding needs. `readLine` gives a card's line, whose words and names words are looked for in. */
function openFinder(data, readLine) {
  const size = data.kinds.length;
  const facets = data.facets.map(({ name, label, choices, applying }) => {
    const starts = new Int32Array(size + 1); // the choices of card n are at starts[n] to starts[n + 1]
    applying.forEach((those, row) => (starts[row + 1] = starts[row] + those.length));
    const numbers = new Map(choices.map(([key], at) => [key, at]));
    return { name, label, choices, numbers, starts, applying: Int32Array.from(applying.flat()) };
  });
  // The first and last day that a date of its precision can mean, as numbers: 20150901 to 20150931 for "2015-09".
  const firstDays = Int32Array.from(data.days, (day) => Number(day.slice(0, 10).replaceAll("-", "").padEnd(8, "01")));
  const lastDays = Int32Array.from(data.days, (day) =>
    Number(day.length > 4 ? day.slice(0, 10).replaceAll("-", "").padEnd(8, "31") : `${day}1231`),
  );
  const toNumber = (day) => Number(day.replaceAll("-", ""));
  let folded = null; // made when words are first asked for

  function fold() {
    return Array.from({ length: size }, (_, row) => {
      const line = readLine(row);
      const texts = [line.number, line.what, line.content];
      for (const value of Object.values(line)) if (Array.isArray(value)) texts.push(...value.map((one) => one.text));
      return foldText(texts.filter(Boolean).join("\n"));
    });
  }

  function find(query) {
    const words = foldText(query.words).split(/\s+/).filter(Boolean);
    if (words.length) folded ??= fold();
    const wanted = facets.map((facet) => {
      const chosen = query.chosen[facet.name];
      return chosen.size ? Uint8Array.from(facet.choices, (_, at) => chosen.has(at)) : null;
    });
    const days = data.dates[query.clock];
    const from = query.from ? toNumber(query.from) : 0;
    const to = query.to ? toNumber(query.to) : 99999999;
    const hasDays = Boolean(query.from || query.to);
    const byWords = 1 << facets.length;
    const byDays = byWords << 1;
    const kind = facets.findIndex((facet) => facet.name === "kind");
    const counts = facets.map((facet) => new Uint32Array(facet.choices.length));
    const rows = [];
    let undated = 0;
    let ofKinds = 0;
    for (let row = 0; row < size; row++) {
      let misses = 0; // a bit for each thing asked for that the card does not fit
      if (words.length && !words.every((word) => folded[row].includes(word))) misses |= byWords;
      const day = days[row];
      const isWithin = day < 0 ? query.isUndated : firstDays[day] <= to && lastDays[day] >= from;
      if (hasDays && !isWithin) misses |= byDays;
      for (let at = 0; at < facets.length; at++) {
        if (!wanted[at]) continue;
        const { starts, applying } = facets[at];
        let next = starts[row];
        while (next < starts[row + 1] && !wanted[at][applying[next]]) next++;
        if (next === starts[row + 1]) misses |= 1 << at;
      }
      if (!(misses & (1 << kind))) ofKinds++;
      if (!misses) rows.push(row);
      if (day < 0 && !(misses & ~byDays)) undated++;
      for (let at = 0; at < facets.length; at++) {
        if (misses & ~(1 << at)) continue; // a choice in this facet would not let it in
        const { starts, applying } = facets[at];
        for (let next = starts[row]; next < starts[row + 1]; next++) counts[at][applying[next]]++;
      }
    }
    return { rows: sort(rows, query), counts, undated, ofKinds };
  }

  /* The claimant that a line is sorted by: those with a card, then the words of whom it is unclear, then nobody. */
  function nameFirst(claimant) {
    if (!claimant) return "2";
    return `${claimant.url || claimant.mark ? 0 : 1}${claimant.text}`;
  }

  /* Cards in the data have the order of the sources; cards without what they are sorted by come last. */
  function sort(rows, { sort, clock }) {
    const days = data.dates[clock];
    if (sort === "latest") {
      const day = (row) => (days[row] < 0 ? 0 : lastDays[days[row]]);
      rows.sort((one, other) => day(other) - day(one) || one - other);
    } else if (sort === "earliest") {
      const day = (row) => (days[row] < 0 ? 99999999 : firstDays[days[row]]);
      rows.sort((one, other) => day(one) - day(other) || one - other);
    } else if (sort === "claimant") {
      const names = new Map(rows.map((row) => [row, nameFirst(readLine(row).claimants[0])]));
      const ordered = [...new Set(names.values())].sort(new Intl.Collator("en").compare);
      const ranks = new Map(ordered.map((name, at) => [name, at]));
      rows.sort((one, other) => ranks.get(names.get(one)) - ranks.get(names.get(other)) || one - other);
    }
    return rows;
  }

  return { facets, find };
}
