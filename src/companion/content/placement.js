/* Where the icons stand: as near as can be to where they are wanted, and over nothing that they must not cover. */
(() => {
  /** Between the icons and the window's edge, and between them and what they keep clear of. */
  const MARGIN = 16;
  const CLEAR = 8;

  /**
   * @param view the window's `width` and `height`
   * @param size the icons'
   * @param wanted how far from the window's `right` and `bottom`
   * @param kept the rectangles (`left`, `top`, `right`, `bottom`) that have to stay free
   * @returns `left` and `top`; where there is no free place, the one that covers least
   */
  function place(view, size, wanted, kept) {
    const aim = within(view, size, view.width - wanted.right - size.width, view.height - wanted.bottom - size.height);
    const inSight = kept.filter(
      (box) => box.right > box.left && box.bottom > box.top && box.right > 0 && box.bottom > 0 && box.left < view.width && box.top < view.height,
    );
    const lefts = [aim.left, ...inSight.flatMap((box) => [box.left - size.width - CLEAR, box.right + CLEAR])];
    const tops = [aim.top, ...inSight.flatMap((box) => [box.top - size.height - CLEAR, box.bottom + CLEAR])];
    let best = null;
    for (const left of lefts) {
      for (const top of tops) {
        const spot = within(view, size, left, top);
        const covered = inSight.reduce((sum, box) => sum + overlap(spot, size, box), 0);
        const far = Math.hypot(spot.left - aim.left, spot.top - aim.top);
        if (best === null || covered < best.covered || (covered === best.covered && far < best.far)) {
          best = { ...spot, covered, far };
        }
      }
    }
    return { left: best.left, top: best.top };
  }

  function within(view, size, left, top) {
    return {
      left: Math.round(Math.max(0, Math.min(left, view.width - size.width))),
      top: Math.round(Math.max(0, Math.min(top, view.height - size.height))),
    };
  }

  function overlap(spot, size, box) {
    const width = Math.min(spot.left + size.width, box.right) - Math.max(spot.left, box.left);
    const height = Math.min(spot.top + size.height, box.bottom) - Math.max(spot.top, box.top);
    return width > 0 && height > 0 ? width * height : 0;
  }

  /** How far from the right and the bottom a place is, wholly within the window: what is remembered of it. */
  function distances(view, size, left, top) {
    const spot = within(view, size, left, top);
    return { right: view.width - spot.left - size.width, bottom: view.height - spot.top - size.height };
  }

  (globalThis.chartside ??= {}).placement = { place, distances, corner: Object.freeze({ right: MARGIN, bottom: MARGIN }) };
})();
