/* Conveniences only: everything works without this file. Remembers the layer and keeps the place when it is switched. */
(() => {
  // On a phone the contents would push the text out of sight: there they wait to be opened.
  if (matchMedia('(max-width: 61.9rem)').matches) document.querySelector('nav.contents details')?.removeAttribute('open');

  const inputs = document.querySelectorAll('input[name=layer]');
  const key = 'imprimatur-layer';
  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const choose = (input) => {
    const anchor = [...document.querySelectorAll('.text [id]')].find((element) => element.getBoundingClientRect().top >= 0);
    const before = anchor?.getBoundingClientRect().top ?? 0;
    input.checked = true;
    const after = anchor?.getBoundingClientRect().top ?? 0;
    window.scrollBy({ top: after - before, behavior: 'instant' });
  };
  for (const input of inputs) {
    if (input.id === stored()) choose(input);
    input.addEventListener('change', () => {
      try {
        localStorage.setItem(key, input.id);
      } catch {
        /* Private windows keep no settings; the choice still holds for this page. */
      }
    });
  }
})();
