/* What OSCAR's answers say, in the words that the desktop client knows (OscarPatient, OscarProvider). */
(() => {
  /**
   * @param answer of `demographics/{id}`
   * @param demographicNo who was asked for
   * @returns null where it is not about that patient
   */
  function patient(answer, demographicNo) {
    if (answer === null || typeof answer !== "object" || number(answer.demographicNo) !== demographicNo) {
      return null;
    }
    return {
      demographicNo,
      firstName: text(answer.firstName),
      lastName: text(answer.lastName),
      dateOfBirth: dateOfBirth(answer),
      sex: text(answer.sex),
      hin: text(answer.hin),
      hinVersion: text(answer.ver),
      hinProvince: text(answer.hcType),
      email: text(answer.email),
      cellPhone: cellPhone(answer),
      phone: text(answer.phone) ?? text(answer.alternativePhone),
      status: text(answer.patientStatus),
      // OSCAR's list of kinds of consent does not say what this patient has agreed to.
      consent: null,
    };
  }

  /** @param answer of `providerService/provider/me` @returns null where it names nobody */
  function provider(answer) {
    const providerNo = text(answer?.providerNo);
    if (providerNo === null) {
      return null;
    }
    const name = [text(answer.firstName), text(answer.lastName)].filter(Boolean).join(" ");
    return { providerNo, name: name || (text(answer.formattedName) ?? providerNo), type: text(answer.providerType) ?? "" };
  }

  /** Of the three parts: `dateOfBirth` itself is a day late. */
  function dateOfBirth(answer) {
    const [year, month, day] = [answer.dobYear, answer.dobMonth, answer.dobDay].map((part) => text(part));
    if (!/^[0-9]{4}$/.test(year ?? "") || !/^[0-9]{1,2}$/.test(month ?? "") || !/^[0-9]{1,2}$/.test(day ?? "")) {
      return null;
    }
    const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    const date = new Date(`${iso}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
  }

  /** OSCAR 15 knows no `cellPhone`: there, and only there, the alternative number stands for it. A land line never does. */
  function cellPhone(answer) {
    const extras = Array.isArray(answer.extras) ? answer.extras : [];
    const extra = text(extras.find((entry) => entry?.key === "demo_cell")?.value);
    return text(answer.cellPhone) ?? extra ?? (answer.cellPhone === undefined ? text(answer.alternativePhone) : null);
  }

  /** Absent, null and blank are the same: null. */
  function text(value) {
    const trimmed = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
    return trimmed === "" ? null : trimmed;
  }

  function number(value) {
    return typeof value === "string" && /^[0-9]+$/.test(value) ? Number(value) : value;
  }

  (globalThis.chartside ??= {}).mapping = { patient, provider };
})();
