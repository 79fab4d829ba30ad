/**
 * The text of each witness as a layer of the page: chosen as the other layers are, without script. Where an app has a reading that
 * cites the witness, this is shown and its rivals are not; elsewhere the reading text stands.
 */
import { attribute, type TeiDocument, type TeiElement } from '../model/document.js';

export interface WitnessLayer {
  /** Id of its control. */
  readonly id: string;
  readonly siglum: string;
  /** What listWit says of it. */
  readonly title: string;
}

export interface Witnesses {
  readonly layers: readonly WitnessLayer[];
  /** The style sheet that the page needs for them. */
  readonly css: string;
}

/** More could not be chosen from; all readings and sigla are on the page all the same. */
const MOST = 40;

/** In the order of listWit, then in that of their first citation; undefined where no reading cites any. */
export function witnessesOf(document: TeiDocument): Witnesses | undefined {
  const cited = new Set<string>();
  for (const element of document.elements) {
    if (element.local !== 'rdg' && element.local !== 'lem') continue;
    for (const pointer of (attribute(element, 'wit') ?? '').split(/\s+/)) if (/^#\S+$/.test(pointer)) cited.add(pointer);
  }
  if (cited.size === 0) return undefined;
  const declared = new Map<string, TeiElement>(
    document.elements
      .filter(({ local }) => local === 'witness')
      .map((element) => [`#${attribute(element, 'xml:id') ?? ''}`, element] as const)
      .filter(([pointer]) => cited.has(pointer)),
  );
  const pointers = [...declared.keys(), ...[...cited].filter((pointer) => !declared.has(pointer))].slice(0, MOST);
  const layers = pointers.map((pointer, index): WitnessLayer => {
    const element = declared.get(pointer);
    const siglum = (element && (attribute(element, 'n') || siglumIn(document, element))) || pointer.slice(1);
    return { id: `layer-witness-${index + 1}`, siglum, title: element ? textOf(document, element).slice(0, 200) : siglum };
  });
  return { layers, css: pointers.map((pointer, index) => rules(layers[index] as WitnessLayer, pointer)).join('\n') };
}

function rules({ id }: WitnessLayer, pointer: string): string {
  const chosen = `body:has(#${id}:checked)`;
  const cites = `[data-wit~="${pointer.replace(/["\\]/g, '\\$&').replace(/[<>\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"]`;
  const app = `${chosen} .text .tei-app:has(> ${cites}, > .tei-rdgGrp > ${cites})`;
  const readings = ':is(.tei-lem, .tei-rdg)';
  return [
    `${app} > ${readings}:not(${cites}),\n${app} > .tei-rdgGrp > ${readings}:not(${cites}),\n${chosen} .text .sigla,\n${chosen} .layer-hint-reading {\n  display: none;\n}`,
    `${app} > ${cites},\n${app} > .tei-rdgGrp > ${cites} {\n  display: revert;\n}`,
    `${chosen} .layer-hint-witness {\n  display: block;\n}`,
  ].join('\n');
}

/** `abbr` of the type siglum, which many projects give a witness. */
function siglumIn(document: TeiDocument, witness: TeiElement): string | undefined {
  const found = document.elements.find(
    (element) =>
      element.local === 'abbr' && element.start > witness.start && element.end < witness.end && attribute(element, 'type') === 'siglum',
  );
  return found && textOf(document, found);
}

function textOf({ texts }: TeiDocument, { contentStart, end }: TeiElement): string {
  const words = texts.filter(({ start }) => start >= contentStart && start < end).map(({ value }) => value);
  return words.join('').replace(/\s+/g, ' ').trim();
}
