/**
 * Puts notes and documents into charts, for the client alone and on its word alone (ToCompanion.File), through one of OSCAR's open pages. What was
 * done is known by the filing's id: asked again, it is only told again. A step that was begun and of which nobody heard the end stays in
 * doubt: it is not taken twice.
 */
export class Filing {
  #collecting = new Map();
  #running = new Set();
  #kept;
  #pageFor;
  #perform;
  #send;

  /**
   * @param kept `get(filing)` and `put(filing, record)`, which outlive the worker
   * @param pageFor of an address and a patient: the page to go through; null where none is open
   * @param perform takes one step through a page; answers with `id` or `reason`
   * @param send to the client
   */
  constructor({ kept, pageFor, perform, send }) {
    this.#kept = kept;
    this.#pageFor = pageFor;
    this.#perform = perform;
    this.#send = send;
  }

  /** The client asks: the documents' parts come behind it. */
  async file(message) {
    if (this.#running.has(message.filing)) {
      return;
    }
    const job = { ...message, documents: (message.documents ?? []).map((document) => ({ ...document, data: new Array(document.parts) })) };
    this.#collecting.set(message.filing, job);
    const record = known(await this.#kept.get(message.filing), job);
    if (this.#collecting.get(message.filing) !== job) {
      // Its last part came meanwhile, and it is on its way.
      return;
    }
    if (isDone(job, record)) {
      this.#collecting.delete(message.filing);
      this.#answer(job, record, null);
      return;
    }
    await this.#start(message.filing);
  }

  async part(message) {
    const data = this.#collecting.get(message.filing)?.documents[message.document]?.data;
    if (data !== undefined && Number.isInteger(message.part) && message.part >= 0 && message.part < data.length) {
      data[message.part] = message.data;
      await this.#start(message.filing);
    }
  }

  async #start(filing) {
    const job = this.#collecting.get(filing);
    if (job === undefined || !job.documents.every((document) => isWhole(document.data))) {
      return;
    }
    this.#collecting.delete(filing);
    this.#running.add(filing);
    try {
      await this.#run(job);
    } finally {
      this.#running.delete(filing);
    }
  }

  async #run(job) {
    const record = known(await this.#kept.get(job.filing), job);
    if (record.begun) {
      this.#answer(job, record, "IN_DOUBT");
      return;
    }
    for (const step of steps(job, record)) {
      const reason = await this.#take(job, step, record);
      if (reason !== null) {
        this.#answer(job, record, reason);
        return;
      }
    }
    this.#answer(job, record, null);
  }

  /** @returns null where it was done, else why not */
  async #take(job, step, record) {
    if (step.document !== undefined && sizeOf(step.document.data) !== job.documents[step.place].size) {
      return "REFUSED";
    }
    const page = this.#pageFor(job.oscar, job.demographicNo);
    if (page === null) {
      return "NO_PAGE";
    }
    record.begun = true;
    await this.#kept.put(job.filing, record);
    const result = await this.#perform(page, { demographicNo: job.demographicNo, person: job.person, note: step.note, document: step.document });
    if (result.reason === "IN_DOUBT") {
      return "IN_DOUBT";
    }
    record.begun = false;
    if (result.reason === undefined) {
      if (step.note === undefined) {
        record.documents.push(result.id);
      } else {
        record.noteId = result.id;
      }
    }
    await this.#kept.put(job.filing, record);
    return result.reason ?? null;
  }

  #answer(job, record, reason) {
    const { noteId, documents } = record;
    const done = { filing: job.filing, noteId, documents };
    this.#send(reason === null ? { type: "filed", ...done } : { type: "notFiled", reason, ...done });
  }
}

/** What stands in the chart by this browser, or by another as the client knows it. */
function known(kept, { standing }) {
  const record = kept ?? { noteId: null, documents: [], begun: false };
  const documents = standing?.documents ?? [];
  return { ...record, noteId: record.noteId ?? standing?.noteId ?? null, documents: documents.length > record.documents.length ? [...documents] : record.documents };
}

function isDone(job, record) {
  return !record.begun && steps(job, record).length === 0;
}

/** What is left to do: the note, then the documents in their order. */
function steps(job, record) {
  const note = job.note !== null && job.note !== undefined && record.noteId === null ? [{ note: job.note }] : [];
  const documents = job.documents.slice(record.documents.length).map(({ fileName, description, contentType, data }, place) => ({
    place: place + record.documents.length,
    document: { fileName, description, contentType, data: joined(data) },
  }));
  return [...note, ...documents];
}

function isWhole(parts) {
  for (let part = 0; part < parts.length; part++) {
    if (typeof parts[part] !== "string") {
      return false;
    }
  }
  return true;
}

/** Base64 of the whole: parts can be put one behind the other unless one of them but the last is padded. */
function joined(parts) {
  const plain = parts.slice(0, -1).every((part) => part !== undefined && part.length % 4 === 0 && !part.endsWith("="));
  return plain ? parts.join("") : btoa(parts.map((part) => atob(part ?? "")).join(""));
}

function sizeOf(base64) {
  return (base64.length / 4) * 3 - (base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0);
}
