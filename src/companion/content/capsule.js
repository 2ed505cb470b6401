/* The two icons on OSCAR's page: an element of their own, closed to the page and to its styles, above everything and beside what must stay free. */
(() => {
  /** OSCAR's own note box and its buttons at the bottom. */
  const KEPT = 'textarea[name="caseNote_note"], #save-sign-bill-buttons, #save';
  const STEP = 16;
  /** So far a pressed pointer may go before it is a drag and no click. */
  const TREMBLE = 4;

  class Capsule {
    #host = document.createElement("chartside-icons");
    #capsule;
    #tip;
    #buttons;
    #wanted;
    #onMoved;
    #frame = 0;
    #look = null;
    #watching = false;
    #texts = {};
    #ending = new AbortController();
    #sizes = new ResizeObserver(() => this.#place());

    /**
     * @param description how they are moved, for who cannot see them
     * @param wanted how far from the window's right and bottom
     * @param onClick told LOGO or ENVELOPE
     * @param onMoved told where it is wanted from now on
     */
    constructor({ description, wanted, onClick, onMoved }) {
      this.#wanted = wanted;
      this.#onMoved = onMoved;
      const root = this.#host.attachShadow({ mode: "closed" });
      // Made in one go, of what stands in our own files alone: that costs the page a fraction of making it piece by piece.
      root.innerHTML = globalThis.chartside.drawing.MARKUP;
      this.#capsule = root.querySelector(".capsule");
      this.#capsule.setAttribute("aria-description", description);
      const [logo, envelope, tip] = this.#capsule.children;
      this.#buttons = { logo, envelope };
      this.#tip = tip;
      logo.addEventListener("click", () => this.#dropped || onClick("LOGO"));
      envelope.addEventListener("click", () => this.#dropped || onClick("ENVELOPE"));
      this.#listen(root);
    }

    /** What the labels say; the first time, it comes to stand on the page. */
    show(labels) {
      const { drawing } = globalThis.chartside;
      this.#capsule.classList.toggle("grey", labels.grey);
      this.#capsule.classList.toggle("urgent", labels.urgent);
      if (this.#look !== labels.look) {
        this.#buttons.logo.querySelector("svg")?.remove();
        this.#buttons.logo.insertAdjacentHTML("afterbegin", drawing.bubble(labels.look));
        this.#look = labels.look;
      }
      this.#texts = labels;
      this.#say(this.#buttons.logo, labels.logo);
      this.#buttons.envelope.hidden = labels.envelope === null;
      if (labels.envelope !== null) {
        this.#say(this.#buttons.envelope, labels.envelope);
      }
      if (!this.#host.isConnected) {
        document.documentElement.append(this.#host);
      }
      if (!this.#watching) {
        this.#watching = true;
        this.#watch();
      }
      this.#refreshTip();
    }

    /** Until it is told what to show. */
    hide() {
      this.#host.remove();
    }

    /** Off the page, with all that it listened to. */
    remove() {
      this.#ending.abort();
      this.#sizes.disconnect();
      cancelAnimationFrame(this.#frame);
      this.#host.remove();
    }

    #say(button, { name, hint, badge }) {
      button.setAttribute("aria-label", name);
      button.setAttribute("aria-description", hint);
      button.querySelector(".badge").textContent = badge;
    }

    // --- The tooltip

    #told = null;

    #tell(button) {
      this.#told = button;
      this.#refreshTip();
    }

    #refreshTip() {
      const text = this.#told === this.#buttons.logo ? this.#texts.logo : this.#told === this.#buttons.envelope ? this.#texts.envelope : null;
      this.#tip.hidden = !text || Boolean(this.#drag?.dragged);
      if (text) {
        const hint = document.createElement("small");
        hint.textContent = text.hint;
        this.#tip.replaceChildren(text.name, hint);
      }
    }

    // --- Its place

    #watch() {
      const soon = () => this.#placeSoon();
      const listening = { signal: this.#ending.signal, passive: true };
      window.addEventListener("resize", soon, listening);
      // Parts of OSCAR's page scroll by themselves; their events are heard only on the way down.
      document.addEventListener("scroll", soon, { ...listening, capture: true });
      document.addEventListener("focusin", soon, listening);
      // The browser tells once it has laid the page out: to ask before would make it do so twice. Till then they stand out of sight.
      this.#sizes.observe(this.#capsule);
      this.#sizes.observe(document.body);
      document.querySelectorAll(KEPT).forEach((box) => this.#sizes.observe(box));
    }

    /** Once a frame at most. */
    #placeSoon() {
      this.#frame ||= requestAnimationFrame(() => {
        this.#frame = 0;
        this.#place();
      });
    }

    #place() {
      if (this.#drag?.dragged) {
        return;
      }
      const kept = [...document.querySelectorAll(KEPT)].map((box) => box.getBoundingClientRect());
      const spot = globalThis.chartside.placement.place(this.#view(), this.#size(), this.#wanted, kept);
      this.#stand(spot.left, spot.top);
    }

    #stand(left, top) {
      // Asked before anything is written: behind it the browser would have to lay the page out to answer.
      const { width } = this.#view();
      this.#host.style.setProperty("--left", `${left}px`);
      this.#host.style.setProperty("--top", `${top}px`);
      this.#capsule.classList.toggle("low", top < 64);
      this.#capsule.classList.toggle("leftwards", left < width / 2);
    }

    /** Without the scroll bars: of the root, or of the body where OSCAR's page is laid out as pages were in the nineties. */
    #view() {
      const page = document.compatMode === "CSS1Compat" ? document.documentElement : document.body;
      return { width: page.clientWidth, height: page.clientHeight };
    }

    #size() {
      return { width: this.#capsule.offsetWidth, height: this.#capsule.offsetHeight };
    }

    #move(left, top) {
      this.#wanted = globalThis.chartside.placement.distances(this.#view(), this.#size(), left, top);
      this.#onMoved(this.#wanted);
      this.#place();
    }

    // --- Moving it

    #drag = null;
    #dropped = false;

    /** Most of it is of use only once somebody comes to the icons, and no page waits for it as it loads. */
    #listen(root) {
      root.addEventListener("click", (event) => event.stopPropagation());
      let here = false;
      const come = (event) => {
        if (here) {
          return;
        }
        here = true;
        this.#listenClosely(root);
        const button = Object.values(this.#buttons).find((one) => one === event.target) ?? null;
        this.#tell(event.type === "pointerover" || button?.matches(":focus-visible") ? button : null);
      };
      root.addEventListener("pointerover", come, { once: true });
      root.addEventListener("focusin", come, { once: true });
    }

    #listenClosely(root) {
      for (const button of Object.values(this.#buttons)) {
        button.addEventListener("pointerenter", () => this.#tell(button));
        button.addEventListener("pointerleave", () => this.#tell(null));
        button.addEventListener("focus", () => button.matches(":focus-visible") && this.#tell(button));
        button.addEventListener("blur", () => this.#tell(null));
      }
      this.#capsule.addEventListener("pointerdown", (event) => this.#press(event));
      this.#capsule.addEventListener("pointermove", (event) => this.#pull(event));
      this.#capsule.addEventListener("pointerup", (event) => this.#let(event));
      this.#capsule.addEventListener("pointercancel", (event) => this.#let(event));
      this.#capsule.addEventListener("keydown", (event) => this.#key(event));
      // What is done to the icons is none of OSCAR's business: it listens to keys and clicks on the whole page.
      for (const kind of ["keydown", "keyup", "keypress", "dblclick", "mousedown", "mouseup", "pointerdown", "pointerup", "contextmenu"]) {
        root.addEventListener(kind, (event) => event.stopPropagation());
      }
    }

    #press(event) {
      if (event.button === 0) {
        const box = this.#capsule.getBoundingClientRect();
        this.#drag = { x: event.clientX - box.left, y: event.clientY - box.top, from: event, dragged: false };
        // A quick hand is out of the icons with its first move. The button itself takes it, so that a click stays the button's.
        event.target.setPointerCapture(event.pointerId);
      }
    }

    #pull(event) {
      const drag = this.#drag;
      if (drag === null) {
        return;
      }
      if (!drag.dragged && Math.hypot(event.clientX - drag.from.clientX, event.clientY - drag.from.clientY) > TREMBLE) {
        drag.dragged = true;
        this.#capsule.classList.add("moves");
        this.#refreshTip();
      }
      if (drag.dragged) {
        this.#stand(event.clientX - drag.x, event.clientY - drag.y);
      }
    }

    #let(event) {
      const drag = this.#drag;
      this.#drag = null;
      if (drag?.dragged) {
        // The click that a browser makes of the same release is none.
        this.#dropped = true;
        setTimeout(() => (this.#dropped = false), 0);
        this.#capsule.classList.remove("moves");
        this.#move(event.clientX - drag.x, event.clientY - drag.y);
      }
    }

    #key(event) {
      const box = this.#capsule.getBoundingClientRect();
      const steps = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
      if (event.shiftKey && steps) {
        event.preventDefault();
        this.#move(box.left + steps[0], box.top + steps[1]);
      } else if (event.key === "Home") {
        event.preventDefault();
        this.#wanted = globalThis.chartside.placement.corner;
        this.#onMoved(this.#wanted);
        this.#place();
      }
    }
  }

  (globalThis.chartside ??= {}).Capsule = Capsule;
})();
