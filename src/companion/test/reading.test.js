import assert from "node:assert/strict";
import { test } from "node:test";
import { answer, chartside } from "./helpers.js";

const OSCAR = "https://oscar.example.ca/oscar";
const ME = `${OSCAR}/ws/rs/providerService/provider/me`;
const CHART = `${OSCAR}/ws/rs/demographics/1`;
const RITA = { providerNo: "201", firstName: "Rita", lastName: "Desk", providerType: "receptionist" };
const ANNA = { demographicNo: 1, firstName: "ANNA", lastName: "TESTERSON" };

async function read(answers, demographicNo = 1) {
  const asked = [];
  const fetching = async (address, options) => {
    asked.push(address);
    assert.equal(options.redirect, "manual");
    assert.equal(options.method, undefined);
    const given = answers[address];
    if (given instanceof Error) {
      throw given;
    }
    return given;
  };
  return { ...(await chartside.reading.read(OSCAR, demographicNo, fetching)), asked };
}

test("a chart asks who is signed in and whose chart it is, and nothing else; the schedule the first alone", async () => {
  const chart = await read({ [ME]: answer(200, RITA), [CHART]: answer(200, ANNA) });
  assert.deepEqual(chart.asked, [ME, CHART]);
  assert.deepEqual([chart.provider.name, chart.patient.lastName, chart.trouble], ["Rita Desk", "TESTERSON", null]);
  const schedule = await read({ [ME]: answer(200, RITA) }, null);
  assert.deepEqual(schedule.asked, [ME]);
  assert.deepEqual([schedule.provider.name, schedule.patient, schedule.trouble], ["Rita Desk", null, null]);
});

test("401 and the way to the sign-in page mean that nobody is signed in", async () => {
  for (const out of [answer(401), { type: "opaqueredirect", status: 0, ok: false }, answer(302)]) {
    const said = await read({ [ME]: answer(200, RITA), [CHART]: out });
    assert.deepEqual([said.trouble, said.patient, said.provider], ["LOGGED_OUT", null, null]);
    assert.equal((await read({ [ME]: out, [CHART]: answer(200, ANNA) })).trouble, "LOGGED_OUT");
  }
});

test("errors, silence, no JSON and another patient's answer are told as not readable, without a patient", async () => {
  for (const bad of [answer(500), answer(404), answer(200), answer(200, { ...ANNA, demographicNo: 2 }), new TypeError("gone")]) {
    const said = await read({ [ME]: answer(200, RITA), [CHART]: bad });
    assert.deepEqual([said.trouble, said.patient, said.provider.providerNo], ["NOT_READABLE", null, "201"]);
  }
});

test("who does not learn who is signed in still knows the patient", async () => {
  const said = await read({ [ME]: answer(500), [CHART]: answer(200, ANNA) });
  assert.deepEqual([said.trouble, said.patient.demographicNo, said.provider], [null, 1, null]);
});
