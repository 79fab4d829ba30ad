/* A page within a panel of the page beside.js belongs to: shows the text alone, in the layer that is asked for, and reads along. */
(() => {
  const asked = new URLSearchParams(location.search).get('panel');
  if (asked === null || window.parent === window) return;
  document.documentElement.classList.add('in-panel');
  const input = document.getElementById(asked);
  if (input?.name === 'layer') input.checked = true;
  const text = document.getElementById('text');
  if (!text) return;

  /* Where the eye rests, from the top of the panel. */
  const EYE = 60;
  const passages = [
    ...text.querySelectorAll(
      ':is(.tei-p, .tei-ab, .tei-l, .tei-head, .tei-item, .tei-sp, .tei-u, .tei-entry, .tei-div, .tei-lg, .tei-row, .tei-line)',
    ),
  ].filter((passage) => !passage.closest('.note, .facsimile'));
  const shown = (passage) => passage.getClientRects().length > 0;
  /* What a passage is called, and what it says that it corresponds to. */
  const names = (passage) =>
    [passage.id, ...(passage.dataset.corresp ?? '').split(/\s+/).map((pointer) => pointer.split('#')[1] ?? '')].filter(Boolean);

  const report = () => {
    const index = passages.findLastIndex((passage) => shown(passage) && passage.getBoundingClientRect().top <= EYE);
    const passage = passages[Math.max(0, index)];
    if (!passage) return;
    /* The smallest passage around that has a name is the one to follow; within it, the share that has been read. */
    const named = [passage, ...passages.filter((each) => each.contains(passage)).reverse()].find((each) => names(each).length > 0);
    const within = (each) => (EYE - each.getBoundingClientRect().top) / Math.max(1, each.getBoundingClientRect().height);
    parent.postMessage(
      {
        imprimatur: 'at',
        index: Math.max(0, index),
        within: within(passage),
        named: named && { names: names(named), within: within(named) },
        share: scrollY / Math.max(1, document.documentElement.scrollHeight - innerHeight),
      },
      '*',
    );
  };
  let waiting = false;
  addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        report();
      });
    },
    { passive: true },
  );
  const leads = () => parent.postMessage({ imprimatur: 'leads' }, '*');
  for (const kind of ['wheel', 'pointerdown', 'keydown', 'touchstart', 'focusin']) addEventListener(kind, leads, { passive: true });

  const to = (passage, within) => {
    const box = passage.getBoundingClientRect();
    scrollTo({ top: scrollY + box.top + box.height * Math.min(1, Math.max(0, within)) - EYE, behavior: 'instant' });
  };
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || data?.imprimatur !== 'go') return;
    const same = data.same ? passages[data.index] : undefined;
    if (same && shown(same)) return to(same, data.within);
    const wanted = data.named?.names ?? [];
    const found = passages.find((passage) => shown(passage) && names(passage).some((name) => wanted.includes(name)));
    if (found) return to(found, data.named.within);
    scrollTo({ top: data.share * (document.documentElement.scrollHeight - innerHeight), behavior: 'instant' });
  });
})();
