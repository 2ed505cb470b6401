import { PROTOCOL } from "./shown.js";

/** The connection to the desktop client, by way of the bridge that the browser starts. It is kept up while `wanted` says so. */
export class Link {
  static HOST = "ca.chartside.bridge";
  static FIRST_WAIT = 1000;
  static LONGEST_WAIT = 30_000;
  /** A bridge that says nothing for so long is taken for one without a client. */
  static PATIENCE = 1500;

  /** Whether it has turned out by now what there is. */
  known = false;
  there = false;
  welcome = null;
  state = null;

  #port = null;
  #wait = Link.FIRST_WAIT;
  #timer = null;
  #connectNative;
  #hello;
  #later;
  #wanted;
  #onMessage;
  #onChange;

  /**
   * @param connectNative the browser's
   * @param hello `companion` (the version) and `browser`
   * @param later the browser's `setTimeout`
   * @param wanted whether anybody needs it
   * @param onMessage told what the client says, but for what is kept here (`welcome`, `state`)
   * @param onChange told that what is kept here has changed; `isNew` where a connection begins, whose client knows nothing yet
   */
  constructor({ connectNative, hello, later, wanted, onMessage, onChange }) {
    this.#connectNative = connectNative;
    this.#hello = hello;
    this.#later = later;
    this.#wanted = wanted;
    this.#onMessage = onMessage;
    this.#onChange = onChange;
  }

  /** Where it is not connected it tries now. */
  open() {
    if (this.#port !== null) {
      return;
    }
    this.#timer = null;
    const port = this.#connectNative(Link.HOST);
    this.#port = port;
    port.onMessage.addListener((message) => this.#hear(message));
    port.onDisconnect.addListener(() => this.#lost(port));
    port.postMessage({ type: "hello", protocol: PROTOCOL, ...this.#hello });
    this.#onChange(true);
    if (!this.known) {
      this.#later(() => this.#know(), Link.PATIENCE);
    }
  }

  send(message) {
    this.#port?.postMessage(message);
  }

  #know() {
    if (!this.known) {
      this.known = true;
      this.#onChange(false);
    }
  }

  #hear(message) {
    this.#wait = Link.FIRST_WAIT;
    this.there = true;
    switch (message?.type) {
      case "welcome":
        this.welcome = message;
        this.#onChange(false);
        break;
      case "state":
        this.known = true;
        this.state = message;
        this.#onChange(false);
        break;
      default:
        this.#onMessage(message);
    }
  }

  #lost(port) {
    if (this.#port !== port) {
      return;
    }
    this.#port = null;
    this.known = true;
    this.there = false;
    this.welcome = null;
    this.state = null;
    this.#onChange(false);
    if (this.#timer === null && this.#wanted()) {
      this.#timer = this.#later(() => {
        this.#timer = null;
        if (this.#wanted()) {
          this.open();
        }
      }, this.#wait);
      this.#wait = Math.min(this.#wait * 2, Link.LONGEST_WAIT);
    }
  }
}
