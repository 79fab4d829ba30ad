/** What only the external subset may have, and what stands outside the document (XML 1.0, 2.8 and 3.4); a catalog gives it. */
import { ComposedText } from '../../model/source.js';
import { Cursor } from './cursor.js';
import { readSubset, type SubsetState } from './doctype.js';
import type { ParameterEntity } from './entity.js';

const REFERENCE = /%([^\s;%&"']+);/g;

/** A conditional section (productions 61 to 65), after `<![`. */
export function readConditionalSection(cursor: Cursor, state: SubsetState, start: number): void {
  const where = 'a conditional section';
  cursor.space();
  let keyword = cursor.word();
  if (keyword === '' && cursor.take('%')) {
    const name = cursor.name('name', where);
    cursor.require(';', where);
    keyword =
      state.parameters.get(name)?.text.trim() ?? cursor.fail(`The parameter entity ${name} is not declared before it is used.`, start);
  }
  cursor.space();
  cursor.require('[', where);
  if (keyword === 'INCLUDE') readSubset(cursor, state, 'section');
  else if (keyword === 'IGNORE') skipIgnored(cursor, start);
  else cursor.fail(`A conditional section must be INCLUDE or IGNORE, not “${keyword}”.`, start);
}

/** Productions 63 to 65: up to the end of the section, over those in it. */
function skipIgnored(cursor: Cursor, start: number): void {
  const marks = /<!\[|\]\]>/g;
  marks.lastIndex = cursor.at;
  for (let depth = 1; depth > 0; ) {
    const mark = marks.exec(cursor.source.text);
    if (!mark) cursor.fail('A conditional section is not closed.', start);
    depth += mark[0] === ']]>' ? -1 : 1;
  }
  cursor.at = marks.lastIndex;
}

/**
 * A cursor at the next declaration, the parameter entity references in it replaced (4.4.8); the cursor itself where
 * there are none. The given cursor stands after the declaration then.
 */
export function declarationWithout(cursor: Cursor, parameters: ReadonlyMap<string, ParameterEntity>): Cursor {
  const start = cursor.at;
  const raw = /<![A-Z]+(?:[^"'>]|"[^"]*"|'[^']*')*>/y;
  raw.lastIndex = start;
  const declaration = raw.exec(cursor.source.text)?.[0];
  if (declaration === undefined || !REFERENCE.test(declaration.replace(/"[^"]*"|'[^']*'/g, ''))) {
    REFERENCE.lastIndex = 0;
    return cursor;
  }
  let text = declaration;
  for (let round = 0; round < 32; round += 1) {
    const replaced = text.replace(/"[^"]*"|'[^']*'|%([^\s;%&"']+);/g, (whole, name: string | undefined) => {
      if (name === undefined) return whole;
      const entity = parameters.get(name);
      return entity ? ` ${entity.text} ` : cursor.fail(`The parameter entity ${name} is not declared before it is used.`, start);
    });
    if (replaced === text) break;
    text = replaced;
    if (text.length > 1_000_000) cursor.fail('The parameter entities in a declaration expand to too much.', start);
  }
  REFERENCE.lastIndex = 0;
  cursor.at = start + declaration.length;
  return new Cursor(new ComposedText(cursor.source, text, [{ start: 0, source: cursor.source, offset: start, end: cursor.at }]));
}
