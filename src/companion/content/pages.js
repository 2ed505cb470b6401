/*
 * Which of OSCAR's pages this is, and whose chart.
 *
 * Files in this folder are what a browser calls content scripts: classic ones, run one after the other in a world of their own that the
 * page cannot see. Each puts what it offers under `chartside`; Node's runner imports them for the same effect.
 */
(() => {
  const CHART = ["/oscarEncounter/IncomingEncounter.do", "/casemgmt/forward.jsp", "/CaseManagementEntry.do"];
  const MASTER = "/demographic/demographiccontrol.jsp";
  const SCHEDULE = "/provider/providercontrol.jsp";
  const NUMBER = /^[1-9][0-9]{0,8}$/;

  /**
   * By how its path ends and by what stands on it, on any host and under any context path.
   *
   * @param location its `pathname` and `search`
   * @param document of which `querySelector` and `querySelectorAll` are asked
   * @returns null where it is none of them or lacks its landmarks; else its `kind` (SCHEDULE, CHART, MASTER or LOGIN) and the
   *     `demographicNo`: null on the schedule, and where a chart names no patient or more than one
   */
  function recognise(location, document) {
    const path = location.pathname;
    const query = new URLSearchParams(location.search);
    if (document.querySelector('input[type="password"]')) {
      return document.querySelector('form[action*="login.do"]') ? { kind: "LOGIN", demographicNo: null } : null;
    }
    if (CHART.some((end) => path.endsWith(end))) {
      return isChart(document) ? { kind: "CHART", demographicNo: chartsPatient(document, query) } : null;
    }
    if (path.endsWith(MASTER) && query.get("displaymode") === "edit") {
      const named = [...values(document, 'input[name="demographic_no"]')];
      return named.length === 0 ? null : { kind: "MASTER", demographicNo: only([...named, query.get("demographic_no")]) };
    }
    if (path.endsWith(SCHEDULE)) {
      return isSchedule(document) ? { kind: "SCHEDULE", demographicNo: null } : null;
    }
    return null;
  }

  /** Of either family: Open-O's label of the patient, or OSCAR 15's header. */
  function isChart(document) {
    return Boolean(
      document.querySelector("#patient-label, #patient-full-name") ||
        (document.querySelector("#encounterHeader") && document.querySelector("#encMainDiv")),
    );
  }

  function isSchedule(document) {
    return Boolean(document.querySelector("#firstMenu") && document.querySelector("#scheduleTable, #providerSchedule"));
  }

  /** All that name the patient have to name the same one. */
  function chartsPatient(document, query) {
    const links = [...document.querySelectorAll('#patient-full-name a[href*="demographic_no="]')].map(
      (link) => /[?&]demographic_no=([^&#]*)/.exec(link.getAttribute("href"))?.[1],
    );
    return only([...values(document, 'input[name="demographicNo"]'), ...links, query.get("demographicNo")]);
  }

  function values(document, selector) {
    return [...document.querySelectorAll(selector)].map((input) => input.value);
  }

  /** @returns the number that all agree on; null where there is none, where they differ or one is no number at all */
  function only(witnesses) {
    const said = new Set(witnesses.filter((text) => text !== null && text !== undefined && text !== ""));
    if (said.size !== 1) {
      return null;
    }
    const [text] = said;
    return NUMBER.test(text) ? Number(text) : null;
  }

  (globalThis.chartside ??= {}).recognise = recognise;
})();
