/* The keyboard: where keys lead, and a list of them. Keys that a page has no use for do nothing. */
(() => {
  const { say } = globalThis.imprimatur;
  const KEYS = [
    ['/', 'keys.search'],
    ['n', 'keys.next'],
    ['p', 'keys.previous'],
    ['l', 'keys.layer'],
    ['s', 'keys.side'],
    ['c', 'keys.cite'],
    ['?', 'keys.list'],
    ['Esc', 'keys.escape'],
  ];
  const dialog = document.createElement('dialog');
  dialog.className = 'keys';
  dialog.setAttribute('aria-labelledby', 'keys-title');
  const list = document.createElement('dl');
  for (const [key, what] of KEYS) {
    const term = document.createElement('dt');
    term.append(Object.assign(document.createElement('kbd'), { textContent: key }));
    list.append(term, Object.assign(document.createElement('dd'), { textContent: say(what) }));
  }
  const close = Object.assign(document.createElement('button'), { type: 'button', textContent: say('cite.close') });
  close.addEventListener('click', () => dialog.close());
  dialog.append(Object.assign(document.createElement('h2'), { id: 'keys-title', textContent: say('keys.title') }), list, close);
  document.body.append(dialog);

  const nextLayer = () => {
    const layers = [...document.querySelectorAll('input[name=layer]')];
    layers[(layers.findIndex(({ checked }) => checked) + 1) % layers.length]?.click();
  };
  const act = {
    '/': () => {
      const field = document.getElementById('search-field');
      if (field) field.focus();
      else document.getElementById('to-search')?.click();
    },
    l: nextLayer,
    s: () => (document.getElementById('side-by-side') ?? document.getElementById('facsimile-beside'))?.click(),
    '?': () => (dialog.open ? dialog.close() : dialog.showModal()),
  };
  addEventListener('keydown', (event) => {
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.target.matches('input:not([type=radio], [type=checkbox]), textarea, select')
    )
      return;
    if (!Object.hasOwn(act, event.key)) return;
    event.preventDefault();
    act[event.key]();
  });
})();
