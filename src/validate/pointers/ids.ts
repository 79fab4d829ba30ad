/** `xml:id` is a name and unique in its file (xml:id 1.0, section 4). */
import { report } from '../../model/codes.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import { attributeExtent, type TeiAttribute, type TeiDocument } from '../../model/document.js';
import type { SourceText } from '../../model/source.js';
import type { ElementName } from '../../read/events.js';
import { isId } from '../../read/tokenize.js';
import { attributeFix } from '../fixes/attributes.js';

const ASCII_NCNAME = /^[A-Za-z_][A-Za-z0-9._-]*$/;
const NCNAME = /^[\p{L}_][\p{L}\p{M}\p{N}._·-]*$/u;

/** Listens to a document and gathers its identifiers. */
export class IdCheck {
  /** Where the element stands that had the identifier first. */
  readonly ids = new Map<string, number>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: SourceText;
  readonly #idAttributes: ReadonlySet<string>;

  constructor(source: SourceText, idAttributes: ReadonlySet<string>) {
    this.#source = source;
    this.#idAttributes = idAttributes;
  }

  startElement({ name }: ElementName, attributes: readonly TeiAttribute[], start: number, contentStart: number): void {
    for (const attribute of attributes) {
      if (isId(attribute.name, name, this.#idAttributes)) this.identify(attribute.value, start, contentStart);
    }
  }

  identify(id: string, start: number, contentStart: number): void {
    const first = this.ids.get(id);
    if (first === undefined) {
      this.ids.set(id, start);
      if (!ASCII_NCNAME.test(id) && !NCNAME.test(id)) this.#invalid(id, start, contentStart);
    } else if (first !== start) {
      this.diagnostics.push(report.idsDuplicate(this.#placeOf(start, contentStart), id, this.#source.position(first).line));
    }
  }

  /** White space around a name is no part of it (xml:id 1.0, section 4). */
  #invalid(id: string, start: number, contentStart: number): void {
    const source = this.#source;
    const bare = id.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
    const extent = attributeExtent({ source }, { start, contentStart }, 'xml:id');
    const fix = bare !== id && NCNAME.test(bare) ? { expected: [bare], ...attributeFix(source, extent, id, bare) } : {};
    this.diagnostics.push(report.idsInvalid({ ...this.#placeOf(start, contentStart), ...fix }, id));
  }

  #placeOf(start: number, contentStart: number) {
    const source = this.#source;
    const extent = attributeExtent({ source }, { start, contentStart }, 'xml:id');
    return { path: source.path, range: source.range(extent.start, extent.end) };
  }
}

/** Checks one document that was kept. */
export function checkIds({ ids, elements, source }: TeiDocument): readonly Diagnostic[] {
  const check = new IdCheck(source, new Set());
  for (const [id, ordinals] of ids) {
    for (const ordinal of ordinals) {
      const element = elements[ordinal - 1];
      if (element) check.identify(id, element.start, element.contentStart);
    }
  }
  return check.diagnostics;
}
