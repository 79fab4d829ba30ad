/* Conveniences only: everything works without this file. Keeps the place and the choice of layer, marks in the contents
   where the reader is, and says whose a bracket is when it is tapped. */
(() => {
  const { say } = globalThis.imprimatur;
  /* A result of the search leads to a page with its hits; only then is more needed. */
  const own = document.currentScript?.src;
  const load = () => document.head.append(Object.assign(document.createElement('script'), { src: new URL('search.js', own).href }));
  if (own && new URLSearchParams(location.search).has('find')) load();
  /* In a folder nobody serves index.html for the name of its folder. */
  if (location.protocol === 'file:') {
    for (const link of document.querySelectorAll('a[href]')) {
      const url = new URL(link.href);
      if (url.protocol !== 'file:' || !url.pathname.endsWith('/')) continue;
      url.pathname += 'index.html';
      link.href = url.href;
    }
  }
  const KEY = 'imprimatur-layer';
  const text = document.getElementById('text');
  if (!text) return;

  /* Private windows keep no settings; the choice then holds for this page. */
  const remember = (layer) => {
    try {
      localStorage.setItem(KEY, layer);
    } catch {
      return;
    }
  };
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  /* The layer changes how much stands above: what was at the top of the window is brought back to where it was. */
  const inputs = [...document.querySelectorAll('input[name=layer]')];
  const seen = () => {
    const { left, width } = text.getBoundingClientRect();
    const found = new Set();
    for (let y = 1; y < innerHeight; y += 12) {
      const named = document.elementFromPoint(left + Math.min(width / 2, 80), y)?.closest('[id]');
      if (named && named !== text && text.contains(named)) found.add(named);
    }
    /* Of those that reach in from above, what is at the top of the window is not their beginning. */
    return [...found].filter((element) => element.getBoundingClientRect().top >= 0);
  };
  const choose = (input) => {
    const other = inputs.find((each) => each !== input);
    if (other) other.checked = true;
    /* What only one layer shows can't hold the place. */
    const shown = (element) => element.getClientRects().length > 0;
    const before = seen().map((element) => ({ element, top: element.getBoundingClientRect().top }));
    input.checked = true;
    const anchor = before.find(({ element }) => shown(element));
    if (anchor && window.scrollY > 0) {
      window.scrollBy({ top: anchor.element.getBoundingClientRect().top - anchor.top, behavior: 'instant' });
    }
  };
  for (const input of inputs) {
    if (input.id === remembered() && !input.checked) choose(input);
    input.addEventListener('change', () => {
      choose(input);
      remember(input.id);
    });
  }

  /* The last entry of the contents whose passage has begun. */
  const contents = document.getElementById('contents');
  const entries = [...(contents?.querySelectorAll('a[href^="#"]') ?? [])].flatMap((link) => {
    const passage = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return passage ? [{ link, passage }] : [];
  });
  let here;
  const mark = () => {
    const begun = entries.filter(({ passage }) => passage.getBoundingClientRect().top < window.innerHeight / 3).at(-1)?.link;
    if (begun === here) return;
    here?.removeAttribute('aria-current');
    begun?.setAttribute('aria-current', 'location');
    here = begun;
    const column = contents.closest('.tools');
    if (!begun || !column || column.scrollHeight <= column.clientHeight) return;
    const offset = begun.getBoundingClientRect().top - column.getBoundingClientRect().top;
    if (offset < 40 || offset > column.clientHeight - 60) column.scrollTop += offset - column.clientHeight / 3;
  };
  if (entries.length > 0) {
    let waiting = false;
    const later = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    };
    addEventListener('scroll', later, { passive: true });
    mark();
    contents.addEventListener('click', (event) => event.target.closest('a') && contents.matches(':popover-open') && contents.hidePopover());
  }

  /* A table that scrolls can be reached by the keyboard. */
  for (const table of document.querySelectorAll('.text table, .colophon table')) {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
  }

  /* A picture that does not come is said where it would stand, once. */
  const missing = (image) => {
    const said = Object.assign(document.createElement('span'), {
      className: 'picture-failed',
      textContent: say('facsimile.failed', image.alt || decodeURIComponent(image.src)),
    });
    said.dataset.generated = '';
    image.replaceWith(said);
  };
  for (const image of text.querySelectorAll('img')) {
    if (image.complete && image.naturalWidth === 0) missing(image);
    else image.addEventListener('error', () => missing(image));
  }

  /* Where nothing hovers, a tap says what the title would say. */
  let says;
  text.addEventListener('click', (event) => {
    says?.remove();
    const said = event.target.closest('a') ? undefined : event.target.closest('[title]')?.title;
    if (!said || !matchMedia('(hover: none)').matches) return;
    says = Object.assign(document.createElement('p'), { className: 'says', textContent: said });
    says.setAttribute('role', 'status');
    document.body.append(says);
  });
})();
