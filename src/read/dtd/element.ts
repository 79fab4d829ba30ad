import type { Cursor } from './cursor.js';

/** An element type declaration (XML 1.0, 3.2), after `<!ELEMENT`. What it declares is for validators: a grammar judges TEI. */
export function readElementDeclaration(cursor: Cursor, depth: number): void {
  const where = 'an element type declaration';
  cursor.requireSpace(where);
  const name = cursor.name('qname', where);
  const here = `the declaration of element ${name}`;
  cursor.requireSpace(here);
  if (cursor.looksAt('(')) readContentModel(cursor, here, depth);
  else {
    const start = cursor.at;
    const keyword = cursor.word();
    if (keyword !== 'EMPTY' && keyword !== 'ANY')
      cursor.fail(`The content in ${here} must be EMPTY, ANY or a model in parentheses.`, start);
  }
  cursor.space();
  cursor.require('>', here);
}

function readContentModel(cursor: Cursor, where: string, depth: number): void {
  const start = cursor.at;
  cursor.take('(');
  cursor.space();
  if (cursor.take('#PCDATA')) readMixed(cursor, where);
  else {
    cursor.at = start;
    readGroup(cursor, where, depth);
    readOccurrence(cursor);
  }
}

/** Production 51, after `(#PCDATA`. */
function readMixed(cursor: Cursor, where: string): void {
  let names = 0;
  cursor.space();
  while (cursor.take('|')) {
    cursor.space();
    cursor.name('qname', where);
    cursor.space();
    names += 1;
  }
  cursor.require(')', where);
  if (!cursor.take('*') && names > 0) cursor.fail(`Mixed content with elements must end with “)*” in ${where}.`);
}

/** Productions 48 to 50. */
function readGroup(cursor: Cursor, where: string, depth: number): void {
  if (depth <= 0) cursor.fail(`The parentheses in ${where} are nested too deeply.`);
  cursor.require('(', where);
  let separator: ',' | '|' | undefined;
  for (;;) {
    cursor.space();
    if (cursor.looksAt('(')) readGroup(cursor, where, depth - 1);
    else cursor.name('qname', where);
    readOccurrence(cursor);
    cursor.space();
    if (cursor.take(')')) return;
    const found = cursor.looksAt(',') ? ',' : cursor.looksAt('|') ? '|' : cursor.fail(`A “,”, “|” or “)” is missing in ${where}.`);
    if (separator !== undefined && found !== separator) cursor.fail(`“,” and “|” are mixed in one pair of parentheses in ${where}.`);
    separator = found;
    cursor.take(found);
  }
}

function readOccurrence(cursor: Cursor): void {
  if (!cursor.take('?') && !cursor.take('*')) cursor.take('+');
}
