import assert from "node:assert/strict";
import { test } from "node:test";
import { Filing } from "../worker/filing.js";
import { answer, chartside } from "./helpers.js";

const ID = "01890000-0000-7000-8000-000000000001";
const pdf = (text, parts) => ({ fileName: "a.pdf", description: "A", contentType: "application/pdf", size: text.length, parts });
const base64 = (text) => Buffer.from(text).toString("base64");

/** A worker's filing, with the steps that a page was asked to take. */
function bench(results, { kept = new Map(), page = "page" } = {}) {
  const sent = [];
  const steps = [];
  const filing = new Filing({
    kept: { get: async (id) => structuredClone(kept.get(id)), put: async (id, record) => kept.set(id, structuredClone(record)) },
    pageFor: (oscar, demographicNo) => (oscar === "https://o/oscar" && demographicNo === 1 ? page : null),
    perform: async (through, step) => {
      steps.push(step);
      const result = results.shift();
      return typeof result === "function" ? result() : result;
    },
    send: (message) => sent.push(message),
  });
  return { filing, sent, steps, kept };
}

const PERSON = { lastName: "Tester-Son", dateOfBirth: "1980-02-03" };
const ask = (changes) => ({
  type: "file",
  filing: ID,
  oscar: "https://o/oscar",
  demographicNo: 1,
  person: PERSON,
  note: "Spoke with Anna.",
  documents: [],
  standing: { noteId: null, documents: [] },
  ...changes,
});

test("a note is put into the chart once; asked again, it is only told again", async () => {
  const { filing, sent, steps, kept } = bench([{ id: 7 }]);
  await filing.file(ask());
  const done = { type: "filed", filing: ID, noteId: 7, documents: [] };
  assert.deepEqual(sent, [done]);
  await filing.file(ask());
  assert.deepEqual(sent, [done, done]);
  assert.equal(steps.length, 1);
  const after = bench([], { kept });
  await after.filing.file(ask());
  assert.deepEqual(after.sent, [done], "the next worker knows it too");
  assert.equal(after.steps.length, 0);
});

test("documents come in parts, in any order, and go in theirs", async () => {
  const { filing, sent, steps } = bench([{ id: 7 }, { id: 8 }, { id: 9 }]);
  await filing.file(ask({ documents: [pdf("abcdef", 2), pdf("xy", 1)] }));
  await filing.part({ filing: ID, document: 1, part: 0, data: base64("xy") });
  await filing.part({ filing: ID, document: 0, part: 1, data: base64("def") });
  assert.deepEqual(sent, []);
  await filing.part({ filing: ID, document: 0, part: 0, data: base64("abc") });
  assert.deepEqual(sent, [{ type: "filed", filing: ID, noteId: 7, documents: [8, 9] }]);
  assert.deepEqual(steps.map(({ note, document }) => note ?? Buffer.from(document.data, "base64").toString()), ["Spoke with Anna.", "abcdef", "xy"]);
  assert.ok(steps.every(({ demographicNo, person }) => demographicNo === 1 && person === PERSON));
});

test("parts of odd sizes are put together byte by byte", async () => {
  const { filing, steps } = bench([{ id: 8 }]);
  await filing.file(ask({ note: null, documents: [pdf("abcde", 2)] }));
  await filing.part({ filing: ID, document: 0, part: 0, data: base64("ab") });
  await filing.part({ filing: ID, document: 0, part: 1, data: base64("cde") });
  assert.equal(Buffer.from(steps[0].document.data, "base64").toString(), "abcde");
});

test("a document that is not as large as it was announced is not put into any chart", async () => {
  const { filing, sent, steps } = bench([]);
  await filing.file(ask({ note: null, documents: [pdf("abcdef", 1)] }));
  await filing.part({ filing: ID, document: 0, part: 0, data: base64("abc") });
  assert.deepEqual([steps.length, sent[0].type, sent[0].reason], [0, "notFiled", "REFUSED"]);
});

test("what failed is told with what stands; asked again, the rest alone is done", async () => {
  const { filing, sent, steps } = bench([{ id: 7 }, { reason: "NO_DOCUMENTS" }, { id: 8 }]);
  const whole = ask({ documents: [pdf("abc", 1)] });
  const part = { filing: ID, document: 0, part: 0, data: base64("abc") };
  await filing.file(whole);
  await filing.part(part);
  assert.deepEqual(sent, [{ type: "notFiled", reason: "NO_DOCUMENTS", filing: ID, noteId: 7, documents: [] }]);
  await filing.file(whole);
  await filing.part(part);
  assert.deepEqual(sent[1], { type: "filed", filing: ID, noteId: 7, documents: [8] });
  assert.deepEqual(steps.map(({ note }) => note !== undefined), [true, false, false]);
});

