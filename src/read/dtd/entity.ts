import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { firstIllegal, REFERENCE, referencedCharacter } from '../names.js';
import type { Cursor, ExternalId, Literal } from './cursor.js';
import { type Catalog, type Entity, type ExternalText, externalFile } from './declarations.js';

const GENERAL_OR_CHARACTER = new RegExp(REFERENCE, 'uy');

/** A parameter entity (XML 1.0, 4.1) with its replacement text. */
export interface ParameterEntity {
  readonly name: string;
  readonly text: string;
  readonly external: boolean;
  /** The path of the file that an external one was read from. */
  readonly path?: string;
}

/** What the reader of one entity declaration needs to know. */
export interface EntityContext {
  readonly catalog: Catalog;
  /** Whether the declaration stands outside the document entity. */
  readonly outside: boolean;
  /** The replacement of parameter entity references in entity values; where it is absent they are refused (2.8). */
  readonly parameter?: (name: string) => string;
}

export type EntityDeclaration = { readonly general: Entity } | { readonly parameter: ParameterEntity };

/** An entity declaration (productions 70 to 76), after `<!ENTITY`, which starts at `start`. */
export function readEntityDeclaration(cursor: Cursor, start: number, context: EntityContext): EntityDeclaration {
  const where = 'an entity declaration';
  cursor.requireSpace(where);
  const isParameter = cursor.take('%');
  if (isParameter) cursor.requireSpace(where);
  const name = cursor.name('name', where);
  const here = `the declaration of entity ${name}`;
  cursor.requireSpace(here);
  const id = cursor.externalId(here);
  const literal = id ? undefined : cursor.literal(here);
  const spaced = cursor.space();
  const isUnparsed = !isParameter && id !== undefined && cursor.take('NDATA');
  if (isUnparsed) {
    if (!spaced) cursor.fail(`A space is missing in ${here}.`);
    cursor.requireSpace(here);
    cursor.name('name', here);
    cursor.space();
  }
  cursor.require('>', here);
  const place = cursor.place(start, cursor.at);
  if (isUnparsed) return { general: { name, kind: 'unparsed', text: '', place, outside: context.outside } };
  const file = literal ? undefined : externalText(cursor, id ?? {}, name, start, context);
  const text = file?.text ?? replacementText(cursor, literal as Literal, context);
  if (isParameter) return { parameter: { name, text, external: id !== undefined, ...(file ? { path: file.path } : {}) } };
  return { general: { name, kind: id ? 'external' : 'internal', text, place, outside: context.outside } };
}

/** A notation declaration (production 82), after `<!NOTATION`. */
export function readNotationDeclaration(cursor: Cursor): void {
  const where = 'a notation declaration';
  cursor.requireSpace(where);
  const here = `the declaration of notation ${cursor.name('name', where)}`;
  cursor.requireSpace(here);
  if (!cursor.externalId(here, true)) cursor.fail(`A public or system identifier is missing in ${here}.`);
  cursor.space();
  cursor.require('>', here);
}

/** 4.5: character references and parameter entity references are resolved, general entity references stay. */
function replacementText(cursor: Cursor, { value, start }: Literal, { parameter }: EntityContext): string {
  let text = '';
  let from = 0;
  const marks = /[&%]/g;
  for (let mark = marks.exec(value); mark !== null; mark = marks.exec(value)) {
    const at = mark.index;
    text += lines(value.slice(from, at));
    if (mark[0] === '%') {
      const name = /^%([^\s;%&]+);/.exec(value.slice(at))?.[1];
      if (name === undefined) cursor.fail('A “%” stands alone in an entity value. Write it as &#37;.', start + at);
      if (!parameter) {
        cursor.fail(
          `The parameter entity reference %${name}; stands in an entity value; inside the document none may stand there.`,
          start + at,
        );
      }
      text += parameter(name);
      from = at + name.length + 2;
    } else {
      GENERAL_OR_CHARACTER.lastIndex = at;
      const reference = GENERAL_OR_CHARACTER.exec(value);
      if (!reference) cursor.fail('A “&” stands alone in an entity value. Write it as &#38;#38;.', start + at);
      text +=
        reference[1] !== undefined
          ? reference[0]
          : (referencedCharacter(reference[0]) ??
            cursor.fail('A numeric character reference names no character that XML allows.', start + at));
      from = GENERAL_OR_CHARACTER.lastIndex;
    }
    marks.lastIndex = from;
  }
  return text + lines(value.slice(from));
}

function externalText(
  cursor: Cursor,
  { publicId, systemId = '' }: ExternalId,
  name: string,
  start: number,
  { catalog }: EntityContext,
): ExternalText {
  const file = externalFile(catalog, publicId, systemId, cursor.source.path);
  if (file === undefined) throw new Refusal(report.xmlEntityExternal(cursor.place(start), name, systemId));
  const text = textOfExternal(file.text, (reason) => {
    throw new Refusal(report.xmlEntityUnreadable(cursor.place(start), name, systemId, reason));
  });
  return { text, path: file.path };
}

const TEXT_DECLARATION = /^<\?xml(?:\s+version\s*=\s*(["'])1\.(?!1\1)[0-9]+\1)?\s+encoding\s*=\s*(["'])[A-Za-z][A-Za-z0-9._-]*\2\s*\?>/;

/** The text of an external parsed entity without its text declaration (production 77), line ends as 2.11 has them. */
export function textOfExternal(text: string, refuse: (reason: string) => never): string {
  const declaration = TEXT_DECLARATION.exec(text)?.[0] ?? '';
  if (declaration === '' && /^<\?xml\s/.test(text)) refuse('its text declaration must give the encoding, and no version but 1.0');
  const rest = lines(text.slice(declaration.length));
  if (firstIllegal(rest) >= 0) refuse('it holds a character that XML does not allow');
  return rest;
}

function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
