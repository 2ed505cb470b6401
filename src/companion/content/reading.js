/* The two questions that the companion asks OSCAR by itself, with the session that the browser has. */
(() => {
  const PATIENCE = 20_000;

  /**
   * @param oscar OSCAR's address, up to its context path
   * @param demographicNo null where no patient is asked about
   * @param fetching the browser's `fetch`
   * @returns `provider`, `patient` and `trouble`, as an OscarPage has them
   */
  async function read(oscar, demographicNo, fetching) {
    const { mapping } = globalThis.chartside;
    const [me, chart] = await Promise.all([
      ask(fetching, `${oscar}/ws/rs/providerService/provider/me`),
      demographicNo === null ? null : ask(fetching, `${oscar}/ws/rs/demographics/${demographicNo}`),
    ]);
    if (me.loggedOut || chart?.loggedOut) {
      return { provider: null, patient: null, trouble: "LOGGED_OUT" };
    }
    const provider = mapping.provider(me.answer);
    const patient = chart && mapping.patient(chart.answer, demographicNo);
    const readable = chart ? patient !== null : provider !== null;
    return { provider, patient, trouble: readable ? null : "NOT_READABLE" };
  }

  /** OSCAR says that nobody is signed in by 401, or by sending to its sign-in page. */
  function isLoggedOut(response) {
    return response.status === 401 || response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400);
  }

  async function ask(fetching, address) {
    try {
      const response = await fetching(address, {
        credentials: "same-origin",
        headers: { Accept: "application/json" },
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (isLoggedOut(response)) {
        return { loggedOut: true, answer: null };
      }
      return { loggedOut: false, answer: response.ok ? await response.json() : null };
    } catch {
      // Not there, too slow, or no JSON: the page is not readable, which is all that anybody could be told.
      return { loggedOut: false, answer: null };
    }
  }

  (globalThis.chartside ??= {}).reading = { read, ask, isLoggedOut };
})();
