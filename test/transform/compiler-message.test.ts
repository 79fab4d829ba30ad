/** Messages of the XSLT compiler, as it gives them, with the file and the place that they are about. */
import { expect, test } from 'vitest';
import { compilerMessage } from '../../src/transform/compiler-message.js';

const line = () => '    <xsl:call-template name="paragraf"/>';

test.each([
  [
    'Error XTSE0650 on line 12 in html/core.xsl: Named template Q{}paragraf does not exist Failed to compile stylesheet',
    ['html/core.xsl', 'html/lists.xsl'],
    { module: 'html/core.xsl', at: { line: 12, column: 5 }, reason: 'Named template paragraf does not exist (XTSE0650).' },
  ],
  [
    'Error XTSE0165 on line 31 in html/html.xsl: xsl:include of  file://html/core.xsl failed:Invalid attribute name at line 28 column 5 Failed to compile stylesheet',
    ['html/core.xsl'],
    { module: 'html/core.xsl', at: { line: 28, column: 5 }, reason: 'Invalid attribute name at line 28 column 5 (XTSE0165).' },
  ],
  [
    'Error XTSE0340: Static error in pattern on line 28 {emph[}: Expected an expression, but reached the end of the input Failed to compile stylesheet',
    ['html/core.xsl'],
    {
      module: 'html/core.xsl',
      at: { line: 28, column: 5 },
      reason: 'Static error in pattern on line 28 {emph[}: Expected an expression, but reached the end of the input (XTSE0340).',
    },
  ],
  [
    'Error XTSE0340: Static error in pattern on line 28 {emph[}',
    ['html/a.xsl', 'html/b.xsl'],
    { reason: 'Static error in pattern on line 28 {emph[} (XTSE0340).' },
  ],
])('%s', (message, modules, expected) => {
  expect(compilerMessage(message, modules, line)).toEqual(expected);
});
