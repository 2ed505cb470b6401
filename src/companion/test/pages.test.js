import assert from "node:assert/strict";
import { test } from "node:test";
import { Pages } from "../worker/pages.js";

const page = (id, demographicNo = 1, trouble = null) => ({ id, kind: demographicNo === null ? "SCHEDULE" : "CHART", demographicNo, trouble });

test("the page that had the focus last is the current one; one that is only there is not", () => {
  const pages = new Pages();
  pages.told(page("a"), 0);
  assert.equal(pages.current, null);
  pages.focused("a", 1000);
  pages.told(page("b", 2), 0);
  assert.equal(pages.current.id, "a");
  pages.focused("b", 2000);
  assert.equal(pages.current.demographicNo, 2);
  pages.focused("nobody", 3000);
  assert.equal(pages.current.id, "b");
});

test("where the current page goes or logs out there is none, whatever else is open", () => {
  const pages = new Pages();
  pages.told(page("a"), 0);
  pages.told(page("b", 2), 0);
  pages.focused("b", 1000);
  pages.focused("a", 2000);
  pages.gone("a");
  assert.equal(pages.current, null);
  assert.deepEqual(pages.open.map(({ id }) => id), ["b"]);
  pages.focused("b", 3000);
  pages.told(page("b", 2, "LOGGED_OUT"), 3000);
  assert.equal(pages.current, null);
  pages.focused("b", 4000);
  assert.equal(pages.current, null, "a page that is logged out is no chart, focus or not");
  pages.told(page("b", 2), 4000);
  assert.equal(pages.current, null, "it is one again once it has the focus, not because OSCAR answers");
  pages.focused("b", 5000);
  assert.equal(pages.current.id, "b");
});

test("the schedule, focused, is the current page and no chart", () => {
  const pages = new Pages();
  pages.told(page("a"), 0);
  pages.focused("a", 1000);
  pages.told(page("s", null), 0);
  pages.focused("s", 2000);
  assert.equal(pages.current.demographicNo, null);
  assert.equal(pages.current.kind, "SCHEDULE");
});

test("what crossed on its way does not turn the clock back, a clock that was set back does not hold the chart", () => {
  const pages = new Pages();
  pages.told(page("a"), 0);
  pages.told(page("b", 2), 0);
  pages.focused("b", 10_000);
  pages.focused("a", 9_990);
  assert.equal(pages.current.id, "b");
  pages.focused("a", 5_000);
  assert.equal(pages.current.id, "a");
});

test("a worker that begins anew knows the current page, and notices that it is gone", () => {
  const pages = new Pages();
  pages.told(page("a"), 0);
  pages.focused("a", 1000);
  const saved = JSON.parse(JSON.stringify(pages.saved()));

  const there = Pages.of(saved);
  there.told(page("b", 2), 500);
  assert.equal(there.current, null);
  assert.equal(there.awaiting, true);
  there.told(page("a"), 1000);
  there.settled();
  assert.equal(there.current.id, "a");

  const closed = Pages.of(saved);
  closed.told(page("b", 2), 500);
  closed.settled();
  assert.equal(closed.current, null);
  closed.told(page("a"), 1000);
  assert.equal(closed.current, null);

  const turned = Pages.of(saved);
  turned.told(page("a"), 1000);
  turned.told(page("b", 2), 1500);
  turned.settled();
  assert.equal(turned.current.id, "b", "it had the focus while no worker listened");
});

/** Windows and the pages in them, and the rule in its plainest words: what the machine has to agree with. */
class Desk {
  windows = [null, null, null, null];
  inFront = null;
  truth = null;
  time = 100_000;
  ids = 0;
  down = false;

  constructor(random) {
    this.random = random;
    this.pages = new Pages();
  }

  among(count) {
    return Math.floor(this.random() * count);
  }

  load(window, focused) {
    const patient = this.among(5);
    const loaded = { ...page(`page${++this.ids}`, patient === 0 ? null : patient), focusedAt: 0 };
    this.windows[window] = loaded;
    this.say(() => this.pages.told(strip(loaded), 0));
    if (focused) {
      this.focus(window);
    }
  }

  focus(window) {
    const shown = this.windows[window];
    this.inFront = window;
    this.time += 300 + this.among(5000);
    if (shown !== null) {
      shown.focusedAt = this.time;
      this.truth = shown.trouble === "LOGGED_OUT" ? null : shown.id;
      this.say(() => this.pages.focused(shown.id, shown.focusedAt));
    }
  }

  leave(window) {
    const shown = this.windows[window];
    if (shown !== null) {
      this.windows[window] = null;
      this.truth = this.truth === shown.id ? null : this.truth;
      this.say(() => this.pages.gone(shown.id));
    }
  }

  say(word) {
    if (!this.down) {
      word();
    }
  }

  steps = {
    open: () => {
      const window = this.among(4);
      this.leave(window);
      this.load(window, true);
    },
    openBehind: () => {
      const window = this.among(4);
      if (this.windows[window] === null && this.inFront !== window) {
        this.load(window, false);
      }
    },
    switch: () => this.focus(this.among(4)),
    elsewhere: () => (this.inFront = null),
    close: () => {
      const window = this.among(4);
      this.leave(window);
      this.inFront = this.inFront === window ? null : this.inFront;
    },
    reload: () => {
      const window = this.among(4);
      if (this.windows[window] !== null) {
        this.leave(window);
        this.load(window, this.inFront === window);
      }
    },
    logOut: () => {
      const shown = this.windows[this.among(4)];
      if (shown !== null) {
        shown.trouble = "LOGGED_OUT";
        this.truth = this.truth === shown.id ? null : this.truth;
        this.say(() => this.pages.told(strip(shown), shown.focusedAt));
      }
    },
    restart: () => {
      const saved = JSON.parse(JSON.stringify(this.pages.saved()));
      this.down = true;
      // What happens while no worker runs: either somebody turns to another window, or a window is closed.
      [() => {}, this.steps.switch, this.steps.close, this.steps.reload][this.among(4)]();
      this.down = false;
      this.pages = Pages.of(saved);
      const there = this.windows.filter((shown) => shown !== null).sort(() => this.random() - 0.5);
      there.forEach((shown) => this.pages.told(strip(shown), shown.focusedAt));
      const front = this.inFront === null ? null : this.windows[this.inFront];
      if (front !== null) {
        this.focus(this.inFront);
      }
      this.pages.settled();
    },
  };
}

function strip({ focusedAt, ...shown }) {
  return shown;
}

/** Numbers that are the same at each run, so that a failure can be looked at. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test("a thousand steps over four windows, as the rule in its plainest words has them", () => {
  for (let seed = 1; seed <= 20; seed++) {
    const desk = new Desk(numbers(seed));
    const names = Object.keys(desk.steps);
    const seen = new Set();
    const done = [];
    for (let step = 0; step < 1000; step++) {
      const name = names[desk.among(names.length)];
      desk.steps[name]();
      done.push(name);
      const told = `seed ${seed}, step ${step}: ${done.slice(-6).join(", ")}`;
      assert.equal(desk.pages.current?.id ?? null, desk.truth, told);
      const open = desk.windows.filter((shown) => shown !== null).map(strip);
      assert.deepEqual(new Set(desk.pages.open.map(({ id }) => id)), new Set(open.map(({ id }) => id)), told);
      if (desk.truth !== null) {
        assert.deepEqual(desk.pages.current, open.find(({ id }) => id === desk.truth), told);
      }
      seen.add(`${name} ${desk.truth === null}`);
    }
    assert.ok(seen.size >= names.length * 2 - 3, `too little happened: ${[...seen]}`);
  }
});
