import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { configured, normalised, pagesPattern, sitePattern, under } from "../worker/addresses.js";
import { Link } from "../worker/link.js";
import { FILES } from "../worker/scripts.js";
import { shown } from "../worker/shown.js";

const file = (name) => new URL(`../${name}`, import.meta.url);

test("an address is what stands before OSCAR's own pages, whatever was copied", () => {
  const meant = "https://oscar.example.ca/clinic/oscar";
  for (const typed of ["", "/", "/index.jsp", "/provider/providercontrol.jsp?year=2026", "/casemgmt/forward.jsp?demographicNo=1", "/CaseManagementEntry.do?x=1"]) {
    assert.equal(normalised(` ${meant}${typed}`), meant, typed);
  }
  assert.equal(normalised("http://OSCAR:8080/oscar"), "http://oscar:8080/oscar");
  assert.equal(normalised("https://oscar.example.ca"), "https://oscar.example.ca");
  for (const wrong of ["", "oscar", "file:///etc/passwd", "javascript:alert(1)", "chrome://settings"]) {
    assert.equal(normalised(wrong), null, wrong);
  }
});

test("a page belongs to an address by its whole origin and its path, and to no other", () => {
  const addresses = ["https://o.example.ca/oscar", "https://o.example.ca/oscar/train"];
  assert.equal(under("https://o.example.ca/oscar/provider/x.jsp?a=1", addresses), addresses[0]);
  assert.equal(under("https://o.example.ca/oscar/train/x.jsp", addresses), addresses[1]);
  for (const other of ["http://o.example.ca/oscar/x", "https://o.example.ca:444/oscar/x", "https://o.example.ca/oscar2/x", "https://o.example.ca.evil.example/oscar/x", "https://o.example.ca/"]) {
    assert.equal(under(other, addresses), null, other);
  }
});

test("patterns name no port, which Firefox does not take", () => {
  assert.equal(sitePattern("http://oscar:8080/oscar"), "http://oscar/*");
  assert.equal(pagesPattern("http://oscar:8080/oscar"), "http://oscar/oscar/*");
  assert.equal(pagesPattern("https://oscar.example.ca"), "https://oscar.example.ca/*");
});

test("addresses are the clinic's policy's and the user's own, each once, and a browser without policies has the latter", async () => {
  const storage = (managed) => ({ local: { get: async () => ({ oscar: ["https://b/oscar", "nonsense"] }) }, managed: { get: managed } });
  assert.deepEqual((await configured(storage(async () => ({ oscar: ["https://a/oscar/", "https://b/oscar"] })))).all, ["https://a/oscar", "https://b/oscar"]);
  assert.deepEqual((await configured(storage(() => Promise.reject(new Error("no policy"))))).all, ["https://b/oscar"]);
});

const OSCAR = "https://o/oscar";
const chart = { kind: "CHART", oscar: OSCAR, demographicNo: 1 };
const state = (changes) => ({
  type: "state",
  connection: "ONLINE",
  oscar: [`${OSCAR}/`],
  number: 9,
  urgent: true,
  patients: [{ demographicNo: 1, number: 2, urgent: false }],
  ...changes,
});
const link = (changes) => ({ known: true, there: true, welcome: { type: "welcome", update: null }, state: state(), ...changes });

test("a chart is given its own patient's number, the schedule the user's", () => {
  assert.deepEqual(shown(chart, link()), { connection: "ONLINE", number: 2, urgent: false });
  assert.deepEqual(shown({ ...chart, demographicNo: 2 }, link()), { connection: "ONLINE", number: 0, urgent: false });
  assert.deepEqual(shown({ ...chart, demographicNo: null }, link()), { connection: "ONLINE", number: 0, urgent: false });
  assert.deepEqual(shown({ kind: "SCHEDULE", oscar: OSCAR, demographicNo: null }, link()), { connection: "ONLINE", number: 9, urgent: true });
});

test("an OSCAR of another clinic's is given no number: its patient 1 is somebody else", () => {
  assert.deepEqual(shown({ ...chart, oscar: "https://other/oscar" }, link()), { connection: "FOREIGN", number: 0, urgent: false });
});

test("whatever stands between the page and the client is told, without a number", () => {
  const told = (changes) => shown(chart, link(changes));
  assert.equal(told({ known: false, there: false, state: null }).connection, null);
  assert.equal(told({ there: false, welcome: null, state: null }).connection, "MISSING");
  assert.equal(told({ state: null }).connection, "ABSENT");
  assert.equal(told({ state: state({ connection: "ABSENT" }) }).connection, "ABSENT");
  assert.equal(told({ state: state({ connection: "SIGNED_OUT", oscar: [] }) }).connection, "SIGNED_OUT");
  assert.equal(told({ state: state({ connection: "OFFLINE" }) }).connection, "OFFLINE");
  assert.equal(told({ state: state({ connection: "SOMETHING_NEW" }) }).connection, "ABSENT");
  assert.equal(told({ welcome: { update: "CLIENT" } }).connection, "OLD_CLIENT");
  assert.equal(told({ welcome: { update: "COMPANION" } }).connection, "OLD_COMPANION");
  assert.equal(told({ state: state({ connection: "OFFLINE" }) }).number, 0);
});

