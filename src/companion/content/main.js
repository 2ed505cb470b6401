/* Puts the parts together on one of OSCAR's pages: what it is, what OSCAR says of it, what the worker hears and what the icons show. */
(() => {
  const chartside = globalThis.chartside;
  /** What OSCAR said is asked for again when the page gets the focus later than this. */
  const FRESH = 60_000;
  /** Between tries to reach the worker, where the first one did not. */
  const WAITS = [0, 50, 200, 1000, 5000];

  class OscarPage {
    #found;
    #seen;
    #id = newId();
    #focusedAt = 0;
    #said = { provider: null, patient: null, trouble: null };
    #askedAt = null;
    #shown = null;
    #capsule = null;
    #port = null;
    #tries = 0;
    #ending = new AbortController();

    constructor(found) {
      this.#found = found;
      this.#seen = identity(found);
      const listening = { signal: this.#ending.signal };
      window.addEventListener("focus", () => this.#focused(), listening);
      document.addEventListener("visibilitychange", () => this.#look(), listening);
      // Gone back to: the same page for OSCAR, a new one for the worker, which has seen it go.
      window.addEventListener("pageshow", (event) => event.persisted && this.#begin(), listening);
      this.#begin();
    }

    // --- The worker

    #connect() {
      this.#port = chrome.runtime.connect({ name: "page" });
      this.#port.onMessage.addListener((message) => this.#hear(message));
      this.#port.onDisconnect.addListener(() => this.#lost());
      this.#tell();
    }

    /** The browser ends the worker when it likes: connecting wakes it. */
    #lost() {
      this.#port = null;
      if (this.#ending.signal.aborted) {
        return;
      }
      if (!chrome.runtime?.id) {
        // The extension was updated or removed; its new scripts come by themselves.
        this.#end();
        return;
      }
      const wait = WAITS[Math.min(this.#tries++, WAITS.length - 1)];
      setTimeout(() => this.#ending.signal.aborted || this.#port !== null || this.#connect(), wait);
    }

    #hear(message) {
      this.#tries = 0;
      switch (message.type) {
        // This is no OSCAR of the clinic's; or its sign-in page, which has told all that it can.
        case "refused":
        case "done":
          this.#end();
          break;
        case "look":
          this.#look();
          break;
        case "ask":
          this.#ask();
          break;
        case "show":
          this.#show(message);
          break;
        case "perform":
          this.#perform(message);
          break;
        default:
      }
    }

    #post(message) {
      this.#port?.postMessage(message);
    }

    #tell() {
      const page = { id: this.#id, kind: this.#found.kind, demographicNo: this.#found.demographicNo, ...this.#said };
      this.#post({ type: "page", page, focusedAt: this.#focusedAt });
    }

    async #perform({ call, step }) {
      const result = await chartside.filing.perform(step, this.#shown.oscar, fetch);
      this.#post({ type: "performed", call, result });
      if (result.reason === "LOGGED_OUT") {
        this.#ask();
      }
    }

    // --- The focus

    /** A page that is going out of sight still says for a moment that it has the focus, when another has it already. */
    #look() {
      if (document.visibilityState === "visible" && document.hasFocus()) {
        this.#focused();
      }
    }

    #focused() {
      this.#sameAsBefore();
      this.#focusedAt = now();
      this.#post({ type: "focus", id: this.#id, at: this.#focusedAt });
      const old = this.#askedAt !== null && Date.now() - this.#askedAt > FRESH;
      if (old || this.#said.trouble !== null) {
        this.#ask();
      }
    }

    // --- What OSCAR says

    async #ask() {
      if (this.#shown === null) {
        return;
      }
      const id = this.#id;
      const at = Date.now();
      this.#askedAt = at;
      const said = await chartside.reading.read(this.#shown.oscar, this.#found.demographicNo, fetch);
      if (this.#ending.signal.aborted || !this.#sameAsBefore() || this.#id !== id || this.#askedAt !== at) {
        return;
      }
      const recovered = this.#said.trouble === "LOGGED_OUT" && said.trouble !== "LOGGED_OUT";
      this.#said = said;
      this.#tell();
      if (recovered) {
        this.#look();
      }
    }

    /** Whether the page still is whose it was; else it begins anew, as the page that it is now. */
    #sameAsBefore() {
      const found = chartside.recognise(location, document);
      const seen = identity(found);
      if (seen === this.#seen) {
        return true;
      }
      this.#seen = seen;
      this.#found = found ?? { kind: this.#found.kind, demographicNo: null };
      this.#begin();
      return false;
    }

    /** A page has the focus as it begins, or gets it later; what the browser says when it reconnects is no getting it. */
    #begin() {
      this.#id = newId();
      this.#said = { provider: null, patient: null, trouble: null };
      this.#focusedAt = document.hasFocus() ? now() : 0;
      if (this.#port === null) {
        this.#connect();
      } else {
        this.#tell();
      }
      if (this.#focusedAt > 0) {
        this.#post({ type: "focus", id: this.#id, at: this.#focusedAt });
      }
      this.#capsule?.hide();
      this.#ask();
    }

    // --- The icons

    #show(shown) {
      if (shown.id !== this.#id) {
        return;
      }
      const first = this.#shown === null;
      this.#shown = shown;
      if (shown.labels !== null) {
        this.#capsule ??= this.#made();
        this.#capsule.show(shown.labels);
      }
      if (first) {
        this.#ask();
      }
    }

    #made() {
      return new chartside.Capsule({
        description: this.#shown.move,
        wanted: this.#shown.place ?? chartside.placement.corner,
        onClick: (icon) => this.#clicked(icon),
        onMoved: (place) => this.#post({ type: "moved", place }),
      });
    }

    #clicked(icon) {
      this.#sameAsBefore();
      this.#post({ type: "click", id: this.#id, icon });
    }

    #end() {
      this.#ending.abort();
      this.#capsule?.remove();
      this.#port?.disconnect();
      this.#port = null;
      chartside.page = null;
    }
  }

  /** With fractions: two windows can get the focus within one millisecond of a clock. */
  function now() {
    return performance.timeOrigin + performance.now();
  }

  /** What makes it another page where it changes. */
  function identity(found) {
    return found && `${found.kind} ${found.demographicNo}`;
  }

  /** `crypto.randomUUID` is missing on pages that come by http. */
  function newId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function start() {
    const found = chartside.page ? null : chartside.recognise(location, document);
    if (found !== null) {
      chartside.page = new OscarPage(found);
    }
  }

  start();
  if (!chartside.page && document.readyState !== "complete") {
    // What OSCAR's own scripts put on the page is there by then.
    window.addEventListener("load", start, { once: true });
  }
})();