test("what another browser has put there is not put there again", async () => {
  const { filing, sent, steps } = bench([{ id: 9 }]);
  const standing = { noteId: 7, documents: [8] };
  await filing.file(ask({ documents: [pdf("abc", 0), pdf("xy", 1)], standing }));
  await filing.part({ filing: ID, document: 1, part: 0, data: base64("xy") });
  assert.deepEqual(sent, [{ type: "filed", filing: ID, noteId: 7, documents: [8, 9] }]);
  assert.deepEqual(steps.map(({ document }) => Buffer.from(document.data, "base64").toString()), ["xy"]);
});

test("a step of which nobody heard the end is never taken twice", async () => {
  const { filing, sent, steps, kept } = bench([{ reason: "IN_DOUBT" }]);
  await filing.file(ask());
  await filing.file(ask());
  assert.deepEqual(sent.map(({ reason }) => reason), ["IN_DOUBT", "IN_DOUBT"]);
  assert.equal(steps.length, 1);
  const after = bench([{ id: 7 }], { kept });
  await after.filing.file(ask());
  assert.deepEqual([after.sent[0].reason, after.steps.length], ["IN_DOUBT", 0]);
});

test("a worker that ends while OSCAR has not answered leaves the step in doubt", async () => {
  const { filing, kept } = bench([() => new Promise(() => {})]);
  filing.file(ask());
  await new Promise(setImmediate);
  const after = bench([{ id: 7 }], { kept });
  await after.filing.file(ask());
  assert.deepEqual([after.sent[0].reason, after.steps.length], ["IN_DOUBT", 0]);
});

test("asked twice at a time it is done once", async () => {
  let finish;
  const { filing, sent, steps } = bench([() => new Promise((resolve) => (finish = resolve))]);
  const first = filing.file(ask());
  await new Promise(setImmediate);
  await filing.file(ask());
  finish({ id: 7 });
  await first;
  assert.deepEqual([steps.length, sent.length, sent[0].noteId], [1, 1, 7]);
});

test("asked again, with its parts right behind, it is told once", async () => {
  const { filing, sent, kept } = bench([]);
  kept.set(ID, { noteId: 7, documents: [8], begun: false });
  await Promise.all([filing.file(ask({ documents: [pdf("abc", 1)] })), filing.part({ filing: ID, document: 0, part: 0, data: base64("abc") })]);
  assert.deepEqual(sent, [{ type: "filed", filing: ID, noteId: 7, documents: [8] }]);
});

test("without an open page of that OSCAR nothing is begun, and it can be asked for again", async () => {
  const { filing, sent, steps } = bench([{ id: 7 }]);
  await filing.file(ask({ oscar: "https://other/oscar" }));
  assert.deepEqual([sent[0].reason, steps.length], ["NO_PAGE", 0]);
  await filing.file(ask());
  assert.equal(sent[1].type, "filed");
});

test("logged out and refused say so, and can be asked for again", async () => {
  const { filing, sent } = bench([{ reason: "LOGGED_OUT" }, { reason: "REFUSED" }, { id: 7 }]);
  await filing.file(ask());
  await filing.file(ask());
  await filing.file(ask());
  assert.deepEqual(sent.map(({ type, reason }) => reason ?? type), ["LOGGED_OUT", "REFUSED", "filed"]);
});

test("parts that nobody waits for change nothing", async () => {
  const { filing, sent } = bench([]);
  await filing.part({ filing: ID, document: 0, part: 0, data: "YQ==" });
  await filing.file(ask({ note: null, documents: [pdf("a", 1)] }));
  for (const wrong of [{ document: 1, part: 0 }, { document: 0, part: 1 }, { document: 0, part: -1 }, { document: 0, part: "length" }]) {
    await filing.part({ filing: ID, data: "YQ==", ...wrong });
  }
  assert.deepEqual(sent, []);
});

const OSCAR = "https://o/oscar";

/** One step on a page, with what it sent. */
async function perform(step, answers) {
  const sent = [];
  const fetching = async (address, options) => {
    sent.push({ address: address.slice(OSCAR.length), method: options.method ?? "GET", body: options.body && JSON.parse(options.body) });
    const given = { [ME]: chen, [PATIENT]: anna, ...answers }[address.slice(OSCAR.length)];
    if (given instanceof Error) {
      throw given;
    }
    return given;
  };
  return { result: await chartside.filing.perform({ person: PERSON, ...step }, OSCAR, fetching), sent };
}

const NOTE = "/ws/rs/notes/1/save";
const DOCUMENT = "/ws/services/document/saveDocumentToDemographic";
const ME = "/ws/rs/providerService/provider/me";
const PATIENT = "/ws/rs/demographics/1";
const anna = answer(200, { demographicNo: 1, firstName: "ANNA", lastName: "TESTER SON", dobYear: "1980", dobMonth: "02", dobDay: "03" });
const chen = answer(200, { providerNo: "101", firstName: "Mei", lastName: "Chen" });
const document = { fileName: "a.pdf", description: "A", contentType: "application/pdf", data: "YQ==" };

