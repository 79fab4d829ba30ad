import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/model/limits.js';
import { SourceText } from '../../src/model/source.js';
import { instructionsBefore } from '../../src/read/prologue.js';
import { openXml } from '../../src/read/tokenize.js';
import { documentOf } from '../support/read.js';

const instructions = (xml: string) => openXml(new SourceText('test.xml', xml), DEFAULT_LIMITS).instructions;

describe('the instructions before the root element', () => {
  test('have target, body and place, wherever comments stand', () => {
    expect(instructions('<?xml version="1.0"?>\n<!-- <?no it?> --><?a b="c"?>\n<?d?><r><?e f?></r>')).toEqual([
      { target: 'a', body: 'b="c"', start: 40 },
      { target: 'd', body: '', start: 52 },
    ]);
  });

  test('are those around the document type declaration, not those in it', () => {
    expect(instructions('<?a b?><!DOCTYPE r [<?c d?>]><?e f?><r/>').map(({ target, start }) => [target, start])).toEqual([
      ['a', 0],
      ['e', 29],
    ]);
  });

  test('are the same that the reading of the whole document gives', () => {
    for (const xml of [
      '<?a?><?a?><r/>',
      '<?a <?a?><r/>',
      '<?xml version="1.0"?>\r\n<?xml-model href="a.rng"\r\n type="b"?>\r\n<!--c--><é/>',
      '<?é b?> <r/>',
      '<!DOCTYPE r [<!ENTITY e "x">]>\n<?a b?>\n<r>&e;</r>',
    ]) {
      expect(instructions(xml), xml).toEqual(documentOf(xml).instructions);
    }
  });

  test('end where the text is not well-formed', () => {
    expect(instructionsBefore('<?a b?><!-- c <r/>').map(({ target }) => target)).toEqual(['a']);
    expect(instructionsBefore('<?a b?><?c <r/>').map(({ target }) => target)).toEqual(['a']);
  });
});
