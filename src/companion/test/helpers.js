import { readFileSync } from "node:fs";
import "../content/pages.js";
import "../content/mapping.js";
import "../content/reading.js";
import "../content/filing.js";
import "../content/placement.js";

/** What the content scripts offer each other. */
export const { chartside } = globalThis;

/** A page with just those elements, each under the selectors that find it. */
export function documentOf(elements) {
  const found = (selectors) => selectors.split(",").flatMap((selector) => elements[selector.trim()] ?? []);
  return { querySelector: (selectors) => found(selectors)[0] ?? null, querySelectorAll: found };
}

export function locationOf(address) {
  const { pathname, search } = new URL(address);
  return { pathname, search };
}

/** A message as the browser would put it together. */
export function sayIn(language) {
  const messages = messagesOf(language);
  return (key, ...parts) => {
    const { message, placeholders = {} } = messages[key];
    return message.replace(/\$(P[0-9])\$/g, (whole, name) => parts[Number(placeholders[name.toLowerCase()].content.slice(1)) - 1]);
  };
}

export function messagesOf(language) {
  return JSON.parse(readFileSync(new URL(`../_locales/${language}/messages.json`, import.meta.url), "utf8"));
}

/** An answer of OSCAR's to `fetch`. */
export function answer(status, body) {
  return {
    status,
    ok: status >= 200 && status < 300,
    type: "basic",
    json: async () => {
      if (body === undefined) {
        throw new SyntaxError("no JSON");
      }
      return body;
    },
  };
}
