/* A worker for pages opened from disk, where browsers allow none: Material's search runs in a hidden frame instead.
   After the idea of squidfunk/iframe-worker, which writes an inline script that our content-security policy forbids. */
"use strict";

class FrameWorker extends EventTarget {
  constructor(address) {
    super();
    this.frame = document.createElement("iframe");
    this.frame.hidden = true;
    document.body.append(this.frame);
    const inside = this.frame.contentWindow;
    addEventListener("message", (event) => {
      if (event.source === inside) this.#tell(event.data);
    });
    // To whoever runs in the frame, it is a worker's world.
    inside.postMessage = (data) => this.#tell(structuredClone(data));
    inside.importScripts = (...scripts) =>
      scripts.reduce((before, script) => before.then(() => load(inside.document, script)), Promise.resolve());
    this.ready = load(inside.document, address);
  }

  postMessage(data) {
    const inside = this.frame.contentWindow;
    this.ready.then(() => inside.dispatchEvent(new inside.MessageEvent("message", { data: structuredClone(data) })));
  }

  terminate() {
    this.frame.remove();
  }

  #tell(data) {
    const event = new MessageEvent("message", { data });
    this.dispatchEvent(event);
    if (this.onmessage) this.onmessage(event);
  }
}

function load(inside, address) {
  return new Promise((resolve, reject) => {
    const script = inside.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    inside.body.append(script);
  });
}

// By its second name Material's worker knows that it must look for other languages from where its own script is.
if (location.protocol === "file:") window.Worker = window.IFrameWorker = FrameWorker;
