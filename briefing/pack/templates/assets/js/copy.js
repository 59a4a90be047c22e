/* What a page offers to take away: addresses from the site's root made whole, and buttons that copy. */
"use strict";

{
  const offered = document.querySelector(".bf-takeaway");
  const parts = offered ? [...offered.querySelectorAll("[data-copy]")] : [];

  for (const link of document.querySelectorAll(".bf-permalink")) {
    const short = link.textContent;
    if (/^https?:/.test(short)) continue;
    link.textContent = link.href;
    for (const part of parts) {
      if (part !== link) part.textContent = part.textContent.replaceAll(short, link.href);
    }
  }

  if (offered) {
    const told = document.createElement("p");
    told.className = "bf-meta";
    told.setAttribute("role", "status");
    for (const part of parts) part.after(makeButton(part.dataset.copy, () => part.textContent, told));
    const csl = makeButton("CSL-JSON", () => JSON.stringify(cite(offered), null, 1), told);
    offered.querySelector("details").append(csl);
    offered.append(told);
  }
}

/* A button that copies what `read` gives, and says so in `told`. */
function makeButton(what, read, told) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `Copy ${what}`;
  button.addEventListener("click", async () => {
    told.textContent = "";
    const isCopied = await copy(read());
    button.focus();
    told.textContent = isCopied ? `Copied: ${what}` : `This browser lets no page copy. Select the ${what} and copy it.`;
  });
  return button;
}

/* Whether `text` is on the clipboard now. Pages that did not come over HTTPS have none but the old way. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.className = "bf-sr";
    field.value = text;
    document.body.append(field);
    field.select();
    const isCopied = document.execCommand("copy");
    field.remove();
    return isCopied;
  }
}

/* The article and the page as CSL-JSON, from the page's JSON-LD; their names are those of the BibTeX.
   https://docs.citationstyles.org/en/stable/specification.html */
function cite(offered) {
  const node = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
  const isArticle = node["@type"] === "NewsArticle";
  const article = isArticle ? node : [node.appearance ?? node.subjectOf ?? node.citation ?? []].flat()[0];
  const names = [...offered.querySelector("pre").textContent.matchAll(/@misc\{([^,]*),/g)].map((found) => found[1]);
  const page = {
    id: names.at(-1),
    type: "webpage",
    title: document.querySelector(".bf h1").textContent,
    author: [{ literal: offered.dataset.site }],
    URL: offered.querySelector(".bf-permalink").textContent,
  };
  return article && article.headline ? [citeArticle(article, names[0]), page] : [page];
}

function citeArticle(article, id) {
  const publisher = (article.publisher ?? article.sourceOrganization)?.name;
  const authors = article.author ?? [article.sourceOrganization ?? article.publisher].filter(Boolean);
  const day = article.datePublished ?? article.dateCreated;
  return {
    id,
    type: "article-newspaper",
    title: article.headline,
    author: authors.map(({ name }) => ({ literal: name })),
    publisher,
    "publisher-place": article.dateline,
    issued: day && { "date-parts": [day.split("-").map(Number)] },
    URL: article.url,
  };
}
