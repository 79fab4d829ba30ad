/**
 * Formulas in TeX become MathML, which browsers set by themselves: made when the edition is, beside the words of the source. KaTeX is
 * loaded only where there is one.
 */
import { createRequire } from 'node:module';
import { attribute, type TeiDocument, type TeiElement } from '../model/document.js';

export interface FormulaFault {
  readonly element: TeiElement;
  readonly reason: string;
}

interface Katex {
  renderToString(tex: string, options: object): string;
}

/** As xslt/html/figures.xsl writes them. */
const FORMULA = /<code class="tei-formula[^"]*"[^<>]*>([^<]*)<\/code>/g;

const isTex = (notation: string | undefined): boolean => /^(la)?tex$/i.test(notation?.trim() ?? '');

/** Formulas of a text in document order, each followed by what it looks like; those that cannot be read stay as they are written. */
export function withFormulas(html: string, document: TeiDocument): { readonly html: string; readonly faults: readonly FormulaFault[] } {
  const formulas = document.elements.filter(({ local }) => local === 'formula');
  if (!formulas.some((element) => isTex(attribute(element, 'notation')))) return { html, faults: [] };
  const words = new Map<number, string>();
  for (const { parent, value } of document.texts) words.set(parent, (words.get(parent) ?? '') + value);
  const katex = createRequire(import.meta.url)('katex') as Katex;
  const faults: FormulaFault[] = [];
  const open = [...formulas];
  const rendered = html.replace(FORMULA, (whole, content: string) => {
    const notation = / data-notation="([^"]*)"/.exec(whole)?.[1];
    const tex = decoded(content);
    // The page has them in the order of the source.
    const index = open.findIndex(({ ordinal }) => (words.get(ordinal) ?? '') === tex);
    const element = index < 0 ? undefined : open.splice(0, index + 1).at(-1);
    if (!isTex(notation)) return whole;
    const display = /rend-(?:display|block)\b/.test(whole);
    try {
      const math = katex.renderToString(withoutDelimiters(tex), {
        output: 'mathml',
        displayMode: display,
        throwOnError: true,
        trust: false,
        maxExpand: 200,
      });
      const set = /<math[\s\S]*<\/math>/.exec(math)?.[0];
      return set === undefined ? whole : `${whole}<span class="formula" data-generated="">${set}</span>`;
    } catch (error) {
      if (element)
        faults.push({
          element,
          reason:
            String((error as Error).message)
              .replace(/^KaTeX parse error: /, '')
              .split('\n')[0] ?? '',
        });
      return whole;
    }
  });
  return { html: rendered, faults };
}

/** `$…$`, `\(…\)` and their like say only where a formula begins and ends. */
const withoutDelimiters = (tex: string): string => tex.trim().replace(/^(\$\$?|\\\(|\\\[)([\s\S]*?)(\$\$?|\\\)|\\\])$/, '$2');

const decoded = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|nbsp|#\d+|#x[\da-f]+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }[name.toLowerCase()] ?? whole;
  });
