/* A passage as a citation: that of the document with version and date, the layer that is shown, and the address of the passage. What is
   copied is the text that a reader sees, with the editors' marks and without those of the page: to copy it with its citation, ask. */
(() => {
  const { say, language } = globalThis.imprimatur;
  const text = document.getElementById('text');
  const citation = document.getElementById('citation')?.firstChild?.textContent.trim();
  if (!text || !citation) return;
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* What only leads somewhere, or stands beside the text. */
  const BESIDE = '.permalink, .noteref, .noteback, .app-mark, .facs-mark, .break, .note, .sigla, .linked-places, .genesis';
  const MARK = /^"(\s*[[\]()⟦⟧⟨⟩{}‹›\\/]+\s*)"/;
  const markOf = (element, pseudo) => {
    const content = MARK.exec(getComputedStyle(element, pseudo).content)?.[1] ?? '';
    return content.replaceAll('\\\\', '\\');
  };

  /* The text of a range as it is seen: a line for each block, and each line end that the layer shows. */
  const textOf = (range) => {
    const start = range.startContainer.nodeType === Node.ELEMENT_NODE ? range.startContainer : range.startContainer.parentElement;
    const within = start.closest('.note');
    const lines = [''];
    const add = (words) => {
      lines[lines.length - 1] += words;
    };
    const walk = (node) => {
      if (!range.intersectsNode(node)) return;
      if (node.nodeType === Node.TEXT_NODE) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.length;
        add(node.data.slice(from, to).replace(/[ \t\r\n]+/g, ' '));
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || !node.checkVisibility()) return;
      if (node.tagName === 'BR') return void lines.push('');
      if (node.matches(BESIDE) && !node.contains(range.startContainer) && node !== within) return;
      const block = !/^(inline|contents|ruby)/.test(getComputedStyle(node).display);
      if (block) lines.push('');
      add(markOf(node, '::before'));
      for (const child of node.childNodes) walk(child);
      add(markOf(node, '::after'));
      if (block) lines.push('');
    };
    const around = range.commonAncestorContainer;
    walk(around);
    return lines
      .map((line) => line.replace(/ +/g, ' ').trim())
      .filter(Boolean)
      .join('\n');
  };

  const selected = () => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
    const range = selection.getRangeAt(0);
    return text.contains(range.commonAncestorContainer) ? range : undefined;
  };
  addEventListener('copy', (event) => {
    const range = selected();
    if (!range) return;
    const words = textOf(range);
    if (!words) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', words);
  });

  const published = document.querySelector('#citation a')?.href;
  const addressOf = (id) => {
    const url = new URL(published ?? location.href);
    url.search = '';
    url.hash = id ?? '';
    return url.href;
  };
  /* The name that a reference to the passage can use: its own, or that of the smallest passage around it that has one. */
  const idOf = (node) => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    const named = element.closest('[id]:not([data-tei-anchor]), .tei-div[id]');
    return named && text.contains(named) && named !== text ? named.id : undefined;
  };
  const layer = () => {
    const input = document.querySelector('input[name=layer]:checked');
    if (!input || input.id === 'layer-reading') return '';
    const label = document.querySelector(`label[for="${input.id}"]`).textContent.trim();
    return ` ${say('cite.layer', label)}.`;
  };
  const cited = (id) => `${citation}${layer()} ${addressOf(id)}`;

  const panel = make('section', { popover: 'auto', className: 'cite-passage' });
  panel.setAttribute('aria-labelledby', 'cite-passage-title');
  const words = make('p', {});
  const reference = make('p', { dir: 'auto' });
  const copier = (label, content) => {
    const button = make('button', { type: 'button' }, say(label));
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(content());
        button.textContent = say('cite.copied');
      } catch {
        getSelection()?.selectAllChildren(content() === words.textContent ? words : reference);
        button.textContent = say('cite.selected');
      }
    });
    const reset = () => {
      button.textContent = say(label);
    };
    return { button, reset };
  };
  const bare = copier('cite.copy', () => reference.textContent);
  const plain = copier('cite.copy-text', () => words.textContent);
  const quotation = copier('cite.copy-quotation', () => say('cite.quotation', words.textContent, reference.textContent));
  const close = make('button', { type: 'button' }, say('cite.close'));
  close.addEventListener('click', () => panel.hidePopover());
  const buttons = make('p', { className: 'cite-buttons' });
  panel.append(make('h2', { id: 'cite-passage-title' }, say('cite.passage')), words, reference, buttons);
  document.body.append(panel);
  const open = (quoted, id) => {
    words.textContent = quoted;
    words.hidden = quoted === '';
    words.lang = text.lang;
    words.dir = text.dir;
    reference.lang = language;
    reference.textContent = cited(id);
    const offered = quoted === '' ? [bare] : [quotation, plain, bare];
    for (const { reset } of offered) reset();
    buttons.replaceChildren(...offered.map(({ button }) => button), close);
    panel.showPopover();
    buttons.firstElementChild.focus();
  };

  text.addEventListener('click', (event) => {
    const link = event.target.closest('.permalink');
    if (link) open('', decodeURIComponent(link.hash.slice(1)));
  });
  const cite = () => {
    const range = selected();
    const quoted = range && textOf(range);
    if (quoted) open(quoted, idOf(range.startContainer));
  };
  const offer = make('button', { type: 'button', className: 'cite-selection', hidden: true }, say('cite.selection'));
  offer.addEventListener('click', cite);
  /* Pressing it must not take the selection away. */
  offer.addEventListener('pointerdown', (event) => event.preventDefault());
  document.body.append(offer);
  let timer;
  document.addEventListener('selectionchange', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const range = selected();
      offer.hidden = !range || panel.matches(':popover-open');
      if (offer.hidden) return;
      const box = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
      offer.style.top = `${Math.max(4, Math.min(box.bottom + 8, innerHeight - 50)) + scrollY}px`;
      offer.style.left = `${Math.max(8, Math.min(box.right, innerWidth - offer.offsetWidth - 16))}px`;
    }, 200);
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'c' || event.ctrlKey || event.metaKey || event.altKey || !selected()) return;
    event.preventDefault();
    cite();
  });
})();
