import { normalised } from "./addresses.js";

/** The version of the language (FromCompanion, ToCompanion) that is spoken here. */
export const PROTOCOL = 1;

/**
 * What a page's icons are to show.
 *
 * @param page an OscarPage
 * @param link `there` (whether the bridge answers; `known` once that has turned out), `welcome` and `state`, as the client said them last;
 *     null before it did
 * @returns `connection` as the labels know it, null while nobody knows; `number`, `urgent`
 */
export function shown(page, link) {
  const state = link.state;
  const nothing = (connection) => ({ connection, number: 0, urgent: false });
  if (!link.known) {
    return nothing(null);
  }
  if (!link.there) {
    return nothing("MISSING");
  }
  if (link.welcome?.update) {
    return nothing(link.welcome.update === "CLIENT" ? "OLD_CLIENT" : "OLD_COMPANION");
  }
  if (state === null) {
    return nothing("ABSENT");
  }
  if (state.connection !== "ONLINE") {
    return nothing(["OFFLINE", "SIGNED_OUT"].includes(state.connection) ? state.connection : "ABSENT");
  }
  // Patient 1 of another OSCAR is somebody else.
  if (!(state.oscar ?? []).some((address) => normalised(address) === page.oscar)) {
    return nothing("FOREIGN");
  }
  const counted = page.kind === "SCHEDULE" ? state : (state.patients ?? []).find((one) => one.demographicNo === page.demographicNo);
  return { connection: "ONLINE", number: counted?.number ?? 0, urgent: counted?.urgent ?? false };
}
