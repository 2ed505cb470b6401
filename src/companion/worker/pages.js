/**
 * Which of OSCAR's pages are open, and which of them is the current one (C2): the one that had the focus last. Where that one is closed, logs
 * out or turns into something else there is none, until a page has the focus again.
 *
 * A page is as an OscarPage of the protocol. Times are milliseconds as the pages' own clocks have them.
 */
export class Pages {
  /** Two windows' words can cross on their way: so much older, a focus is the one before. More, and a clock was set back. */
  static LATE = 250;

  #open = new Map();
  #current = null;
  /** When the page that had the focus last got it. */
  #mark = 0;

  /** @param saved of an earlier worker, whose pages have yet to say that they are still there */
  static of(saved) {
    const pages = new Pages();
    pages.#current = saved?.current ?? null;
    pages.#mark = saved?.mark ?? 0;
    return pages;
  }

  /** What the next worker has to know. */
  saved() {
    return { current: this.#current, mark: this.#mark };
  }

  /**
   * A page is there, or says something new of itself. Only one that had the focus while no worker listened becomes the current one by it.
   *
   * @param focusedAt when it had the focus last; 0 for never
   */
  told(page, focusedAt) {
    this.#open.set(page.id, page);
    if (loggedOut(page)) {
      this.#leave(page.id);
    } else if (focusedAt > this.#mark) {
      this.#current = page.id;
      this.#mark = focusedAt;
    }
  }

  /** A page has the focus. */
  focused(id, at) {
    const page = this.#open.get(id);
    const crossed = at < this.#mark && this.#mark - at < Pages.LATE;
    if (page !== undefined && !crossed) {
      this.#current = loggedOut(page) ? null : id;
      this.#mark = at;
    }
  }

  /** A page was closed, or shows something else. */
  gone(id) {
    this.#open.delete(id);
    this.#leave(id);
  }

  /** Those of an earlier worker's that are still there have had the time to say so. */
  settled() {
    if (this.awaiting) {
      this.#current = null;
    }
  }

  /** Whether the current page has yet to say that it is still there. */
  get awaiting() {
    return this.#current !== null && !this.#open.has(this.#current);
  }

  get current() {
    return this.#open.get(this.#current) ?? null;
  }

  /** When the page that had the focus last got it; 0 for never. */
  get focusedAt() {
    return this.#mark;
  }

  get open() {
    return [...this.#open.values()];
  }

  get(id) {
    return this.#open.get(id);
  }

  #leave(id) {
    if (this.#current === id) {
      this.#current = null;
    }
  }
}

function loggedOut(page) {
  return page.trouble === "LOGGED_OUT";
}
