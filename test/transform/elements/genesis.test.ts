/** How a text came to be: each change says its step, hand, place and kind, in the genetic layer (TEI P5, 12.3 and 12.7). */
import { expect, test } from 'vitest';
import { all, attr, body, one, textOf } from '../html-of.js';

const HANDS =
  '<profileDesc><handNotes><handNote xml:id="h" scribe="Ludwig"/><handNote xml:id="k">Pencil</handNote></handNotes></profileDesc>';
const STAGES =
  '<profileDesc><creation><listChange ordered="true"><change xml:id="c" n="2" when="1903">in pencil</change></listChange></creation></profileDesc>';

const labels = (root: Parameters<typeof all>[0]) => all(root, '.genesis').map((label) => textOf(label));

test.each([
  ['an addition', '<add place="above" hand="#h" seq="1">x</add>', HANDS, ['[step 1, hand Ludwig, above the line]']],
  ['a hand without a scribe', '<del hand="#k">x</del>', HANDS, ['[hand k]']],
  ['a stage of the work', '<del change="#c">x</del>', STAGES, ['[stage 2 (1903)]']],
  ['a restoration', '<restore seq="2"><del seq="1">x</del></restore>', '', ['[step 1]', '[restored, step 2]']],
  ['what is taken back', '<add xml:id="a">gate and well</add><undo target="#a"/>', '', ['[undone, “gate and well”]']],
  ['what is done again', '<redo target="#gone"/>', '', ['[done again, #gone]']],
  ['what is written over again', '<retrace>x</retrace>', '', ['[written over again]']],
  ['a mark of the writer in a line of verse', '<l>x<metamark function="insertion">^</metamark></l>', '', ['[mark, insertion]']],
  ['a mark of the writer', '<metamark function="insertion">^</metamark>', '', ['[mark, insertion]']],
  ['another hand', '<handShift new="#h"/>', HANDS, ['[from here hand Ludwig]']],
  ['a plain deletion', '<del>x</del>', '', []],
])('%s', async (_what, tei, header, expected) => {
  const { root } = await body(`<p>a ${tei} b</p>`, header);
  expect(labels(root)).toEqual(expected);
  for (const label of all(root, '.genesis')) expect(attr(label, 'data-generated')).toBe('');
});

test('what is struck out over several elements is in the diplomatic layer alone, and both ends are marked', async () => {
  const { root } = await body('<p>a <delSpan spanTo="#e"/>b</p><p>c <hi>d</hi> <anchor xml:id="e"/>e</p>');
  const struck = all(root, '.struck-out');
  expect(struck.map((span) => textOf(span).trim())).toEqual(['b', 'c', 'd']);
  for (const span of struck) expect(attr(span, 'data-layer')).toBe('diplomatic');
  expect(all(root, '.span-end').map((end) => textOf(end))).toEqual(['[deleted from here]', '[deleted to here]']);
});

test('brackets of the text are not doubled by those of the layer', async () => {
  const { root } = await body('<p><supplied>[x]</supplied></p>');
  expect(one(root, '.bracketed')).toBeDefined();
});
