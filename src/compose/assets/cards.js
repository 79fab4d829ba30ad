/* What the register says of a name, beside it: on hovering or focus. The register page has the same, and the name leads there. */
(() => {
  const { say } = globalThis.imprimatur;
  const text = document.getElementById('text');
  /* A page that lies in a folder may not read its neighbours: names are links all the same. */
  if (!text || location.protocol === 'file:' || !('popover' in HTMLElement.prototype)) return;
  const WAIT = 250;
  const registers = new Map();
  const card = Object.assign(document.createElement('aside'), { className: 'card', popover: 'manual', id: 'entity-card' });
  document.body.append(card);
  let shown;
  let timer;

  const register = (url) => {
    if (!registers.has(url)) {
      const page = fetch(url)
        .then((response) => (response.ok ? response.text() : ''))
        .then((html) => new DOMParser().parseFromString(html, 'text/html'))
        .catch(() => undefined);
      registers.set(url, page);
    }
    return registers.get(url);
  };
  const make = (name, className, ...children) => {
    const element = Object.assign(document.createElement(name), { className });
    element.append(...children);
    return element;
  };
  const same = (mention) => [...text.querySelectorAll('a.mention[href]')].filter((each) => each.href === mention.href);

  const show = async (mention) => {
    const url = new URL(mention.href);
    const page = await register(url.origin + url.pathname);
    const entry = page?.getElementById(decodeURIComponent(url.hash.slice(1)));
    if (!entry || mention !== shown) return;
    const part = (selector) =>
      [...entry.querySelectorAll(`:scope > ${selector}`)].slice(0, 1).map((found) => document.importNode(found, true));
    const mentions = same(mention);
    const at = mentions.indexOf(mention);
    const to = (other, label) => {
      if (!other?.id) return [];
      const link = make('a', 'card-step', label);
      link.href = `#${encodeURIComponent(other.id)}`;
      link.addEventListener('click', () => other.focus());
      return [link];
    };
    const name = make('p', 'card-name', entry.querySelector('.entry-name')?.textContent ?? mention.textContent);
    const steps = make(
      'p',
      'card-steps',
      `${say('cards.place', at + 1, mentions.length)} `,
      ...to(mentions[at - 1], say('cards.previous')),
      ' ',
      ...to(mentions[at + 1], say('cards.next')),
    );
    card.replaceChildren(name, ...part('.entry-dates'), ...part('.entry-note'), ...part('.entry-identifiers'), steps);
    card.setAttribute('aria-label', name.textContent);
    card.showPopover();
    const box = mention.getClientRects()[0] ?? mention.getBoundingClientRect();
    const below = box.bottom + card.offsetHeight + 12 < innerHeight;
    card.style.top = `${below ? box.bottom + 6 : Math.max(6, box.top - card.offsetHeight - 6)}px`;
    card.style.left = `${Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 8))}px`;
  };
  const hide = () => {
    clearTimeout(timer);
    shown = undefined;
    if (card.matches(':popover-open')) card.hidePopover();
  };
  const soon = (mention) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (shown !== mention) {
        hide();
        shown = mention;
        show(mention);
      }
    }, WAIT);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(hide, WAIT);
  };

  text.addEventListener('pointerover', ({ target, pointerType }) => {
    const mention = target.closest('a.mention[href]');
    if (mention && pointerType === 'mouse') soon(mention);
  });
  text.addEventListener('pointerout', ({ target }) => target.closest('a.mention[href]') && later());
  text.addEventListener('focusin', ({ target }) => (target.matches('a.mention[href]:focus-visible') ? soon(target) : later()));
  card.addEventListener('pointerenter', () => clearTimeout(timer));
  card.addEventListener('pointerleave', later);
  card.addEventListener('focusin', () => clearTimeout(timer));
  addEventListener('scroll', hide, { passive: true });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    if ((event.key !== 'n' && event.key !== 'p') || event.ctrlKey || event.metaKey || event.altKey) return;
    const mention = document.activeElement?.closest('a.mention[href]');
    if (!mention) return;
    const mentions = same(mention);
    const step = event.key === 'n' ? 1 : -1;
    mentions[(mentions.indexOf(mention) + step + mentions.length) % mentions.length]?.focus();
    event.stopImmediatePropagation();
  });
})();
