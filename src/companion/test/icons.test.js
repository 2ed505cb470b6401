import assert from "node:assert/strict";
import { test } from "node:test";
import { labels as labelsOf } from "../worker/labels.js";
import { chartside, messagesOf, sayIn } from "./helpers.js";

const say = sayIn("en");
const anna = { kind: "CHART", demographicNo: 1, patient: { firstName: "ANNA", lastName: "TESTERSON" }, trouble: null };
const schedule = { kind: "SCHEDULE", demographicNo: null, patient: null, trouble: null };
const online = (number, urgent = false) => ({ connection: "ONLINE", number, urgent });
const labels = (page, shown, language = say) => labelsOf(page, shown, language);

test("on a chart the logo writes to the patient and the envelope carries what is unread from them", () => {
  const { look, grey, logo, envelope } = labels(anna, online(1));
  assert.deepEqual([look, grey], ["full", false]);
  assert.deepEqual(logo, { name: "Message Anna TESTERSON", hint: "Opens a new message in Chartside", badge: "" });
  assert.equal(envelope.name, "1 unread from Anna TESTERSON");
  assert.equal(envelope.badge, "1");
});

test("on the schedule both carry the user's own number", () => {
  const { logo, envelope } = labels(schedule, online(3));
  assert.deepEqual([logo.badge, envelope.badge], ["3", "3"]);
  assert.deepEqual([logo.name, envelope.name], ["Open Chartside: 3 unread", "3 unread"]);
});

test("a number is itself up to 99, nothing for none, and marked where something is urgent", () => {
  const badge = (number, urgent) => labels(anna, online(number, urgent)).envelope.badge;
  assert.deepEqual([0, 1, 99, 100, 4000].map((number) => badge(number)), ["", "1", "99", "99+", "99+"]);
  assert.deepEqual([0, 1, 100].map((number) => badge(number, true)), ["", "1!", "99+!"]);
  assert.equal(labels(anna, online(1, true)).envelope.name, "1 unread from Anna TESTERSON, urgent");
  assert.equal(labels(anna, online(0, true)).urgent, false);
  assert.equal(labels(anna, online(0)).envelope.name, "Nothing unread from Anna TESTERSON");
});

test("a chart of which nobody knows whose it is has the logo alone, and no number", () => {
  for (const page of [{ ...anna, demographicNo: null }, { ...anna, trouble: "NOT_READABLE" }, { ...anna, trouble: "LOGGED_OUT" }]) {
    const { logo, envelope, urgent } = labels(page, online(5, true));
    assert.equal(envelope, null);
    assert.equal(logo.badge, "");
    assert.equal(urgent, false);
    assert.equal(logo.name, "Find a patient in Chartside");
  }
});

test("no number stands on grey icons: it could be stale", () => {
  const looks = { OFFLINE: "slash", SIGNED_OUT: "hollow", ABSENT: "slash", MISSING: "slash", FOREIGN: "slash", OLD_CLIENT: "slash", OLD_COMPANION: "slash" };
  for (const [connection, look] of Object.entries(looks)) {
    for (const page of [anna, schedule]) {
      const drawn = labels(page, { connection, number: 7, urgent: true });
      assert.deepEqual([drawn.look, drawn.grey, drawn.urgent], [look, true, false], connection);
      assert.deepEqual([drawn.logo.badge, drawn.envelope.badge], ["", ""], connection);
    }
  }
  assert.equal(labels(anna, { connection: "OFFLINE", number: 0, urgent: false }).logo.name, "Message Anna TESTERSON");
  assert.equal(labels(anna, { connection: "SIGNED_OUT", number: 0, urgent: false }).envelope.name, "Sign in to Chartside");
  assert.equal(labels(anna, { connection: "ABSENT", number: 0, urgent: false }).logo.name, "Chartside is not running");
});

