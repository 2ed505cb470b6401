/* One step of putting something into a chart: a note, or a document. It is taken only when the desktop client has asked for it. */
(() => {
  const PATIENCE = 120_000;

  /**
   * @param step `note` (its text) or `document`, of the patient `demographicNo`, who has to be `person`
   * @returns `id`, OSCAR's number of what stands there now, or the `reason` (FromCompanion.Reason) why nothing does
   */
  async function perform(step, oscar, fetching) {
    const { trouble, patient, provider } = await globalThis.chartside.reading.read(oscar, step.demographicNo, fetching);
    if (trouble !== null) {
      return { reason: trouble };
    }
    if (!patient.dateOfBirth || !patient.lastName) {
      return { reason: "NOT_READABLE" };
    }
    if (!isThat(step.person, patient)) {
      return { reason: "WRONG_PATIENT" };
    }
    return step.note === undefined ? putDocument(step, provider, oscar, fetching) : putNote(step, oscar, fetching);
  }

  /** A number is an OSCAR's own: a restored or a second one may know somebody else by it. */
  function isThat(person, patient) {
    return person !== null && typeof person === "object" && patient.dateOfBirth === person.dateOfBirth && plain(patient.lastName) === plain(person.lastName);
  }

  /** Letters that no accent was put on: a form without it has to be named. */
  const LETTERS = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", ı: "i" };

  /** Without accents, capitals, hyphens, spaces, apostrophes, as the client compares surnames (SearchWords). */
  function plain(surname) {
    const small = String(surname ?? "").toLowerCase().replace(/[œæßøłđðı]/g, (letter) => LETTERS[letter]);
    return small.normalize("NFKD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  }

  async function putNote(step, oscar, fetching) {
    const { response, answer } = await post(fetching, `${oscar}/ws/rs/notes/${step.demographicNo}/save`, {
      note: step.note,
      encounterType: "secure message",
      isSigned: true,
      assignedIssues: [],
    });
    return outcome(response, answer?.noteId);
  }

  async function putDocument(step, provider, oscar, fetching) {
    const { reading } = globalThis.chartside;
    if (provider === null) {
      return { reason: "NOT_READABLE" };
    }
    const { response, answer } = await post(fetching, `${oscar}/ws/services/document/saveDocumentToDemographic`, {
      fileName: step.document.fileName,
      description: step.document.description,
      type: "others",
      contentType: step.document.contentType,
      source: "Chartside",
      demographicNo: step.demographicNo,
      providerNo: provider.providerNo,
      fileContents: step.document.data,
    });
    // The session was good a moment ago: an OSCAR that knows this address only by another kind of sign-in has no way for us.
    const unknown = response !== null && (reading.isLoggedOut(response) || [404, 405, 501].includes(response.status));
    return unknown ? { reason: "NO_DOCUMENTS" } : outcome(response, answer?.id);
  }

  /** A 4xx is a no. All else that brings no number leaves open whether it stands there. */
  function outcome(response, id) {
    if (response === null) {
      return { reason: "IN_DOUBT" };
    }
    if (globalThis.chartside.reading.isLoggedOut(response)) {
      return { reason: "LOGGED_OUT" };
    }
    if (response.status >= 400 && response.status < 500) {
      return { reason: "REFUSED" };
    }
    return response.ok && Number.isSafeInteger(Number(id)) && Number(id) > 0 ? { id: Number(id) } : { reason: "IN_DOUBT" };
  }

  async function post(fetching, address, body) {
    try {
      const response = await fetching(address, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        redirect: "manual",
        cache: "no-store",
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE),
      });
      return { response, answer: response.ok ? await response.json().catch(() => null) : null };
    } catch {
      return { response: null, answer: null };
    }
  }

  (globalThis.chartside ??= {}).filing = { perform };
})();
