import { report } from '../../model/codes.js';
import { type Diagnostic, Refusal } from '../../model/diagnostic.js';
import type { Limits } from '../../model/limits.js';
import { SourceText } from '../../model/source.js';
import { firstIllegal } from '../names.js';
import { readAttlistDeclaration } from './attlist.js';
import { Cursor } from './cursor.js';
import { type AttributeDeclarations, type Catalog, type Doctype, type ExternalText, externalFile } from './declarations.js';
import { readElementDeclaration } from './element.js';
import type { Entities } from './entities.js';
import { type ParameterEntity, readEntityDeclaration, readNotationDeclaration, textOfExternal } from './entity.js';
import { declarationWithout, readConditionalSection } from './external.js';

const WHERE = 'the document type declaration';

/** Parameter entities in parameter entities; no DTD needs more. */
const DEPTH = 32;

/** Offset of `<!DOCTYPE` in the prolog (XML 1.0, 2.8), or -1. What is wrong before it is for the tokenizer to say. */
export function findDoctype(text: string): number {
  let at = 0;
  for (;;) {
    while (/[ \t\r\n]/.test(text.charAt(at))) at += 1;
    if (text.startsWith('<!DOCTYPE', at)) return at;
    const mark = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined;
    const end = mark === undefined ? -1 : text.indexOf(mark, at + 2);
    if (mark === undefined || end < 0) return -1;
    at = end + mark.length;
  }
}

export interface SubsetState {
  readonly attributes: AttributeDeclarations;
  readonly entities: Entities;
  readonly parameters: Map<string, ParameterEntity>;
  readonly catalog: Catalog;
  readonly limits: Limits;
  /** Names of the parameter entities that are being read. */
  readonly open: string[];
  /** Characters read from outside the document entity. */
  read: number;
}

/**
 * Reads the document type declaration that starts at `start`, with its internal subset. The external subset is
 * read only where the catalog has it. Throws a {@link Refusal} at the first violation of well-formedness.
 */
export function readDoctype(source: SourceText, start: number, entities: Entities, limits: Limits, catalog: Catalog): Doctype {
  const cursor = new Cursor(source, start + '<!DOCTYPE'.length);
  const attributes: AttributeDeclarations = new Map();
  const state: SubsetState = { attributes, entities, parameters: new Map(), catalog, limits, open: [], read: 0 };
  cursor.requireSpace(WHERE);
  cursor.name('qname', WHERE);
  const spaced = cursor.space();
  const id = spaced ? cursor.externalId(WHERE) : undefined;
  cursor.space();
  if (cursor.take('[')) {
    readSubset(cursor, state, 'internal');
    cursor.space();
  }
  cursor.require('>', WHERE);
  const end = cursor.at;
  const illegal = firstIllegal(source.text.slice(start, end));
  if (illegal >= 0) cursor.fail('There is a character here that XML does not allow (a control character).', start + illegal);

  const diagnostics: Diagnostic[] = [];
  if (id?.systemId !== undefined) {
    const file = externalFile(catalog, id.publicId, id.systemId, source.path);
    if (file === undefined) diagnostics.push(report.xmlExternalSubset(cursor.place(start), id.systemId));
    else readExternal(file, state, cursor, start);
  }
  return { start, end, entities: entities.declared, attributes, diagnostics };
}

function readExternal({ text, path }: ExternalText, state: SubsetState, cursor: Cursor, at: number): void {
  const content = textOfExternal(text, (reason) => cursor.fail(`${path} cannot be read: ${reason}.`, at));
  state.read += content.length;
  if (state.read > state.limits.bytes) cursor.fail(`${path} and what it includes are too large.`, at);
  readSubset(new Cursor(new SourceText(path, content)), state, 'external');
}

/** Productions 28a to 31: until `]` in the document, to the end of an external one, until `]]>` in a conditional section. */
export function readSubset(cursor: Cursor, state: SubsetState, kind: 'internal' | 'external' | 'section'): void {
  for (;;) {
    cursor.space();
    if (kind === 'internal' && cursor.take(']')) return;
    if (kind === 'section' && cursor.take(']]>')) return;
    if (cursor.at >= cursor.end) {
      if (kind === 'external') return;
      cursor.fail(`The file ends in ${WHERE}. Is it truncated?`);
    }
    const start = cursor.at;
    if (cursor.commentOrInstruction()) continue;
    if (cursor.take('%')) readReference(cursor, state, kind, start);
    else if (kind !== 'internal' && cursor.take('<![')) readConditionalSection(cursor, state, start);
    else if (kind === 'internal') readDeclaration(cursor, state, false);
    else readDeclaration(declarationWithout(cursor, state.parameters), state, true);
  }
}

function readDeclaration(cursor: Cursor, state: SubsetState, outside: boolean): void {
  const start = cursor.at;
  if (cursor.take('<!ELEMENT')) readElementDeclaration(cursor, state.limits.depth);
  else if (cursor.take('<!ATTLIST')) readAttlistDeclaration(cursor, state.attributes, state.entities);
  else if (cursor.take('<!NOTATION')) readNotationDeclaration(cursor);
  else if (cursor.take('<!ENTITY')) {
    const { catalog, parameters, entities } = state;
    const parameter = (name: string): string =>
      parameters.get(name)?.text ?? cursor.fail(`The parameter entity ${name} is not declared before it is used.`, start);
    const declared = readEntityDeclaration(cursor, start, { catalog, outside, ...(outside ? { parameter } : {}) });
    if ('parameter' in declared) {
      if (!parameters.has(declared.parameter.name)) parameters.set(declared.parameter.name, declared.parameter);
    } else if (!entities.declared.has(declared.general.name)) entities.declared.set(declared.general.name, declared.general);
  } else cursor.fail(`There is something here that is no markup declaration (<!ELEMENT, <!ATTLIST, <!ENTITY, <!NOTATION), in ${WHERE}.`);
}

/** A parameter entity reference between declarations (production 28a). */
function readReference(cursor: Cursor, state: SubsetState, kind: 'internal' | 'external' | 'section', start: number): void {
  const name = cursor.name('name', 'a parameter entity reference');
  cursor.require(';', `the parameter entity reference %${name}`);
  const entity = state.parameters.get(name);
  if (!entity) cursor.fail(`The parameter entity ${name} is not declared before it is used.`, start);
  if (kind === 'internal' && !entity.external) throw new Refusal(report.xmlEntityParameter(cursor.place(start, cursor.at), name));
  if (state.open.includes(name)) throw new Refusal(report.xmlEntityRecursive(cursor.place(start, cursor.at), name));
  if (state.open.length >= DEPTH) cursor.fail(`The parameter entity ${name} is nested too deeply.`, start);
  state.read += entity.text.length;
  if (state.read > state.limits.bytes) cursor.fail(`The parameter entities expand to more than ${state.limits.bytes} characters.`, start);
  state.open.push(name);
  readSubset(new Cursor(new SourceText(entity.path ?? cursor.source.path, entity.text)), state, 'external');
  state.open.pop();
}
