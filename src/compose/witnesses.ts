/**
 * The text of each witness as a layer of the page: chosen as the other layers are, without script. Where an app has a reading that
 * cites the witness, this is shown and its rivals are not; where the witness has a gap, nothing is; elsewhere the reading text stands.
 */
import { attribute, type TeiDocument, type TeiElement, textWithin } from '../model/document.js';
import { citedWitnesses } from '../model/witnesses.js';

export interface WitnessLayer {
  /** Id of its control. */
  readonly id: string;
  readonly siglum: string;
  /** What listWit says of it. */
  readonly title: string;
  /** Name of its text, without extension. */
  readonly file: string;
}

export interface Witnesses {
  readonly layers: readonly WitnessLayer[];
  /** The style sheet that the page needs for them. */
  readonly css: string;
}

/** Undefined where no reading cites any. */
export function witnessesOf(document: TeiDocument): Witnesses | undefined {
  const cited = citedWitnesses(document);
  if (cited.length === 0) return undefined;
  const files = new Set<string>();
  const layers = cited.map(({ pointer, element }, index): WitnessLayer => {
    const siglum = (element && (attribute(element, 'n') || siglumIn(document, element))) || pointer.slice(1);
    let file = `witness-${pointer.slice(1).replace(/[^\w.-]+/g, '-')}`;
    if (files.has(file.toLowerCase())) file += `-${index + 1}`;
    files.add(file.toLowerCase());
    return { id: `layer-witness-${index + 1}`, siglum, title: element ? describedIn(document, element, siglum) : siglum, file };
  });
  return { layers, css: cited.map(({ pointer }, index) => rules(layers[index] as WitnessLayer, pointer)).join('\n') };
}

function rules({ id }: WitnessLayer, pointer: string): string {
  const chosen = `body:has(#${id}:checked)`;
  const value = `"${pointer.replace(/["\\]/g, '\\$&').replace(/[<>\n\r\f]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`;
  const cites = `[data-wit~=${value}]`;
  const app = `${chosen} .text .tei-app:has(> ${cites}, > .tei-rdgGrp > ${cites})`;
  const readings = ':is(.tei-lem, .tei-rdg)';
  return [
    `${app} > ${readings}:not(${cites}),\n${app} > .tei-rdgGrp > ${readings}:not(${cites}),\n${chosen} .text .sigla,\n${chosen} .text [data-absent~=${value}],\n${chosen} .layer-hint-reading {\n  display: none;\n}`,
    `${app} > ${cites},\n${app} > .tei-rdgGrp > ${cites},\n${chosen} .text .other-reading${cites} {\n  display: revert;\n}`,
    `${chosen} .layer-hint-witness {\n  display: block;\n}`,
  ].join('\n');
}

/** What is said of a witness, without the siglum that it may begin with. */
function describedIn(document: TeiDocument, witness: TeiElement, siglum: string): string {
  const text = textOf(document, witness).slice(0, 200);
  return (text.startsWith(`${siglum} `) && text.slice(siglum.length).trim()) || text;
}

/** `abbr` of the type siglum, which many projects give a witness. */
function siglumIn(document: TeiDocument, witness: TeiElement): string | undefined {
  const found = document.elements.find(
    (element) =>
      element.local === 'abbr' && element.start > witness.start && element.end < witness.end && attribute(element, 'type') === 'siglum',
  );
  return found && textOf(document, found);
}

function textOf(document: TeiDocument, element: TeiElement): string {
  return textWithin(document, element).replace(/\s+/g, ' ').trim();
}