/** A browser whose bridge does as the test says. */
function browser({ wanted = () => true } = {}) {
  const ports = [];
  const timers = [];
  const changes = [];
  const messages = [];
  const made = new Link({
    connectNative: (host) => {
      const heard = { message: [], disconnect: [] };
      const port = {
        host,
        sent: [],
        postMessage: (message) => port.sent.push(message),
        onMessage: { addListener: (listener) => heard.message.push(listener) },
        onDisconnect: { addListener: (listener) => heard.disconnect.push(listener) },
        say: (message) => heard.message.forEach((listener) => listener(message)),
        end: () => heard.disconnect.forEach((listener) => listener()),
      };
      ports.push(port);
      return port;
    },
    hello: { companion: "0.1.0", browser: "chrome" },
    later: (action, wait) => timers.push({ action, wait }),
    wanted,
    onMessage: (message) => messages.push(message),
    onChange: (isNew) => changes.push(isNew),
  });
  return { link: made, ports, timers, changes, messages };
}

test("the first word to the bridge is who speaks and in which version", () => {
  const { link: made, ports, changes } = browser();
  made.open();
  made.open();
  assert.equal(ports.length, 1);
  assert.equal(ports[0].host, "ca.chartside.bridge");
  assert.deepEqual(ports[0].sent, [{ type: "hello", protocol: 1, companion: "0.1.0", browser: "chrome" }]);
  assert.deepEqual(changes, [true]);
});

test("states replace one another, other words go on, unknown ones are nobody's fault", () => {
  const { link: made, ports, messages } = browser();
  made.open();
  ports[0].say({ type: "welcome", protocol: 1, client: "0.1.0", update: null });
  ports[0].say(state({ number: 1 }));
  ports[0].say(state({ number: 2 }));
  ports[0].say({ type: "file", filing: "x" });
  ports[0].say({ type: "fromTheFuture" });
  assert.deepEqual([made.there, made.known, made.state.number], [true, true, 2]);
  assert.deepEqual(messages.map(({ type }) => type), ["file", "fromTheFuture"]);
});

test("where the bridge ends nothing of it is believed any more, and it is tried again ever less often", () => {
  const { link: made, ports, timers } = browser();
  made.open();
  ports[0].say(state());
  ports[0].end();
  assert.deepEqual([made.known, made.there, made.state, made.welcome], [true, false, null, null]);
  const waits = [];
  for (let round = 0; round < 8; round++) {
    const { action, wait } = timers.at(-1);
    waits.push(wait);
    action();
    ports.at(-1).end();
  }
  assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  timers.at(-1).action();
  ports.at(-1).say(state());
  ports.at(-1).end();
  assert.equal(timers.at(-1).wait, 1000, "a bridge that has spoken is tried again soon");
});

test("a click tries at once, and nobody tries where no page is open", () => {
  let open = true;
  const { link: made, ports, timers } = browser({ wanted: () => open });
  made.open();
  ports[0].end();
  made.open();
  assert.equal(ports.length, 2);
  open = false;
  timers.at(-1).action();
  ports[1].end();
  assert.equal(ports.length, 2);
});

test("a bridge that is silent is told as one without a client, after a moment", () => {
  const { link: made, timers } = browser();
  made.open();
  assert.equal(made.known, false);
  timers.find(({ wait }) => wait === Link.PATIENCE).action();
  assert.equal(made.known, true);
});

test("the manifest names files that exist, and the id that the bridge admits", () => {
  const manifest = JSON.parse(readFileSync(file("manifest.json"), "utf8"));
  const named = [...FILES, manifest.background.service_worker, ...manifest.background.scripts, ...Object.values(manifest.icons), manifest.options_ui.page, manifest.storage.managed_schema];
  named.forEach((name) => assert.ok(existsSync(file(name)), name));
  const digest = createHash("sha256").update(Buffer.from(manifest.key, "base64")).digest("hex").slice(0, 32);
  const id = [...digest].map((digit) => String.fromCharCode(97 + parseInt(digit, 16))).join("");
  const readme = readFileSync(file("README.md"), "utf8");
  assert.ok(readme.includes(id), `README.md names another id than ${id}`);
  assert.ok(readme.includes(manifest.browser_specific_settings.gecko.id));
  assert.equal(manifest.web_accessible_resources, undefined, "a page could tell from them that the extension is there");
  assert.equal(manifest.host_permissions, undefined, "the user is asked, for OSCAR's address alone");
});

test("every message has a use", () => {
  const sources = ["worker/labels.js", "worker/main.js", "options/options.js", "manifest.json"].map((name) => readFileSync(file(name), "utf8")).join();
  const made = new Set(["one", "many"].flatMap((key) => [`${key}From`, `${key}FromThis`]).concat("noneFrom", "noneFromThis", "optionsAllowNamed", "optionsRemoveNamed"));
  for (const key of Object.keys(JSON.parse(readFileSync(file("_locales/en/messages.json"), "utf8")))) {
    assert.ok(made.has(key) || sources.includes(`"${key}"`) || sources.includes(`__MSG_${key}__`), key);
  }
});
