/* Puts the worker's parts together: OSCAR's pages on one side, the desktop client on the other. */
import { configured, under } from "./addresses.js";
import { Filing } from "./filing.js";
import { labels } from "./labels.js";
import { Link } from "./link.js";
import { Pages } from "./pages.js";
import { inject, register } from "./scripts.js";
import { shown } from "./shown.js";

/** How long pages that were there before the browser ended the worker have to say that they still are. */
const SETTLE = 1000;

/** Of each page's port: the OSCAR it stands under, and the page's id once it has told. */
const ports = new Map();
const calls = new Map();
let addresses = [];
/** Where the icons were put, by the pages' kind: how far from the window's right and bottom. */
let places = {};
let pages = new Pages();
let settled = false;
let lastContext = null;
let lastCall = 0;
let applied = Promise.resolve();

const link = new Link({
  connectNative: (host) => chrome.runtime.connectNative(host),
  hello: { companion: chrome.runtime.getManifest().version, browser: browserName() },
  later: (action, wait) => setTimeout(action, wait),
  wanted: () => ports.size > 0,
  onMessage: (message) => {
    if (message?.type === "file") {
      filing.file(message);
    } else if (message?.type === "filePart") {
      filing.part(message);
    }
  },
  onChange: (isNew) => {
    if (isNew) {
      lastContext = null;
      tellClient();
    }
    showAll();
  },
});

const filing = new Filing({
  kept: {
    get: async (id) => (await chrome.storage.session.get(`filing.${id}`))[`filing.${id}`],
    put: (id, record) => chrome.storage.session.set({ [`filing.${id}`]: record }),
  },
  pageFor,
  perform,
  send: (message) => link.send(message),
});

const ready = begin();

async function begin() {
  const { focus } = await chrome.storage.session.get("focus");
  pages = Pages.of(focus);
  addresses = (await configured(chrome.storage)).all;
  places = (await chrome.storage.local.get("places")).places ?? {};
  setTimeout(() => {
    settled = true;
    pages.settled();
    changed();
  }, SETTLE);
}

// --- OSCAR's pages

chrome.runtime.onConnect.addListener((port) => {
  if (port.name !== "page") {
    return;
  }
  // Heard from the first moment on, understood once this worker knows what the one before it knew.
  port.onMessage.addListener((message) => ready.then(() => hear(port, message)));
  port.onDisconnect.addListener(() => ready.then(() => gone(port)));
  ready.then(() => arrived(port));
});

function arrived(port) {
  const { sender } = port;
  const oscar = sender?.id === chrome.runtime.id && sender.frameId === 0 ? under(sender.url, addresses) : null;
  if (oscar === null) {
    port.postMessage({ type: "refused" });
    return;
  }
  ports.set(port, { oscar, id: null });
  link.open();
}

function hear(port, message) {
  const known = ports.get(port);
  if (known === undefined) {
    return;
  }
  switch (message.type) {
    case "page":
      told(port, known, message);
      break;
    case "focus":
      if (message.id === known.id) {
        pages.focused(message.id, message.at);
        // To whoever has looked elsewhere meanwhile, in another browser or at a chart opened by hand, the same context is news.
        lastContext = null;
        changed();
      }
      break;
    case "click":
      clicked(message);
      break;
    case "moved":
      moved(known, message);
      break;
    case "performed":
      calls.get(message.call)?.done(message.result);
      break;
    default:
  }
}

function told(port, known, { page, focusedAt }) {
  if (page.kind === "LOGIN") {
    others(known.oscar, port).forEach((other) => other.postMessage({ type: "ask" }));
    port.postMessage({ type: "done" });
    return;
  }
  if (known.id !== null && known.id !== page.id) {
    pages.gone(known.id);
  }
  known.id = page.id;
  pages.told({ ...page, oscar: known.oscar }, focusedAt);
  if (page.trouble === "LOGGED_OUT" && !known.loggedOut) {
    // They share one session.
    others(known.oscar, port).forEach((other) => other.postMessage({ type: "ask" }));
  }
  known.loggedOut = page.trouble === "LOGGED_OUT";
  changed();
  show(port);
}

function others(oscar, than) {
  return [...ports].filter(([port, known]) => port !== than && known.oscar === oscar && !known.loggedOut).map(([port]) => port);
}

