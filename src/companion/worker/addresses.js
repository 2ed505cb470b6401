/** OSCAR's addresses: each a page's address up to OSCAR's context path, without a slash at its end. */

/** How the paths of OSCAR's own pages begin, behind the context path. */
const PARTS = /\/(index\.jsp|login\.do|logout\.jsp|provider|oscarEncounter|casemgmt|CaseManagementEntry\.do|demographic|appointment|ws)(\/.*)?$/;

/** @returns the address that was meant, also where it was taken from one of OSCAR's pages; null where it is none */
export function normalised(text) {
  let url;
  try {
    url = new URL(text.trim());
  } catch {
    return null;
  }
  if ((url.protocol !== "https:" && url.protocol !== "http:") || url.hostname === "") {
    return null;
  }
  return url.origin + url.pathname.replace(PARTS, "").replace(/\/+$/, "");
}

/** @returns which of the addresses the page stands under; the longest, where one stands under another; null for none */
export function under(url, addresses) {
  const page = new URL(url);
  const whole = page.origin + page.pathname;
  return addresses.filter((address) => whole.startsWith(`${address}/`)).reduce((best, one) => (best !== null && best.length >= one.length ? best : one), null);
}

/** Of the site: what a browser asks its user about. A pattern names no port, so it stands for all of a host's. */
export function sitePattern(address) {
  const url = new URL(address);
  return `${url.protocol}//${url.hostname}/*`;
}

/** Of OSCAR alone. */
export function pagesPattern(address) {
  const url = new URL(address);
  return `${url.protocol}//${url.hostname}${url.pathname.replace(/\/$/, "")}/*`;
}

/** @returns the addresses of the user's own (`local`) and of the clinic's policy (`managed`), each once */
export async function configured(storage) {
  const local = (await storage.local.get("oscar")).oscar;
  // Firefox refuses to answer where there is no policy.
  const managed = (await storage.managed?.get("oscar").catch(() => ({})))?.oscar;
  const clean = (list) => (Array.isArray(list) ? list.map((text) => normalised(String(text))).filter((address) => address !== null) : []);
  return { local: clean(local), managed: clean(managed), all: [...new Set([...clean(managed), ...clean(local)])] };
}
