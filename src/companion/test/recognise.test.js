import assert from "node:assert/strict";
import { test } from "node:test";
import { chartside, documentOf, locationOf } from "./helpers.js";

const HOST = "https://oscar.example.ca/clinic/oscar";
const number = (value) => [{ value }];
const link = (href) => [{ getAttribute: () => href }];
const OPEN_O = { "#patient-label": [{}], 'input[name="demographicNo"]': number("7") };
const OSCAR_15 = { "#encounterHeader": [{}], "#encMainDiv": [{}], 'input[name="demographicNo"]': number("7") };
const LINKS = '#patient-full-name a[href*="demographic_no="]';
const recognise = (path, elements) => chartside.recognise(locationOf(HOST + path), documentOf(elements));

test("a chart of Open-O is known by its last address and its landmarks, on any host and context path", () => {
  const path = "/CaseManagementEntry.do?method=setUpMainEncounter&demographicNo=7&providerNo=101";
  assert.deepEqual(recognise(path, OPEN_O), { kind: "CHART", demographicNo: 7 });
  const bare = locationOf(`http://10.0.0.5:8443${path}`);
  assert.deepEqual(chartside.recognise(bare, documentOf(OPEN_O)), { kind: "CHART", demographicNo: 7 });
});

test("a chart of OSCAR 15 stays where its redirect ends", () => {
  assert.deepEqual(recognise("/casemgmt/forward.jsp?action=view&demographicNo=7", OSCAR_15), { kind: "CHART", demographicNo: 7 });
  assert.deepEqual(recognise("/oscarEncounter/IncomingEncounter.do?demographicNo=7", OSCAR_15), { kind: "CHART", demographicNo: 7 });
});

test("a master record is one only where it is edited", () => {
  const elements = { 'input[name="demographic_no"]': number("7") };
  const path = "/demographic/demographiccontrol.jsp?demographic_no=7&displaymode=";
  assert.deepEqual(recognise(`${path}edit&dboperation=search_detail`, elements), { kind: "MASTER", demographicNo: 7 });
  assert.equal(recognise(`${path}Search`, elements), null);
  assert.equal(recognise(`${path}edit`, {}), null);
});

test("the schedule names no patient", () => {
  const elements = { "#firstMenu": [{}], "#scheduleTable": [{}] };
  assert.deepEqual(recognise("/provider/providercontrol.jsp?displaymode=day", elements), { kind: "SCHEDULE", demographicNo: null });
  assert.equal(recognise("/provider/providercontrol.jsp?displaymode=month", { "#firstMenu": [{}] }), null);
});

test("a page without its landmarks is none, whatever its address", () => {
  assert.equal(recognise("/CaseManagementEntry.do?demographicNo=7", { 'input[name="demographicNo"]': number("7") }), null);
  assert.equal(recognise("/casemgmt/forward.jsp?demographicNo=7", { "#encounterHeader": [{}] }), null);
  assert.equal(recognise("/securityError.jsp?type=_eChart", OPEN_O), null);
  assert.equal(recognise("/oscarRx/choosePatient.do?demographicNo=7", OPEN_O), null);
});

test("all that name the patient have to agree, else nobody knows whose chart it is", () => {
  const of = (query, inputs, href) =>
    recognise(`/CaseManagementEntry.do?${query}`, {
      ...OPEN_O,
      'input[name="demographicNo"]': inputs.map((value) => ({ value })),
      [LINKS]: href === undefined ? [] : link(href),
    }).demographicNo;
  assert.equal(of("demographicNo=7", ["7", "7"], "/demographic.jsp?demographic_no=7&x=1"), 7);
  assert.equal(of("", ["7"]), 7);
  assert.equal(of("demographicNo=7", []), 7);
  assert.equal(of("demographicNo=8", ["7"]), null);
  assert.equal(of("demographicNo=7", ["7", "8"]), null);
  assert.equal(of("demographicNo=7", ["7"], "/demographic.jsp?demographic_no=8"), null);
  assert.equal(of("", []), null);
});

test("what is no number is no patient", () => {
  for (const value of ["0", "-7", "7a", "07", "1e3", "12345678901", " 7"]) {
    assert.equal(recognise("/CaseManagementEntry.do", { ...OPEN_O, 'input[name="demographicNo"]': number(value) }).demographicNo, null, value);
  }
});

test("the sign-in page is known wherever OSCAR shows it, and no other form that asks for a password", () => {
  const password = { 'input[type="password"]': [{}] };
  assert.deepEqual(recognise("/provider/providercontrol.jsp", { ...password, 'form[action*="login.do"]': [{}] }), { kind: "LOGIN", demographicNo: null });
  assert.equal(recognise("/CaseManagementEntry.do", { ...OPEN_O, ...password }), null);
});
