/* Tables that a reader can sort: a button in each heading that has `data-by`, and on a phone, where the headings are not
   shown, a choice above the table. Without scripts they stand in their own order. */
"use strict";

function value_of(row, column) {
  const cell = row.cells[column];
  return "value" in cell.dataset ? cell.dataset.value : cell.textContent.trim();
}

function compare(one, other, is_number, collator) {
  if (is_number) return Number(one) - Number(other);
  if (!one || !other) return !one - !other; // what is not known comes last
  return collator.compare(one, other);
}

function make_sortable(table) {
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells];
  const own_order = [...body.rows];
  const collator = new Intl.Collator(undefined, { numeric: true });
  const choice = document.createElement("select");
  choice.add(new Option("as in the sources", ""));

  function sort(column, is_descending) {
    for (const heading of headings) heading.removeAttribute("aria-sort");
    choice.value = column < 0 ? "" : `${column} ${is_descending ? "down" : "up"}`;
    let rows = own_order;
    if (column >= 0) {
      const is_number = headings[column].dataset.by === "number";
      headings[column].setAttribute("aria-sort", is_descending ? "descending" : "ascending");
      const sign = is_descending ? -1 : 1;
      rows = own_order
        .map((row) => [value_of(row, column), row])
        .sort(([one], [other]) => (one && other ? sign : 1) * compare(one, other, is_number, collator))
        .map(([, row]) => row);
    }
    body.append(...rows);
  }

  headings.forEach((heading, column) => {
    if (!heading.dataset.by) return;
    const name = heading.textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "bf-sort";
    button.textContent = name;
    button.addEventListener("click", () => {
      const was = heading.getAttribute("aria-sort");
      if (was === "descending") sort(-1, false);
      else sort(column, was === "ascending");
    });
    heading.replaceChildren(button);
    const words = heading.dataset.by === "number" ? ["smallest first", "largest first"] : ["first to last", "last to first"];
    choice.add(new Option(`${name}, ${words[0]}`, `${column} up`));
    choice.add(new Option(`${name}, ${words[1]}`, `${column} down`));
  });

  choice.addEventListener("change", () => {
    const [column, way] = choice.value.split(" ");
    sort(column ? Number(column) : -1, way === "down");
  });
  const label = document.createElement("label");
  label.className = "bf-sort-choice";
  label.append("Sorted ", choice);
  table.before(label);
}

document.querySelectorAll(".bf-sortable").forEach(make_sortable);