function gone(port) {
  const known = ports.get(port);
  ports.delete(port);
  [...calls.values()].filter((call) => call.port === port).forEach((call) => call.done({ reason: "IN_DOUBT" }));
  if (known?.id) {
    pages.gone(known.id);
    changed();
  }
}

function clicked({ id, icon }) {
  const page = pages.get(id);
  if (page !== undefined) {
    link.open();
    link.send({ type: "click", icon, page });
  }
}

function moved({ id }, { place: { right, bottom } }) {
  const kind = pages.get(id)?.kind;
  if (kind !== undefined && Number.isFinite(right) && Number.isFinite(bottom)) {
    places = { ...places, [kind]: { right, bottom } };
    chrome.storage.local.set({ places });
  }
}

// Where a part of OSCAR's page that is a frame has the focus, the page itself hears nothing of a window's coming to the front.
chrome.windows.onFocusChanged.addListener((windowId) => windowId === chrome.windows.WINDOW_ID_NONE || lookInto(windowId));
chrome.tabs.onActivated.addListener(({ tabId }) => look(tabId));

async function lookInto(windowId) {
  const [tab] = await chrome.tabs.query({ active: true, windowId });
  look(tab?.id);
}

/** The page itself knows whether it has the focus. */
function look(tabId) {
  ready.then(() => [...ports.keys()].filter((port) => port.sender.tab?.id === tabId).forEach((port) => port.postMessage({ type: "look" })));
}

// --- What is shown and told

function changed() {
  chrome.storage.session.set({ focus: pages.saved() });
  tellClient();
}

function tellClient() {
  if (!settled && pages.awaiting) {
    return;
  }
  const context = { type: "context", current: pages.current, open: pages.open, focusedAt: pages.focusedAt };
  const text = JSON.stringify(context);
  if (text !== lastContext) {
    lastContext = text;
    link.send(context);
  }
}

function showAll() {
  ports.forEach((known, port) => show(port));
}

function show(port) {
  const known = ports.get(port);
  const page = pages.get(known.id);
  if (page === undefined) {
    return;
  }
  const client = shown(page, link);
  const message = {
    type: "show",
    id: page.id,
    oscar: known.oscar,
    place: places[page.kind] ?? null,
    labels: client.connection === null ? null : labels(page, client, say),
    move: say("move"),
  };
  const text = JSON.stringify(message);
  if (text !== known.shown) {
    known.shown = text;
    port.postMessage(message);
  }
}

function say(key, ...parts) {
  return chrome.i18n.getMessage(key, parts);
}

// --- Filing

/** That patient's own page before any other of the same OSCAR's. */
function pageFor(oscar, demographicNo) {
  const address = under(`${oscar}/`, [oscar]);
  const usable = [...ports].filter(([, known]) => known.oscar === address && known.id !== null && !known.loggedOut);
  const theirs = usable.find(([, known]) => pages.get(known.id)?.demographicNo === demographicNo);
  const current = usable.find(([, known]) => known.id === pages.current?.id);
  return (theirs ?? current ?? usable[0])?.[0] ?? null;
}

function perform(port, step) {
  const call = ++lastCall;
  return new Promise((resolve) => {
    const done = (result) => {
      calls.delete(call);
      resolve(result);
    };
    calls.set(call, { port, done });
    port.postMessage({ type: "perform", call, step });
  });
}

// --- Which pages are OSCAR's

/** One after the other: a browser refuses the same script twice. */
function useAddresses() {
  applied = applied.then(applyAddresses, applyAddresses);
}

async function applyAddresses() {
  await ready;
  addresses = (await configured(chrome.storage)).all;
  [...ports]
    .filter(([port, known]) => under(port.sender.url, addresses) !== known.oscar)
    .forEach(([port]) => {
      gone(port);
      port.postMessage({ type: "refused" });
    });
  await inject(chrome, await register(chrome, addresses));
}

chrome.runtime.onInstalled.addListener(useAddresses);
chrome.runtime.onStartup.addListener(useAddresses);
chrome.permissions.onAdded.addListener(useAddresses);
chrome.permissions.onRemoved.addListener(useAddresses);
chrome.storage.onChanged.addListener((changes, area) => (area === "local" || area === "managed") && "oscar" in changes && useAddresses());
chrome.action.onClicked.addListener(() => chrome.runtime.openOptionsPage());

function browserName() {
  const agent = navigator.userAgent;
  return agent.includes("Firefox/") ? "firefox" : agent.includes("Edg/") ? "edge" : "chrome";
}
