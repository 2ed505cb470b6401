/* Where OSCAR's address is entered, and the browser is asked for its leave. */
import { configured, normalised, sitePattern } from "../worker/addresses.js";

const say = (key, ...parts) => chrome.i18n.getMessage(key, parts);
const byId = (id) => document.getElementById(id);

document.documentElement.lang = chrome.i18n.getUILanguage();
document.title = say("optionsTitle");
byId("title").textContent = say("optionsTitle");
byId("intro").textContent = say("optionsIntro");
byId("label").textContent = say("optionsAddress");
byId("hint").textContent = say("optionsAddressHint");
byId("add").textContent = say("optionsAdd");

byId("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const address = normalised(byId("address").value);
  if (address === null) {
    problem("optionsNoAddress");
    return;
  }
  // The first thing that the click does: browsers grant nothing to what comes later.
  if (!(await allow(address))) {
    return;
  }
  const { local } = await configured(chrome.storage);
  await chrome.storage.local.set({ oscar: [...new Set([...local, address])] });
  byId("address").value = "";
  await list();
});

async function allow(address) {
  const granted = await chrome.permissions.request({ origins: [sitePattern(address)] });
  problem(granted ? null : "optionsRefused");
  return granted;
}

function problem(key) {
  byId("problem").textContent = key === null ? "" : say(key);
}

async function remove(address) {
  const { local, managed } = await configured(chrome.storage);
  const left = local.filter((one) => one !== address);
  await chrome.storage.local.set({ oscar: left });
  if (![...left, ...managed].some((one) => sitePattern(one) === sitePattern(address))) {
    await chrome.permissions.remove({ origins: [sitePattern(address)] }).catch(() => false);
  }
  await list();
}

async function list() {
  const { all, managed } = await configured(chrome.storage);
  const rows = await Promise.all(all.map((address) => row(address, managed.includes(address))));
  if (rows.length === 0) {
    const empty = document.createElement("li");
    empty.textContent = say("optionsEmpty");
    rows.push(empty);
  }
  byId("list").replaceChildren(...rows);
}

async function row(address, byPolicy) {
  const granted = await chrome.permissions.contains({ origins: [sitePattern(address)] });
  const line = document.createElement("li");
  const text = document.createElement("div");
  const state = document.createElement("small");
  state.textContent = [say(granted ? "optionsGranted" : "optionsNotGranted"), byPolicy ? say("optionsByPolicy") : ""].filter(Boolean).join(" · ");
  state.className = granted ? "" : "problem";
  text.append(address, state);
  line.append(text);
  if (!granted) {
    line.append(button("optionsAllow", address, false, async () => (await allow(address)) && list()));
  }
  if (!byPolicy) {
    line.append(button("optionsRemove", address, true, () => remove(address)));
  }
  return line;
}

function button(key, address, quiet, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = quiet ? "quiet" : "";
  made.textContent = say(key);
  made.setAttribute("aria-label", say(`${key}Named`, address));
  made.addEventListener("click", action);
  return made;
}

await list();
