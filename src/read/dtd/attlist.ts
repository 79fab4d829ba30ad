import { REFERENCE, referencedCharacter } from '../names.js';
import type { Cursor } from './cursor.js';
import type { AttributeDeclaration, AttributeDeclarations, AttributeType } from './declarations.js';
import type { Entities } from './entities.js';

const TYPES: ReadonlySet<string> = new Set(['CDATA', 'ID', 'IDREF', 'IDREFS', 'ENTITY', 'ENTITIES', 'NMTOKEN', 'NMTOKENS']);
const REFERENCES = new RegExp(REFERENCE, 'uy');

/** An attribute-list declaration (XML 1.0, 3.3), after `<!ATTLIST`. */
export function readAttlistDeclaration(cursor: Cursor, declared: AttributeDeclarations, entities: Entities): void {
  cursor.requireSpace('an attribute-list declaration');
  const element = cursor.name('qname', 'an attribute-list declaration');
  const where = `the attribute-list declaration of element ${element}`;
  const attributes = declared.get(element) ?? new Map<string, AttributeDeclaration>();
  declared.set(element, attributes);
  for (;;) {
    const spaced = cursor.space();
    if (cursor.take('>')) return;
    if (!spaced) cursor.fail(`A space or “>” is missing in ${where}.`);
    const name = cursor.name('qname', where);
    const here = `the declaration of attribute ${name} of element ${element}`;
    cursor.requireSpace(here);
    const type = readType(cursor, here);
    cursor.requireSpace(here);
    const value = readDefault(cursor, here, type, entities);
    if (!attributes.has(name)) attributes.set(name, { name, type, ...(value === undefined ? {} : { value }) });
  }
}

/** Productions 54 to 59. */
function readType(cursor: Cursor, where: string): AttributeType {
  if (cursor.looksAt('(')) {
    readNames(cursor, 'nmtoken', where);
    return 'enumeration';
  }
  const start = cursor.at;
  const keyword = cursor.word();
  if (keyword === 'NOTATION') {
    cursor.requireSpace(where);
    if (!cursor.looksAt('(')) cursor.fail(`The names of the notations must stand in parentheses in ${where}.`);
    readNames(cursor, 'name', where);
    return 'NOTATION';
  }
  if (!TYPES.has(keyword)) cursor.fail(`${keyword ? `“${keyword}” is` : 'There is'} no attribute type in ${where}.`, start);
  return keyword as AttributeType;
}

function readNames(cursor: Cursor, kind: 'name' | 'nmtoken', where: string): void {
  cursor.take('(');
  do {
    cursor.space();
    cursor.name(kind, where);
    cursor.space();
  } while (cursor.take('|'));
  cursor.require(')', where);
}

/** Production 60; the value normalised (3.3.3), with the entities that are declared so far. */
function readDefault(cursor: Cursor, where: string, type: AttributeType, entities: Entities): string | undefined {
  if (cursor.looksAt('#')) {
    const start = cursor.at;
    const keyword = cursor.word();
    if (keyword === '#REQUIRED' || keyword === '#IMPLIED') return undefined;
    if (keyword !== '#FIXED') cursor.fail(`“${keyword}” is no default in ${where}: write #REQUIRED, #IMPLIED, #FIXED or a value.`, start);
    cursor.requireSpace(where);
  }
  const { value, start } = cursor.literal(where);
  checkReferences(cursor, value, start, where);
  const resolved = entities.attributeValue(value, (sentence, at) => cursor.fail(sentence, start + at));
  return type === 'CDATA' ? resolved : collapse(resolved);
}

/** Production 10. */
function checkReferences(cursor: Cursor, value: string, start: number, where: string): void {
  const less = value.indexOf('<');
  if (less >= 0) cursor.fail(`There is a “<” in the default value in ${where}. Write it as &lt;.`, start + less);
  for (let at = value.indexOf('&'); at >= 0; at = value.indexOf('&', at + 1)) {
    REFERENCES.lastIndex = at;
    const reference = REFERENCES.exec(value);
    if (!reference) cursor.fail('A “&” stands alone. Write it as &amp;.', start + at);
    if (reference[1] === undefined && referencedCharacter(reference[0]) === undefined) {
      cursor.fail('A numeric character reference names no character that XML allows.', start + at);
    }
  }
}

/** The further normalisation of types other than CDATA (3.3.3). */
export function collapse(value: string): string {
  return value.replace(/ +/g, ' ').replace(/^ | $/g, '');
}
