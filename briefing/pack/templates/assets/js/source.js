"use strict";

// The annotated source. Sentences and their cards light each other up; a preview shows what a card holds; on a desk each
// gloss stands beside its sentence; on a phone, where the glosses are folded, a sentence that is tapped opens its own.
// Without this script all of it is still there: as links between sentences and glosses, and buttons that open these.
(() => {
  const article = document.querySelector(".bf-article");
  if (!article) return;
  const NARROW = matchMedia("(max-width: 59.99em)"); // as in 50-source.css, where the margin is folded
  const DELAY = 150; // milliseconds in which a pointer or the Tab key may pass by, or a pointer move on to the preview
  const MARGIN = 8; // pixels between a preview and the edges of the window
  const CAN_POP_UP = "popover" in HTMLElement.prototype;
  // Of the window; no longer once another article stands in this one's place.
  const listen = (type, work) =>
    addEventListener(
      type,
      function heed(event) {
        if (article.isConnected) work(event);
        else removeEventListener(type, heed);
      },
      { passive: true },
    );
  const all = (selector, root = article) => [...root.querySelectorAll(selector)];
  const sentenceOf = (gloss) => document.getElementById(`s${gloss.id.slice(1)}`);
  const glossOf = (sentence) => document.getElementById(`g${sentence.id.slice(1)}`);
  const findSheet = () => (CAN_POP_UP ? article.querySelector(".bf-gloss:popover-open") : null);
  const chipsOf = (card) => all(`.bf-gloss [data-card="${card}"]`);
  const wordsOf = (card) => all(`[data-cards~="${card}"]`);

  // --- lighting up ---

  // What a place in the article belongs to: its sentence, and the numbers of cards where it is a chip or their words.
  const readPlace = (place) => {
    const chip = place.closest("[data-card]");
    const words = place.closest("[data-cards]") || place.closest(".bf-said")?.querySelector("[data-cards]");
    const gloss = place.closest(".bf-gloss");
    const sentence = place.closest(".bf-sentence") || (gloss && sentenceOf(gloss));
    return { cards: listCards(chip || words), sentence, anchor: chip || words };
  };
  const listCards = (anchor) => (anchor ? (anchor.dataset.card || anchor.dataset.cards).split(" ") : []);

  const light = ({ cards, sentence }) => {
    all(".bf-lit").forEach((lit) => lit.classList.remove("bf-lit"));
    const sheet = findSheet();
    const sentences = new Set([sentence, sheet && sentenceOf(sheet)].filter(Boolean));
    for (const chip of cards.flatMap(chipsOf)) {
      chip.classList.add("bf-lit");
      sentences.add(sentenceOf(chip.closest(".bf-gloss")));
    }
    for (const words of cards.flatMap(wordsOf)) words.classList.add("bf-lit");
    for (const lit of sentences) {
      lit.classList.add("bf-lit");
      glossOf(lit)?.classList.add("bf-lit");
    }
  };

  const darken = () => light({ cards: [], sentence: null });

  // --- the preview ---

  const preview = document.createElement("div");
  preview.className = "bf-preview";
  preview.id = "bf-preview";
  preview.setAttribute("role", "tooltip");
  preview.setAttribute("popover", "manual");
  if (CAN_POP_UP) article.append(preview);
  let previewed = null; // the chip or the words whose card is shown
  let timer = 0;

  // Below what it is about or, where there is no room, above; never outside the window.
  const place = () => {
    const around = (previewed.closest(".bf-said") || previewed).getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = preview;
    const below = around.bottom + MARGIN / 2;
    const above = around.top - height - MARGIN / 2;
    const top = below + height <= innerHeight - MARGIN || above < MARGIN ? below : above;
    preview.style.top = `${Math.max(MARGIN, Math.min(top, innerHeight - height - MARGIN))}px`;
    preview.style.left = `${Math.max(MARGIN, Math.min(around.left, document.documentElement.clientWidth - width - MARGIN))}px`;
  };

  const show = (anchor) => {
    clearTimeout(timer);
    if (!CAN_POP_UP || findSheet()?.contains(anchor)) return; // there it stands in full
    const chips = listCards(anchor).map((card) => chipsOf(card)[0]);
    hide();
    preview.replaceChildren(...chips.map(describe));
    previewed = anchor;
    (anchor.closest("a") || anchor).setAttribute("aria-describedby", preview.id);
    preview.showPopover();
    place();
  };

  // What a chip holds, and the way to its card: out of the order of the Tab key, for the chip itself leads there.
  const describe = (chip) => {
    const shown = document.createElement("div");
    shown.className = chip.className.replace("bf-lit", "");
    shown.append(...[...chip.childNodes].map((node) => node.cloneNode(true)));
    const open = document.createElement("a");
    open.href = chip.href;
    open.tabIndex = -1;
    open.className = "bf-open-card";
    open.textContent = "Open card";
    shown.append(open);
    return shown;
  };

  const hide = () => {
    clearTimeout(timer);
    if (!previewed) return;
    (previewed.closest("a") || previewed).removeAttribute("aria-describedby");
    previewed = null;
    preview.hidePopover();
  };

  const soon = (task) => {
    clearTimeout(timer);
    timer = setTimeout(task, DELAY);
  };

  article.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    if (preview.contains(event.target)) return clearTimeout(timer);
    const at = readPlace(event.target);
    light(at);
    if (at.anchor === previewed) clearTimeout(timer);
    else soon(() => (at.anchor ? show(at.anchor) : hide()));
  });
  article.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "touch") return;
    darken();
    soon(hide);
  });
  article.addEventListener("focusin", (event) => {
    const at = readPlace(event.target);
    light(at);
    const isBack = NARROW.matches && event.relatedTarget?.closest(".bf-gloss"); // from a sheet that was closed
    if (at.anchor && !isBack && event.target.matches(":focus-visible")) soon(() => show(at.anchor));
  });
  article.addEventListener("focusout", () => {
    darken();
    hide();
  });
  listen("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  listen("scroll", () => previewed && place());

  // --- on a phone ---

  article.addEventListener("click", (event) => {
    const sentence = event.target.closest(".bf-sentence");
    const gloss = sentence && glossOf(sentence);
    const isPlain = !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.detail > 0;
    if (!NARROW.matches || !CAN_POP_UP || !gloss || !isPlain || event.target.closest("button")) return;
    event.preventDefault();
    hide();
    gloss.showPopover();
    gloss.querySelector(".bf-close").focus({ preventScroll: true });
  });
  for (const gloss of all(".bf-gloss")) {
    gloss.addEventListener("toggle", (event) => {
      const sentence = sentenceOf(gloss);
      darken(); // all but the sentence of a sheet
      if (event.newState !== "open") return;
      hide();
      if (sentence.getBoundingClientRect().bottom > gloss.getBoundingClientRect().top) {
        sentence.scrollIntoView({ block: "start" }); // the sheet lay over it
      }
    });
  }
  all(".bf-gloss-head a").forEach((link) => link.addEventListener("click", () => close()));
  const close = () => findSheet()?.hidePopover();

  // --- on a desk ---

  // Moves each gloss down to its sentence, as far as the one above it leaves room.
  const align = () => {
    const margins = all(".bf-margin");
    const glosses = all(".bf-gloss");
    glosses.forEach((gloss) => (gloss.style.marginTop = ""));
    if (NARROW.matches) return;
    close();
    const heights = new Map(glosses.map((gloss) => [gloss, gloss.getBoundingClientRect()]));
    const wanted = new Map(glosses.map((gloss) => [gloss, sentenceOf(gloss).getClientRects()[0]?.top ?? 0]));
    const tops = new Map(margins.map((margin) => [margin, margin.getBoundingClientRect().top]));
    for (const margin of margins) {
      let end = tops.get(margin);
      for (const gloss of all(".bf-gloss", margin)) {
        const free = Math.max(0, wanted.get(gloss) - end);
        gloss.style.marginTop = `${free}px`;
        end += free + heights.get(gloss).height;
      }
    }
  };
  let width = 0;
  new ResizeObserver(() => {
    if (article.clientWidth === width) return; // it was the glosses that moved
    width = article.clientWidth;
    align();
  }).observe(article);
  document.fonts?.ready.then(align);

  // --- what the address leads to ---

  // The style sheet marks the words it leads to; where others cut these in pieces, all of them are lit.
  const follow = () => {
    const target = document.getElementById(location.hash.slice(1));
    const standing = listCards(target?.dataset.cards ? target : null);
    const begun = standing.filter((card) => wordsOf(card)[0] === target).pop(); // the one with the most words
    all(".bf-led-to").forEach((words) => words.classList.remove("bf-led-to"));
    if (begun) wordsOf(begun).forEach((words) => words.classList.add("bf-led-to"));
  };
  listen("hashchange", follow);
  follow();
})();
