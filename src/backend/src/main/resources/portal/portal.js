// Makes replying smoother where there is JavaScript. Every page works without it.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const toLatest = () => window.scrollTo(0, document.documentElement.scrollHeight);

  // htmx notes each page's address, the secret of a link with it, for a history that is not used here.
  try {
    sessionStorage.removeItem("htmx-current-path-for-history");
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }

  // On a device that others use too nothing stays on the screen once nobody uses it.
  const { leave, leaveSeconds } = document.body.dataset;
  if (leave) {
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => location.replace(leave), leaveSeconds * 1000);
    };
    ["keydown", "pointerdown", "input"].forEach((use) => document.addEventListener(use, wait));
    wait();
  }

  // Keeps what is newest in view while the box grows or the keyboard opens.
  if (document.getElementById("latest") && !location.search) toLatest();

  document.addEventListener("htmx:afterSettle", () => {
    const problem = document.getElementById("problem");
    const box = document.getElementById("text");
    toLatest();
    if (box && !problem) box.focus({ preventScroll: true });
  });

  // The request did not reach the clinic, or a proxy on the way answered it: the text stands where it was.
  const offline = () => {
    const note = document.getElementById("offline");
    if (note) note.hidden = false;
  };
  document.addEventListener("htmx:sendError", offline);
  document.addEventListener("htmx:timeout", offline);

  // While the reply is on its way its box is held: the answer brings a new one. Null where nothing is.
  let going = null;
  // What came into the held box all the same, as from a chooser that stood open: it was not sent, and goes on into the new box.
  let since = null;

  const settle = () => {
    const form = document.getElementById("reply");
    if (!form) return;
    const failed = form.querySelector("#attached .bad") !== null;
    form.querySelector("#send").disabled = going !== null || failed || form.querySelector("#attached .up") !== null;
    const why = going ? form.dataset.sending : failed ? form.dataset.stopped : "";
    const state = form.querySelector("#state");
    if (state.textContent !== why) state.textContent = why;
  };

  const hold = (what) => {
    going = what;
    const form = document.getElementById("reply");
    if (!form) return;
    form.classList.toggle("going", what !== null);
    form.querySelector("#text").readOnly = what !== null;
    for (const button of form.querySelectorAll("#files, .x, .again")) button.disabled = what !== null;
    settle();
  };

  const cameSince = () => {
    const text = document.getElementById("text").value;
    const rows = [...document.querySelectorAll("#attached .att")].filter((row) => !going.rows.has(row));
    return { text: text === going.text ? null : text, sent: going.text, rows };
  };

  const carryOver = () => {
    const box = document.getElementById("text");
    const list = document.getElementById("attached");
    if (since && box && since.text !== null) {
      const sent = box.value === "" && since.text.startsWith(since.sent);
      box.value = sent ? since.text.slice(since.sent.length) : since.text;
    }
    if (since && list) list.append(...since.rows);
    since = null;
    settle();
  };

  document.addEventListener("htmx:beforeRequest", () => {
    const note = document.getElementById("offline");
    if (note) note.hidden = true;
    hold({ text: document.getElementById("text").value, rows: new Set(document.querySelectorAll("#attached .att")) });
  });
  document.addEventListener("htmx:afterSwap", carryOver);
  document.addEventListener("htmx:afterRequest", () => hold(null));

  // An answer that is no conversation, such as a session that ended, is shown as the page it is, if it is one of ours.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const html = event.detail.xhr.responseText;
    since = cameSince();
    if (!html.includes('id="thread"')) {
      event.detail.shouldSwap = false;
      const page = new DOMParser().parseFromString(html, "text/html");
      if (!page.querySelector('meta[name="application-name"][content="Chartside"]')) {
        offline();
        return;
      }
      document.title = page.title;
      document.body.className = page.body.className;
      document.body.replaceChildren(...page.body.childNodes);
      carryOver();
    }
  });

  // Files go up as soon as they are chosen, each by itself; the reply then names them. What waits or failed is known by its row.
  const waiting = new WeakMap();

  const fail = (row, why, again) => {
    row.classList.remove("up");
    row.classList.add("bad");
    row.querySelector("progress").hidden = true;
    row.querySelector(".why").textContent = why;
    row.querySelector(".again").hidden = !again;
    settle();
  };

  const send = (row, file, form) => {
    const bar = row.querySelector("progress");
    row.classList.remove("bad");
    row.classList.add("up");
    row.querySelector(".why").textContent = "";
    row.querySelector(".again").hidden = true;
    bar.hidden = false;
    const request = new XMLHttpRequest();
    waiting.set(row, { file, request });
    request.open("POST", form.dataset.upload);
    request.setRequestHeader("X-Proof", form.querySelector("[name=proof]").value);
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = 100 * event.loaded / event.total; };
    request.onerror = () => fail(row, form.dataset.cutOff, true);
    request.onload = () => {
      const type = request.getResponseHeader("Content-Type") || "";
      if (request.status === 200 && type.startsWith("application/json")) {
        const kept = JSON.parse(request.responseText);
        const box = row.querySelector("input");
        box.value = kept.id;
        box.disabled = false;
        row.querySelector("b").textContent = kept.name;
        row.querySelector(".size").textContent = kept.size;
        bar.hidden = true;
        row.classList.remove("up");
        settle();
      } else {
        const said = type.startsWith("text/plain");
        fail(row, said ? request.responseText : form.dataset.failed, !said);
      }
    };
    settle();
    request.send(file);
  };

  const add = (file, form) => {
    const list = document.getElementById("attached");
    const html = document.getElementById("attached-row").content.firstElementChild;
    const row = html.cloneNode(true);
    row.querySelector("input").disabled = true;
    row.querySelector("b").textContent = file.name;
    row.querySelector("progress").setAttribute("aria-label", file.name);
    const remove = row.querySelector(".x");
    remove.setAttribute("aria-label", remove.getAttribute("aria-label").replace("{0}", file.name));
    list.append(row);
    if (list.querySelectorAll(".att:not(.bad)").length > Number(form.dataset.most)) fail(row, form.dataset.ten, false);
    else if (file.size > Number(form.dataset.mostBytes)) fail(row, form.dataset.tooLarge, false);
    else send(row, file, form);
    row.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("change", (event) => {
    if (event.target.id !== "files") return;
    const form = document.getElementById("reply");
    for (const file of event.target.files) add(file, form);
    event.target.value = "";
  });

  document.addEventListener("click", (event) => {
    const row = event.target.closest("#attached .att");
    if (!row) return;
    const known = waiting.get(row);
    if (event.target.closest(".again")) send(row, known.file, document.getElementById("reply"));
    if (event.target.closest(".x")) {
      if (known) known.request.abort();
      row.remove();
      settle();
      document.getElementById("files").focus();
    }
  });
})();