test("names are said as people say them, whatever capitals OSCAR has", () => {
  const named = (firstName, lastName) => labels({ ...anna, patient: { firstName, lastName } }, online(0)).logo.name;
  assert.equal(named("JEAN-LUC", "FAUXNOM"), "Message Jean-Luc FAUXNOM");
  assert.equal(named("ÉLODIE", "ESSAI"), "Message Élodie ESSAI");
  assert.equal(named("MARY ANN", "o’sample"), "Message Mary Ann O’SAMPLE");
  assert.equal(named("D'ARCY", "X"), "Message D'arcy X");
  assert.equal(named("deShawn", "X"), "Message deShawn X");
  assert.equal(named(null, "TESTERSON"), "Message TESTERSON");
  assert.equal(labels({ ...anna, patient: null }, online(2)).logo.name, "Message this patient");
  assert.equal(labels({ ...anna, patient: null }, online(2)).envelope.name, "2 unread from this patient");
});

test("both languages have every message, none is without a use, and each names the same parts", () => {
  const [english, french] = [messagesOf("en"), messagesOf("fr")];
  assert.deepEqual(Object.keys(french), Object.keys(english));
  for (const key of Object.keys(english)) {
    const parts = (language) => Object.keys(language[key].placeholders ?? {});
    assert.deepEqual(parts(french), parts(english), key);
    const same = ["urgent"];
    assert.ok(same.includes(key) || french[key].message !== english[key].message, `${key} is not translated`);
  }
  assert.equal(labels(anna, online(1), sayIn("fr")).logo.name, "Écrire à Anna TESTERSON");
  assert.equal(labels(anna, online(2), sayIn("fr")).envelope.name, "2 non lus : Anna TESTERSON");
});

const VIEW = { width: 1000, height: 700 };
const SIZE = { width: 92, height: 44 };
const place = (kept, wanted = chartside.placement.corner, view = VIEW) => chartside.placement.place(view, SIZE, wanted, kept);
const box = (left, top, right, bottom) => ({ left, top, right, bottom });
const covers = ({ left, top }, kept) => kept.some((one) => left < one.right && left + SIZE.width > one.left && top < one.bottom && top + SIZE.height > one.top);

test("they stand in the corner, 16 pixels from it, where nothing is there", () => {
  assert.deepEqual(place([]), { left: 892, top: 640 });
  assert.deepEqual(place([box(0, 0, 500, 700), box(0, 900, 1000, 960)]), { left: 892, top: 640 });
});

test("they move the least that leaves OSCAR's buttons and note box free", () => {
  assert.deepEqual(place([box(200, 660, 1000, 700)]), { left: 892, top: 608 });
  assert.deepEqual(place([box(200, 660, 1000, 700), box(850, 500, 1000, 655)]), { left: 750, top: 608 });
});

test("they never cover what is kept while there is a free place, and are always wholly within the window", () => {
  let state = 7;
  const random = (count) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  for (let round = 0; round < 2000; round++) {
    const kept = Array.from({ length: 1 + random(3) }, () => {
      const [left, top] = [random(1000), random(700)];
      return box(left, top, left + 20 + random(400), top + 20 + random(200));
    });
    const spot = place(kept, { right: random(1200), bottom: random(900) });
    assert.ok(!covers(spot, kept), JSON.stringify({ spot, kept }));
    assert.ok(spot.left >= 0 && spot.top >= 0 && spot.left + SIZE.width <= 1000 && spot.top + SIZE.height <= 700);
  }
});

test("where no place is free they cover the least", () => {
  assert.deepEqual(place([box(0, 0, 1000, 700)]), { left: 892, top: 640 });
});

test("where they were put is kept from the right and the bottom, within the window", () => {
  const { distances } = chartside.placement;
  assert.deepEqual(distances(VIEW, SIZE, 892, 640), { right: 16, bottom: 16 });
  assert.deepEqual(distances(VIEW, SIZE, -50, 5000), { right: 908, bottom: 0 });
  assert.deepEqual(place([], { right: 908, bottom: 0 }, { width: 400, height: 300 }), { left: 0, top: 256 });
});
