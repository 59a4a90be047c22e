/* Has an open page follow the briefing that is served, in place of MkDocs' own script, which loads the page again.
   Where only what cards say has changed, the new page's content is put into the open one, as Material's own instant
   navigation does it: scripts, styles and search stay, and so does what a reader opened. Else the page is loaded again. */
"use strict";

{
  const PARTS = ["container", "header-topic", "skip"].map((name) => `[data-md-component=${name}]`);
  // Scripts that do nothing with the content, and the one that `document$` tells of another.
  const KNOWN = /\/assets\/(?:js\/(?:iframe-worker|palette|theme)|javascripts\/bundle\.\w+\.min)\.js$/;
  const PAUSE = 3000; // milliseconds until a server that does not answer is asked again
  const script = document.currentScript;
  const changed = "BroadcastChannel" in window && new BroadcastChannel("briefing"); // the script that searches listens
  let told = script.dataset; // what the server says of the page that is shown
  let asking = null;

  /* Waits for newer versions as long as the page is in sight; the server answers when there is one, or after a minute. */
  async function follow() {
    asking?.abort();
    const { signal } = (asking = new AbortController());
    while (!signal.aborted) {
      try {
        const answer = await fetch(`/livereload/${told.version}/${told.request}`, { signal });
        if (!answer.ok) throw new Error(answer.statusText);
        if (Number(await answer.text()) > Number(told.version)) await show(signal);
      } catch {
        if (!signal.aborted) await new Promise((done) => setTimeout(done, PAUSE));
      }
    }
  }

  async function show(signal) {
    const answer = await fetch(location.href, { cache: "no-store", signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.getElementById(script.id)?.dataset;
    if (answer.ok && !answer.redirected && now?.setting === told.setting && exchange(page)) {
      told = now;
      if (changed) changed.postMessage(told.version);
    } else {
      asking.abort();
      location.reload();
    }
  }

  /* Puts the content of `page` into the open one; false where the two can only be exchanged as a whole. */
  function exchange(page) {
    const parts = PARTS.map((name) => [document.querySelector(name), page.querySelector(name)]);
    const [[here, there]] = parts;
    const scripts = [...document.scripts, ...page.scripts];
    if (!here || !there || !window.document$ || !scripts.every(isAtEase)) return false;
    exchangeHead(page.head);
    const before = [...here.querySelectorAll("details")];
    const after = [...there.querySelectorAll("details")];
    if (before.length === after.length) after.forEach((part, at) => (part.open = before[at].open));
    for (const [old, now] of parts) if (old && now) old.replaceWith(now);
    for (const old of there.querySelectorAll("script[data-again]")) {
      const again = document.createElement("script"); // one that was parsed is never run
      for (const { name, value } of old.attributes) again.setAttribute(name, value);
      again.textContent = old.textContent;
      old.replaceWith(again);
    }
    if (location.hash) {
      const { scrollX, scrollY } = window;
      location.replace(location.hash); // what it leads to is marked by the style sheet
      scrollTo(scrollX, scrollY);
    }
    window.document$.next(document);
    return true;
  }

  /* Whether a script may stay while the content becomes another: it is data, this one, known, or can run once more. */
  function isAtEase({ id, type, src, dataset }) {
    return type.endsWith("json") || id === script.id || "again" in dataset || KNOWN.test(src);
  }

  /* What the new page has in its head and no other, for what only the old one had. */
  function exchangeHead(head) {
    const gone = new Map([...document.head.children].map((part) => [part.outerHTML, part]));
    for (const part of [...head.children]) {
      if (!gone.delete(part.outerHTML)) document.head.append(part);
    }
    for (const part of gone.values()) {
      if (!["theme-color", "color-scheme"].includes(part.getAttribute("name"))) part.remove(); // scripts add these
    }
  }

  const turn = () => (document.visibilityState === "visible" ? follow() : asking?.abort());
  addEventListener("load", turn);
  addEventListener("visibilitychange", turn);
  addEventListener("beforeunload", () => asking?.abort());
}
