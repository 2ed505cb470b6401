// Makes replying smoother where there is JavaScript. Every page works without it.
(() => {
  "use strict";
  const toLatest = () => window.scrollTo(0, document.documentElement.scrollHeight);

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
  document.addEventListener("htmx:beforeRequest", () => {
    const note = document.getElementById("offline");
    if (note) note.hidden = true;
  });

  // An answer that is no conversation, such as a session that ended, is shown as the page it is, if it is one of ours.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const html = event.detail.xhr.responseText;
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
    }
  });
})();
