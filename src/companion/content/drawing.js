/* The icons' pictures and colours. */
(() => {
  const BUBBLE =
    "M13 4H35A10 10 0 0 1 45 14V27A10 10 0 0 1 35 37H23L13 46L13 37A10 10 0 0 1 3 27V23.1L14.38 23.1L18.17 16.84L26.19 33.92L31.33 23.1" +
    "L37.5 23.1L37.5 18.9L28.67 18.9L26.21 24.08L18.63 7.96L12.02 18.9L3 18.9V14A10 10 0 0 1 13 4Z";
  const OUTLINE =
    "M13.25 5.75H34.75A8.5 8.5 0 0 1 43.25 14.25V26.75A8.5 8.5 0 0 1 34.75 35.25H22.5L14.5 42.6L14.5 35.25H13.25" +
    "A8.5 8.5 0 0 1 4.75 26.75V14.25A8.5 8.5 0 0 1 13.25 5.75Z";
  const WHOLE = "M13 4H35A10 10 0 0 1 45 14V27A10 10 0 0 1 35 37H23L13 46L13 37H13A10 10 0 0 1 3 27V14A10 10 0 0 1 13 4Z";
  const ENVELOPE =
    "M22 6C22 4.9 21.1 4 20 4H4C2.9 4 2 4.9 2 6V18C2 19.1 2.9 20 4 20H20C21.1 20 22 19.1 22 18V6M20 6L12 11L4 6H20M20 18H4V8L12 13L20 8V18Z";

  const STYLE = `
    :host { all: initial !important; position: fixed !important; z-index: 2147483647 !important; display: block !important;
      left: var(--left, -999px) !important; top: var(--top, 0) !important; width: max-content !important; height: max-content !important;
      margin: 0 !important; padding: 0 !important; border: 0 !important; background: none !important; opacity: 1 !important;
      visibility: visible !important; transform: none !important; pointer-events: auto !important; float: none !important }
    * { box-sizing: border-box }
    .capsule { display: inline-flex; background: #fff; border-radius: 12px; padding: 2px; touch-action: none; user-select: none;
      box-shadow: 0 0 0 1px rgba(20,16,40,.14), 0 3px 10px rgba(20,16,40,.22); font: 13px/18px Inter, "Segoe UI", system-ui, sans-serif }
    .capsule.moves { cursor: grabbing; box-shadow: 0 0 0 1px rgba(20,16,40,.2), 0 8px 22px rgba(20,16,40,.3) }
    button { all: unset; box-sizing: border-box; width: 44px; height: 40px; border-radius: 10px; display: grid; place-items: center;
      position: relative; color: #5430DE; cursor: pointer; transition: background-color .12s }
    .moves button { cursor: grabbing }
    button[hidden] { display: none }
    button + button::before { content: ""; position: absolute; left: 0; top: 8px; bottom: 8px; width: 1px; background: #E1E1E8 }
    button:hover { background: #EAE5FF }
    button:active { background: #DCD3FF }
    button:focus-visible { box-shadow: inset 0 0 0 2px #6D4AFF }
    button:hover::before, button:focus-visible::before { display: none }
    .grey button { color: #6E6D78 }
    .grey button:hover { background: #ECECF1 }
    svg { display: block; pointer-events: none; fill: currentColor }
    .bubble { color: #6D4AFF }
    .grey .bubble { color: #6E6D78 }
    .badge { position: absolute; top: -5px; right: -1px; min-width: 18px; height: 18px; border-radius: 9px; background: #6D4AFF; color: #fff;
      font-weight: 700; font-size: 11px; line-height: 18px; text-align: center; padding: 0 4px; box-shadow: 0 0 0 2px #fff; pointer-events: none }
    .badge:empty { display: none }
    .urgent .badge { background: #C0242D }
    .tip { position: absolute; background: #1C1B22; color: #fff; border-radius: 6px; padding: 6px 10px; white-space: nowrap;
      font: 500 12px/16px Inter, "Segoe UI", system-ui, sans-serif; pointer-events: none; bottom: calc(100% + 8px); right: 0;
      max-width: calc(100vw - 16px); overflow: hidden; text-overflow: ellipsis }
    .tip[hidden] { display: none }
    .tip small { display: block; font-size: 11px; font-weight: 400; color: #C9C8D2 }
    .low .tip { bottom: auto; top: calc(100% + 8px) }
    .leftwards .tip { right: auto; left: 0 }
    @media print { :host { display: none !important } }
    @media (prefers-reduced-motion: reduce) { button { transition: none } }
    @media (forced-colors: active) {
      .capsule { border: 1px solid ButtonText; background: ButtonFace }
      button, .grey button, .bubble, .grey .bubble { color: ButtonText }
      button:hover, .grey button:hover { background: Highlight; color: HighlightText }
      button:hover .bubble { color: HighlightText }
      button:focus-visible { outline: 2px solid Highlight; outline-offset: -2px }
      .badge { forced-color-adjust: none; background: Highlight; color: HighlightText; box-shadow: none; outline: 1px solid ButtonFace }
      .tip { border: 1px solid CanvasText }
    }`;

  /** @param look full, hollow or slash @returns the logo's markup */
  function bubble(look) {
    switch (look) {
      case "hollow":
        return svg("bubble", 24, 48, `<path d="${OUTLINE}" fill="none" stroke="currentColor" stroke-width="3.6" stroke-linejoin="round"/>`);
      case "slash":
        return svg(
          "bubble",
          24,
          48,
          `<mask id="cut"><path d="M0 0h48v48H0z" fill="#fff"/><path d="M-4 -4 52 52" stroke="#000" stroke-width="11"/></mask>` +
            `<path d="${WHOLE}" mask="url(#cut)"/><path d="M4 4 44 44" stroke="currentColor" stroke-linecap="round" stroke-width="4"/>`,
        );
      default:
        return svg("bubble", 26, 48, `<path d="${BUBBLE}"/>`);
    }
  }

  function svg(name, size, box, drawn) {
    return `<svg class="${name}" width="${size}" height="${size}" viewBox="0 0 ${box} ${box}" aria-hidden="true">${drawn}</svg>`;
  }

  const BADGE = '<span class="badge" aria-hidden="true"></span>';

  /** All of it, as it is before anything is known: names and numbers are put in as text. What the tip says the buttons' names say too. */
  const MARKUP =
    `<style>${STYLE}</style><div class="capsule" role="group" aria-label="Chartside">` +
    `<button type="button">${BADGE}</button>` +
    `<button type="button">${svg("envelope", 22, 24, `<path d="${ENVELOPE}"/>`)}${BADGE}</button>` +
    '<div class="tip" hidden="" aria-hidden="true"></div></div>';

  (globalThis.chartside ??= {}).drawing = { MARKUP, bubble };
})();