test("a note goes to OSCAR in the shape that both families take", async () => {
  const { result, sent } = await perform({ demographicNo: 1, note: "Hello" }, { [NOTE]: answer(200, { noteId: 7 }) });
  assert.deepEqual(result, { id: 7 });
  assert.deepEqual(sent.slice(0, 2).map(({ method, address }) => `${method} ${address}`), [`GET ${ME}`, `GET ${PATIENT}`]);
  assert.deepEqual(sent.slice(2), [
    { address: NOTE, method: "POST", body: { note: "Hello", encounterType: "secure message", isSigned: true, assignedIssues: [] } },
  ]);
});

test("a document goes in the name of who is signed in to OSCAR", async () => {
  const { result, sent } = await perform({ demographicNo: 1, document }, { [DOCUMENT]: answer(200, { id: 9 }) });
  assert.deepEqual(result, { id: 9 });
  assert.deepEqual(sent.map(({ method, address }) => `${method} ${address}`), [`GET ${ME}`, `GET ${PATIENT}`, `POST ${DOCUMENT}`]);
  assert.deepEqual([sent[2].body.demographicNo, sent[2].body.providerNo, sent[2].body.fileContents], [1, "101", "YQ=="]);
});

test("nothing is put into the chart of somebody else who has the number", async () => {
  for (const step of [{ note: "x" }, { document }]) {
    for (const [changes, reason] of [
      [{ dobDay: "04" }, "WRONG_PATIENT"],
      [{ dobDay: null }, "NOT_READABLE"],
      [{ lastName: " " }, "NOT_READABLE"],
      [{ lastName: "OTHER" }, "WRONG_PATIENT"],
      [{ demographicNo: 2 }, "NOT_READABLE"],
      [{ lastName: "t\u00e9ster'Son" }, undefined],
    ]) {
      const said = { ...(await anna.json()), ...changes };
      const { result, sent } = await perform(
        { demographicNo: 1, ...step },
        { [PATIENT]: answer(200, said), [NOTE]: answer(200, { noteId: 7 }), [DOCUMENT]: answer(200, { id: 9 }) },
      );
      assert.equal(result.reason, reason, JSON.stringify(changes));
      assert.equal(sent.filter(({ method }) => method === "POST").length, reason === undefined ? 1 : 0);
    }
    const nobody = await perform({ demographicNo: 1, ...step, person: null }, {});
    assert.equal(nobody.result.reason, "WRONG_PATIENT");
  }
});

test("a surname is the same with and without letters that not every keyboard has", async () => {
  for (const [oscars, ours] of [["LEBOEUF", "Leb\u0153uf"], ["SORENSEN", "S\u00f8rensen"], ["Wei\u00df", "WEISS"], ["\u0141UKASIEWICZ", "Lukasiewicz"]]) {
    const said = { ...(await anna.json()), lastName: oscars };
    const step = { demographicNo: 1, note: "x", person: { ...PERSON, lastName: ours } };
    const { result } = await perform(step, { [PATIENT]: answer(200, said), [NOTE]: answer(200, { noteId: 7 }) });
    assert.deepEqual(result, { id: 7 }, ours);
  }
});

test("each failure is told as what it is", async () => {
  const note = async (given) => (await perform({ demographicNo: 1, note: "x" }, { [NOTE]: given })).result.reason;
  assert.equal(await note(answer(401)), "LOGGED_OUT");
  assert.equal(await note({ type: "opaqueredirect", status: 0, ok: false }), "LOGGED_OUT");
  assert.equal(await note(answer(403)), "REFUSED");
  assert.equal(await note(answer(404)), "REFUSED");
  assert.equal(await note(answer(500)), "IN_DOUBT");
  assert.equal(await note(answer(502)), "IN_DOUBT");
  assert.equal(await note(answer(200)), "IN_DOUBT");
  assert.equal(await note(answer(200, {})), "IN_DOUBT");
  assert.equal(await note(new TypeError("network")), "IN_DOUBT");
  const paper = async (given, me = chen) => (await perform({ demographicNo: 1, document }, { [ME]: me, [DOCUMENT]: given })).result.reason;
  assert.equal(await paper(answer(404)), "NO_DOCUMENTS");
  assert.equal(await paper(answer(401)), "NO_DOCUMENTS", "the session was good a moment ago");
  assert.equal(await paper(answer(403)), "REFUSED");
  assert.equal(await paper(answer(200, {})), "IN_DOUBT");
  assert.equal(await paper(answer(200, { id: 1 }), answer(401)), "LOGGED_OUT");
});
