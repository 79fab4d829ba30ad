/* Two documents, layers or witnesses side by side: each panel shows a page of the edition, and what one reads the other follows. */
(() => {
  const panels = ['left', 'right'].map((side) => ({
    side,
    frame: document.getElementById(side),
    documents: document.getElementById(`${side}-document`),
    layers: document.getElementById(`${side}-layer`),
  }));
  const together = document.getElementById('together');
  for (const part of document.querySelectorAll('.beside-tools, .panels')) part.hidden = false;

  const offered = ({ documents }) => JSON.parse(documents.selectedOptions[0].dataset.layers);
  const fill = (panel, wanted) => {
    panel.layers.replaceChildren(...offered(panel).map(([id, label]) => new Option(label, id, false, id === wanted)));
    panel.layers.hidden = panel.layers.options.length < 2;
  };
  const load = (panel) => {
    const [chosen] = panel.documents.selectedOptions;
    const page = location.protocol === 'file:' ? `${chosen.value}index.html` : chosen.value;
    panel.frame.src = `${page}?panel=${encodeURIComponent(panel.layers.value)}`;
    panel.frame.title = `${panel.frame.title.split(':')[0]}: ${chosen.label}`;
  };
  const remember = () => {
    const query = new URLSearchParams();
    for (const { side, documents, layers } of panels) {
      query.set(side, documents.selectedOptions[0].dataset.id);
      if (layers.value) query.set(`${side}-layer`, layers.value);
    }
    history.replaceState(null, '', `?${query}`);
  };

  const query = new URLSearchParams(location.search);
  panels.forEach((panel, number) => {
    const options = [...panel.documents.options];
    const asked = options.find(({ dataset }) => dataset.id === query.get(panel.side));
    /* With one document only, its two first layers; with more, the two first documents. */
    (asked ?? options[Math.min(number, options.length - 1)]).selected = true;
    const layers = offered(panel).map(([id]) => id);
    fill(panel, query.get(`${panel.side}-layer`) ?? layers[options.length === 1 ? Math.min(number, layers.length - 1) : 0]);
    panel.documents.addEventListener('change', () => {
      fill(panel);
      load(panel);
      remember();
    });
    panel.layers.addEventListener('change', () => {
      load(panel);
      remember();
    });
    load(panel);
  });

  /* The panel that the reader moves leads; the other follows. Pages of a folder can only be spoken to by messages. */
  let leader;
  addEventListener('message', ({ source, data }) => {
    const panel = panels.find(({ frame }) => frame.contentWindow === source);
    if (!panel || typeof data !== 'object' || data === null) return;
    if (data.imprimatur === 'leads') leader = panel;
    if (data.imprimatur !== 'at' || panel !== leader || !together.checked) return;
    const other = panels.find((each) => each !== panel);
    other.frame.contentWindow.postMessage({ ...data, imprimatur: 'go', same: other.documents.value === panel.documents.value }, '*');
  });
})();
