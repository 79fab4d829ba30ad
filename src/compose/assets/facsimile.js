/* The facsimile beside the text: the page that is being read, to be looked at closely. Without this file the pictures stand there as they are. */
(() => {
  const { say } = globalThis.imprimatur;
  const choice = document.getElementById('facsimile-beside');
  const section = document.querySelector('.facsimile');
  const figures = [...(section?.querySelectorAll('figure.surface') ?? [])];
  if (!choice || figures.length === 0) return;
  const own = document.currentScript.src;
  const hosts = (section.closest('[data-image-hosts]')?.dataset.imageHosts ?? '').split(' ').filter(Boolean);
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  /* What a figure shows: a picture, or an image service (IIIF Image API 2 and 3), whichever way the TEI names it. */
  const SERVICE =
    /^(.+)\/(?:full|square|pct:[^/]+|[\d,]+)\/(?:\^?(?:full|max|pct:[^/]+|!?\d*,\d*))\/!?[\d.]+\/(?:default|native|color|gray|bitonal)\.\w+$/;
  const sourceOf = (figure) => {
    const image = figure.querySelector('.surface-image img');
    if (figure.querySelector('.picture-failed')) return undefined;
    const address = image?.src ?? figure.querySelector('.surface-image a.pointer')?.href;
    if (!address) return undefined;
    const service = address.endsWith('/info.json') ? address : SERVICE.exec(address)?.[1]?.concat('/info.json');
    return { address, service, elsewhere: !image && new URL(address).origin !== location.origin && new URL(address).protocol !== 'file:' };
  };
  const labelOf = (figure) => figure.querySelector('figcaption').firstChild.textContent.trim();

  let viewer;
  let shown;
  let held = 0;
  const panel = make('div', { className: 'viewer' });
  panel.setAttribute('role', 'group');
  panel.setAttribute('aria-label', say('facsimile.viewer'));
  const stage = make('div', { className: 'viewer-image' });
  const status = make('p', { className: 'viewer-status' });
  status.setAttribute('role', 'status');
  const select = make('select', {});
  select.setAttribute('aria-label', say('facsimile.page'));
  for (const figure of figures) select.append(make('option', {}, labelOf(figure)));
  const button = (sign, label, act) => {
    const element = make('button', { type: 'button', title: label, onclick: act }, sign);
    element.setAttribute('aria-label', label);
    return element;
  };
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const zoom = (factor) => () => viewer?.viewport?.zoomBy(factor).applyConstraints();
  const bar = make(
    'p',
    { className: 'viewer-bar' },
    button('‹', say('facsimile.previous'), () => turn(-1)),
    select,
    button('›', say('facsimile.next'), () => turn(1)),
    button('+', say('facsimile.zoom-in'), zoom(1.5)),
    button('−', say('facsimile.zoom-out'), zoom(1 / 1.5)),
    button('▢', say('facsimile.home'), () => viewer?.viewport?.goHome()),
    button('↻', say('facsimile.rotate'), () => viewer?.viewport?.rotateBy(90)),
    button('⤢', say('facsimile.full'), () => (document.fullscreenElement ? document.exitFullscreen() : panel.requestFullscreen())),
  );
  panel.append(bar, stage, status);

  /* Read to a page of the facsimile: the text goes to where that page begins. */
  const go = (figure) => {
    const place = document.getElementById(decodeURIComponent(figure.querySelector('figcaption a')?.hash.slice(1) ?? ''));
    held = performance.now() + 500;
    place?.scrollIntoView({ block: 'start', behavior: 'instant' });
    show(figure);
  };
  const turn = (step) => {
    const figure = figures[figures.indexOf(shown) + step];
    if (figure) go(figure);
  };
  select.addEventListener('change', () => go(figures[select.selectedIndex]));

  const failed = new Set();
  const fail = (figure) => {
    if (figure === shown)
      status.textContent = say('facsimile.failed', [labelOf(figure), sourceOf(figure)?.address].filter(Boolean).join(', '));
    failed.add(figure);
  };

  const show = (figure) => {
    if (figure === shown || !viewer) return;
    shown = figure;
    select.selectedIndex = figures.indexOf(figure);
    status.replaceChildren();
    viewer.close();
    const source = sourceOf(figure);
    if (!source || failed.has(figure)) return fail(figure);
    if (source.elsewhere && !hosts.includes(new URL(source.address).host)) {
      const [before, label, after] = say('facsimile.elsewhere').split(/<\/?a>/);
      status.append(before, make('a', { href: source.address, rel: 'noopener noreferrer' }, label), after);
      return;
    }
    if (!source.service) viewer.open({ type: 'image', url: source.address });
    else if (source.elsewhere) viewer.open(source.service);
    else openTiles(figure, source.service);
  };

  /* Tiles that are published with the page lie where they lie, whatever address they were made for. */
  const openTiles = async (figure, address) => {
    const id = address.replace(/\/info\.json$/, '');
    try {
      const info = await (await fetch(address)).json();
      if (figure === shown) viewer.open({ ...info, '@id': id, id });
    } catch {
      fail(figure);
    }
  };

  /* Zones of the surface, as links to their words. */
  const drawZones = () => {
    const drawing = shown?.querySelector('svg');
    const image = viewer.world.getItemAt(0);
    if (!drawing || !image) return;
    const [left, top, width] = drawing.getAttribute('viewBox').split(' ').map(Number);
    const scale = image.getContentSize().x / width;
    for (const zone of drawing.querySelectorAll(':scope > a, :scope > g')) {
      const box = (zone.firstElementChild.getAttribute('points') ?? '')
        .trim()
        .split(/[\s,]+/)
        .map(Number);
      const of = (name) => Number(zone.firstElementChild.getAttribute(name));
      const xs = box.filter((_, index) => index % 2 === 0);
      const ys = box.filter((_, index) => index % 2 === 1);
      const [x, y, w, h] =
        box.length > 4
          ? [Math.min(...xs), Math.min(...ys), Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)]
          : [of('x'), of('y'), of('width'), of('height')];
      const href = zone.getAttribute('href');
      const element = make(href ? 'a' : 'span', { className: 'viewer-zone', title: zone.getAttribute('aria-label') });
      element.dataset.zone = zone.id;
      if (href) {
        element.href = href;
        element.setAttribute('aria-label', zone.getAttribute('aria-label'));
        new OpenSeadragon.MouseTracker({ element, clickHandler: () => follow(href) });
      }
      const location = image.imageToViewportRectangle((x - left) * scale, (y - top) * scale, w * scale, h * scale);
      viewer.addOverlay({ element, location });
    }
    light();
  };
  const follow = (href) => {
    held = performance.now() + 500;
    location.hash = href;
  };

  /* The page, and the zone, of the last mark that has been read. */
  const marks = [...document.querySelectorAll('.text a.facs-mark[href^="#"]')];
  const current = () => {
    const read = marks.filter((mark) => mark.getClientRects().length > 0 && mark.getBoundingClientRect().top < innerHeight / 2);
    const target = document.getElementById(decodeURIComponent((read.at(-1) ?? marks[0])?.hash.slice(1) ?? ''));
    return { target, figure: target?.closest('figure.surface') ?? figures[0] };
  };
  const light = () => {
    const { target } = current();
    for (const zone of stage.querySelectorAll('.viewer-zone')) zone.classList.toggle('here', zone.dataset.zone === target?.id);
  };
  let waiting = false;
  const follows = () => {
    if (waiting || !choice.checked || !viewer) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (performance.now() > held) show(current().figure);
      light();
    });
  };
  addEventListener('scroll', follows, { passive: true });

  let loading;
  const open = async () => {
    section.classList.toggle('viewing', choice.checked);
    if (!choice.checked) return;
    section.prepend(panel);
    /* The viewer would put a style element into the page, which its policy forbids, unless it finds one there: this is none. */
    const instead = document.createElementNS('urn:imprimatur', 'style');
    instead.setAttribute('data-openseadragon-mobile-css', '');
    panel.append(instead);
    loading ??= new Promise((resolve, reject) => {
      document.head.append(make('script', { src: new URL('openseadragon.js', own).href, onload: resolve, onerror: reject }));
    });
    try {
      await loading;
    } catch {
      /* Without the viewer the pictures stand beside the text as they are. */
      section.classList.remove('viewing');
      panel.remove();
      return;
    }
    viewer ??= OpenSeadragon({
      element: stage,
      showNavigationControl: false,
      drawer: 'canvas',
      animationTime: still ? 0 : 0.6,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
      maxZoomPixelRatio: 4,
    });
    viewer.removeAllHandlers('open');
    viewer.addHandler('open', drawZones);
    viewer.removeAllHandlers('open-failed');
    viewer.addHandler('open-failed', () => fail(shown));
    show(current().figure);
  };
  choice.addEventListener('change', open);
  if (choice.checked) open();
})();
