/* The lines of the claims explorer, as parts/lines.html.j2 prints them. Whatever is in the data is text here. */
"use strict";

/* An element with a class, and children: elements, or texts as they are. */
function makeElement(name, mark, ...children) {
  const made = document.createElement(name);
  if (mark) made.className = mark;
  made.append(...children);
  return made;
}

/* Reads the lines out of the data's columns (briefing/render/explorer/columns.py): a function from a card's number to
   its line, which has the fields that templates know. */
function openLines(data) {
  const places = new Int32Array(data.kinds.length); // of each card among those of its kind
  const counted = data.names.map(() => 0);
  data.kinds.forEach((kind, row) => (places[row] = counted[kind]++));

  function link(number) {
    const [text, url, mark, note] = data.links[number];
    return { text, url, mark, note };
  }

  function read(kind, place) {
    const { own, shared, links } = data.lines[kind];
    const line = { kind };
    for (const name in own) line[name] = own[name][place];
    for (const name in shared) line[name] = data.texts[shared[name][place]];
    for (const name in links) line[name] = links[name][place].map(link);
    if (line.beside) {
      line.beside = line.beside.map(([relation, to, by]) => ({ relation, link: link(to), claimants: by.map(link) }));
      line.contested_by = line.contested_by.map((claim) => read("claim", claim));
    }
    return line;
  }

  return (row) => read(data.names[data.kinds[row]], places[row]);
}

/* The list item of a line. */
const showLine = (() => {
  const span = (mark, ...children) => makeElement("span", mark, ...children);
  const paragraph = (mark, ...children) => makeElement("p", mark, ...children);

  function showLink(to) {
    const made = makeElement(to.url ? "a" : "span", to.url || to.mark ? `bf-link ${to.mark}` : "bf-plain", to.text);
    if (to.url) made.setAttribute("href", to.url);
    const note = !to.url && to.mark ? "There is no such card" : to.note;
    if (note) made.title = note;
    return made;
  }

  function to(address, mark, ...children) {
    const made = makeElement("a", mark, ...children);
    made.setAttribute("href", address);
    return made;
  }

  function showLinks(all) {
    return all.flatMap((one, at) => (at ? [", ", showLink(one)] : [showLink(one)]));
  }

  function showActors(all, nobody = "") {
    if (!all.length) return [span("bf-nobody", nobody)];
    const joint = (at) => (at === all.length - 1 ? [] : [at === all.length - 2 ? " and " : ", "]);
    return all.flatMap((one, at) => [span(`bf-actor ${one.mark}`, showLink(one)), ...joint(at)]);
  }

  function showChain(carriers) {
    if (!carriers.length) return [];
    const steps = carriers.flatMap((carrier) => {
      const arrow = span("bf-arrow", " ← ");
      arrow.setAttribute("aria-hidden", "true");
      return [showLink(carrier), arrow];
    });
    return [span("bf-chain", span("bf-sr", "carried by "), ...steps)];
  }

  function showAct(line) {
    const act = span(`bf-act bf-act-${line.act}`, line.act_words);
    return line.target.length ? [act, " ", span("bf-target", ...showActors(line.target))] : [act];
  }

  function showClaim(line) {
    const mode = span("bf-mode", `· ${line.mode_words}${line.said ? `, ${line.said}` : ""}`);
    const claimants = showActors(line.claimants, "The source names nobody");
    return makeElement(
      "div",
      `bf-line bf-saying ${line.mark}`,
      paragraph("bf-who", ...showChain(line.chain), ...claimants, " ", ...showAct(line), " ", mode),
      paragraph("bf-words", to(line.url, "", line.content)),
    );
  }

  function showBeside(other) {
    const claimants = other.claimants.length ? [", ", ...showActors(other.claimants)] : [];
    return paragraph("bf-beside", `${other.relation} `, showLink(other.link), ...claimants);
  }

  function showContesting(claim) {
    const claimants = showActors(claim.claimants, "Somebody");
    return paragraph("bf-against", ...claimants, " ", ...showAct(claim), " ", to(claim.url, "bf-words", claim.content));
  }

  function showFigure(line) {
    const where = line.where.length ? [" · ", ...showLinks(line.where)] : [];
    const when = line.when ? [` · ${line.when}`] : [];
    const claimants = showActors(line.claimants, "The source itself, naming nobody");
    const made = makeElement(
      "div",
      `bf-line bf-figure ${line.mark}${line.is_replaced ? " bf-replaced" : ""}`,
      paragraph("bf-number", to(line.url, "", span("bf-count", line.number), " ", span("bf-what", line.what))),
      paragraph("bf-who", ...showChain(line.chain), ...claimants, ...where, ...when),
    );
    if (line.blamed.length) made.append(paragraph("bf-meta", "blamed on ", ...showLinks(line.blamed)));
    made.append(...line.beside.map(showBeside), ...line.contested_by.map(showContesting));
    return made;
  }

  function showEvent(line) {
    const claimants = line.claimants.length ? ["according to ", ...showActors(line.claimants)] : [];
    const joint = line.claimants.length && line.where.length ? [" · "] : [];
    const made = makeElement("div", "bf-line bf-event");
    if (line.when) made.append(paragraph("bf-when", line.when));
    made.append(paragraph("bf-words", to(line.url, "", line.what)));
    made.append(paragraph("bf-meta", ...claimants, ...joint, ...showLinks(line.where)));
    return made;
  }

  const ways = { claim: showClaim, casualty: showFigure, figure: showFigure, event: showEvent };
  return (line) => makeElement("li", "", ways[line.kind](line));
})();
