import { SaxesParser } from 'saxes';

const RNG = 'http://relaxng.org/ns/structure/1.0';

/** A schema in the XML syntax without what may be written one way or another: prefixes, whitespace, where ns is said. */
export type Normal =
  | string
  | { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly of: readonly Normal[] };

interface Open {
  readonly name: string;
  readonly rng: boolean;
  readonly attributes: Record<string, string>;
  readonly of: Normal[];
  readonly ns: string;
  readonly library: string;
  readonly prefixes: Readonly<Record<string, string>>;
}

const EXPLICIT_TEXT = ['value', 'param', 'name'];

export function normalForm(xml: string): Normal {
  const parser = new SaxesParser({ xmlns: true });
  const stack: Open[] = [];
  let root: Normal | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const above = stack.at(-1);
    const rng = tag.uri === RNG && above?.rng !== false;
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes))
      if (attribute.prefix !== 'xmlns' && attribute.name !== 'xmlns')
        attributes[attribute.uri === '' ? attribute.local : `{${attribute.uri}}${attribute.local}`] = attribute.value;
    const ns = (rng ? attributes['ns'] : undefined) ?? above?.ns ?? '';
    const library = (rng ? attributes['datatypeLibrary'] : undefined) ?? above?.library ?? '';
    const open = {
      name: rng ? tag.local : `{${tag.uri}}${tag.local}`,
      rng,
      attributes,
      of: [],
      ns,
      library,
      prefixes: { ...above?.prefixes, ...tag.ns },
    };
    stack.push(open);
    if (rng) normalAttributes(open, tag.attributes['ns'] !== undefined);
  });
  const onText = (text: string): void => {
    const above = stack.at(-1);
    if (above === undefined || (above.rng && !EXPLICIT_TEXT.includes(above.name) && text.trim() === '')) return;
    if (typeof above.of.at(-1) === 'string') above.of.push(`${above.of.pop()}${text}`);
    else above.of.push(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    const closed = normal(stack.pop()!);
    const above = stack.at(-1);
    if (above === undefined) root = closed;
    else above.of.push(closed);
  });
  parser.write(xml.trim()).close();
  return root!;
}

function qualified(name: string, ns: string, { prefixes }: Open): string {
  const [local = '', prefix] = name.trim().split(':').reverse();
  return `{${prefix === undefined ? ns : prefixes[prefix]}}${local}`;
}

function normalAttributes(open: Open, ownNs: boolean): void {
  const { attributes, name, ns } = open;
  delete attributes['ns'];
  delete attributes['datatypeLibrary'];
  const named = attributes['name'];
  if (named !== undefined && (name === 'element' || name === 'attribute')) {
    delete attributes['name'];
    open.of.push({ name: 'name', attributes: {}, of: [qualified(named, name === 'attribute' && !ownNs ? '' : ns, open)] });
  }
  if (name === 'data') attributes['datatypeLibrary'] = open.library;
  if (name === 'value' && (attributes['type'] === undefined || (open.library === '' && attributes['type'] === 'token')))
    attributes['type'] = ' token';
  else if (name === 'value') attributes['datatypeLibrary'] = open.library;
  if (name === 'nsName' || name === 'externalRef' || name === 'include') attributes['ns'] = ns;
}

function normal(open: Open): Normal {
  const { name, attributes, of, rng } = open;
  const mixed = of.some((one) => typeof one !== 'string');
  if (!rng) return { name, attributes, of: mixed ? of.filter((one) => typeof one !== 'string' || one.trim() !== '') : of };
  if (name === 'name') return { name, attributes, of: of.map((one) => (typeof one === 'string' ? qualified(one, open.ns, open) : one)) };
  const patterns = of.filter((one) => typeof one === 'string' || !(one.name.startsWith('{') || one.name === 'name'));
  if (
    name === 'attribute' &&
    patterns.length === 1 &&
    JSON.stringify(patterns[0]) === JSON.stringify({ name: 'text', attributes: {}, of: [] })
  )
    return { name, attributes, of: of.filter((one) => one !== patterns[0]) };
  return { name, attributes, of };
}
