import { pagesPattern, sitePattern } from "./addresses.js";

const ID = "oscar";

/** What runs on OSCAR's pages, in this order. */
export const FILES = ["pages", "mapping", "reading", "filing", "placement", "drawing", "capsule", "main"].map((name) => `content/${name}.js`);

/** Has the scripts run on the pages of those addresses for which the user has given leave, and on no others. */
export async function register(chrome, addresses) {
  const granted = [];
  for (const address of addresses) {
    if (await chrome.permissions.contains({ origins: [sitePattern(address)] })) {
      granted.push(pagesPattern(address));
    }
  }
  const matches = [...new Set(granted)];
  const [before] = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (matches.length === 0) {
    if (before) {
      await chrome.scripting.unregisterContentScripts({ ids: [ID] });
    }
    return matches;
  }
  const script = { id: ID, matches, js: FILES, runAt: "document_end", allFrames: false };
  await (before ? chrome.scripting.updateContentScripts([script]) : chrome.scripting.registerContentScripts([script]));
  return matches;
}

/** Has them run on pages that are open already; one that runs there goes on as it is. */
export async function inject(chrome, matches) {
  if (matches.length === 0) {
    return;
  }
  const tabs = await chrome.tabs.query({ url: matches });
  // A tab that is being closed, or shows the browser's own error page, takes no script.
  await Promise.allSettled(tabs.map((tab) => chrome.scripting.executeScript({ target: { tabId: tab.id }, files: FILES })));
}
