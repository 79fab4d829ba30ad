/** What the page makes of each element, by TEI module: expectations from the Guidelines and from what HTML means. */
import { describe, expect, test } from 'vitest';
import { all, attr, body, hasClass, textOf } from '../html-of.js';
import type { Case } from './cases/case.js';
import { CORE } from './cases/core.js';
import { STRUCTURE } from './cases/structure.js';
import { TRANSCRIPTION } from './cases/transcription.js';
import { WORKS } from './cases/works.js';

const MODULES: Readonly<Record<string, readonly Case[]>> = {
  core: CORE,
  'textstructure, verse, drama': STRUCTURE,
  'transcr, gaiji, analysis, linking': TRANSCRIPTION,
  'figures, tagdocs, spoken, dictionaries, names, manuscripts': WORKS,
};

describe.each(Object.entries(MODULES))('%s', (_module, cases) => {
  test.each(cases.map((each) => ({ title: `${each[0]}: ${each[1]}`, each })))(
    '$title',
    async ({ each: [name, tei, html, text, attributes = {}] }) => {
      const { root } = await body(tei);
      const [element] = all(root, `.tei-${name}`);
      if (!element) throw new Error(`no element of class tei-${name}`);
      const [tag, ...classes] = html.split('.');
      expect(element.tagName).toBe(tag);
      for (const name of classes) expect(hasClass(element, name), name).toBe(true);
      expect(
        textOf(element)
          .replace(/¶/g, '')
          .replace(/[ \n]+/g, ' ')
          .trim(),
      ).toBe(text);
      for (const [attribute, value] of Object.entries(attributes)) expect(attr(element, attribute), attribute).toBe(value);
    },
  );
});
