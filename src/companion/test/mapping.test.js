import assert from "node:assert/strict";
import { test } from "node:test";
import { chartside } from "./helpers.js";

const { mapping } = chartside;
const ANNA = {
  demographicNo: 1,
  phone: "905-555-0101",
  alternativePhone: "",
  cellPhone: "905-555-0199",
  patientStatus: "AC",
  hin: "9876 543 225",
  ver: "AB",
  hcType: "ON",
  dateOfBirth: 479692800000,
  dobYear: "1985",
  dobMonth: "03",
  dobDay: "14",
  sex: "F",
  firstName: "ANNA",
  lastName: "TESTERSON",
  email: "anna.testerson@example.org",
  extras: [{ key: "demo_cell", value: "905-555-0111" }],
};

test("a whole answer, in the protocol's words; capitals and the card's spaces stay", () => {
  assert.deepEqual(mapping.patient(ANNA, 1), {
    demographicNo: 1,
    firstName: "ANNA",
    lastName: "TESTERSON",
    dateOfBirth: "1985-03-14",
    sex: "F",
    hin: "9876 543 225",
    hinVersion: "AB",
    hinProvince: "ON",
    email: "anna.testerson@example.org",
    cellPhone: "905-555-0199",
    phone: "905-555-0101",
    status: "AC",
    consent: null,
  });
});

test("absent, null and blank fields are null, and never undefined", () => {
  const patient = mapping.patient({ demographicNo: 1, firstName: " ", email: null, hin: "" }, 1);
  assert.deepEqual(Object.keys(patient), Object.keys(mapping.patient(ANNA, 1)));
  Object.entries(patient).forEach(([key, value]) => assert.equal(value, key === "demographicNo" ? 1 : null, key));
});

test("the birth date is its three parts, or nothing: never the moment, which is a day late", () => {
  const born = (year, month, day) => mapping.patient({ ...ANNA, dobYear: year, dobMonth: month, dobDay: day }, 1).dateOfBirth;
  assert.equal(born("1985", "3", "4"), "1985-03-04");
  assert.equal(born(1985, 3, 14), "1985-03-14");
  assert.equal(born("1985", "02", "30"), null);
  assert.equal(born("1985", "13", "01"), null);
  assert.equal(born("1985", "", "14"), null);
  assert.equal(born("85", "03", "14"), null);
  assert.equal(born("2000", "02", "29"), "2000-02-29");
  assert.equal(born(undefined, undefined, undefined), null);
});

test("the cell number falls back to the extra, and to the alternative one only where OSCAR knows no cell numbers", () => {
  const cell = (changes) => mapping.patient({ ...ANNA, ...changes }, 1).cellPhone;
  assert.equal(cell({ cellPhone: "" }), "905-555-0111");
  assert.equal(cell({ cellPhone: "", extras: [], alternativePhone: "905-555-0122" }), null);
  assert.equal(cell({ cellPhone: undefined, extras: undefined, alternativePhone: "905-555-0122" }), "905-555-0122");
  assert.equal(cell({ cellPhone: undefined, extras: [], alternativePhone: "" }), null);
});

test("the land line falls back to the alternative number", () => {
  assert.equal(mapping.patient({ ...ANNA, phone: "", alternativePhone: "905-555-0122" }, 1).phone, "905-555-0122");
});

test("an answer about somebody else, or about nobody, is none", () => {
  assert.equal(mapping.patient({ ...ANNA, demographicNo: 2 }, 1), null);
  assert.equal(mapping.patient({ ...ANNA, demographicNo: undefined }, 1), null);
  assert.equal(mapping.patient({ ...ANNA, demographicNo: "1" }, 1).demographicNo, 1);
  assert.equal(mapping.patient(null, 1), null);
  assert.equal(mapping.patient("<html>", 1), null);
});

test("who is signed in to OSCAR", () => {
  const me = { providerNo: "201", firstName: "Rita", lastName: "Desk", formattedName: "Desk, Rita", providerType: "receptionist" };
  assert.deepEqual(mapping.provider(me), { providerNo: "201", name: "Rita Desk", type: "receptionist" });
  assert.deepEqual(mapping.provider({ providerNo: "201", formattedName: "Desk, Rita" }), { providerNo: "201", name: "Desk, Rita", type: "" });
  assert.deepEqual(mapping.provider({ providerNo: 201 }), { providerNo: "201", name: "201", type: "" });
  assert.equal(mapping.provider({ firstName: "Rita" }), null);
  assert.equal(mapping.provider(null), null);
});
