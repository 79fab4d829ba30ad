import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../src/cli/reporters/html.js';
import type { Report, ReportedFile } from '../../../src/cli/reporters/report.js';
import { rulePage } from '../../../src/cli/reporters/rule-page.js';
import { report as finding } from '../../../src/model/codes.js';
import { SourceText } from '../../../src/model/source.js';

type Element = DefaultTreeAdapterMap['element'];

function elementsIn(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: DefaultTreeAdapterMap['node']): void => {
    if (defaultTreeAdapter.isElementNode(node)) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

const attributeOf = (element: Element, name: string) => element.attrs.find((attribute) => attribute.name === name)?.value;
const textOf = (node: DefaultTreeAdapterMap['node']): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

const reportOf = (files: readonly ReportedFile[]): Report => ({ files, diagnostics: [], seconds: 0, exitCode: 1, page: rulePage });

/** A file with so many dangling pointers. */
function fileWith(number: number): ReportedFile {
  const source = new SourceText('many.xml', '<p corresp="#x">\n'.repeat(number));
  const diagnostics = Array.from({ length: number }, (_, line) =>
    finding.pointersDangling({ path: 'many.xml', range: source.range(line * 17 + 3, line * 17 + 15) }, 'corresp', '#x'),
  );
  return { path: 'many.xml', valid: false, diagnostics, source };
}

describe('the page in HTML', () => {
  it('makes no markup of what it quotes', () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202Etxt&lt;';
    const source = new SourceText(evil, `<p n='${evil}'>`);
    const bad = finding.schematronAssert(
      { path: evil, range: source.range(0, 20), expected: [evil], notes: [evil, `Did you mean ${evil}?`] },
      evil,
    );
    const all = elementsIn(htmlReport(reportOf([{ path: evil, valid: false, diagnostics: [{ ...bad, xpath: evil }], source }]), 10));
    expect(all.filter(({ tagName }) => /^(script|img|iframe|object|link)$/.test(tagName))).toEqual([]);
    expect(all.flatMap(({ attrs }) => attrs).filter(({ name }) => /^on|^src$/.test(name))).toEqual([]);
    expect(all.filter(({ tagName }) => tagName === 'code').some((code) => textOf(code).includes('\u202E'))).toBe(false);
  });

  it('asks no host for anything, and forbids it', () => {
    const html = htmlReport(reportOf([fileWith(1)]), 10);
    expect(html).not.toMatch(/https?:\/\/(?!www\.tei-c\.org\/ns)/);
    const policy = elementsIn(html).find((element) => attributeOf(element, 'http-equiv') === 'Content-Security-Policy');
    expect(policy && attributeOf(policy, 'content')).toMatch(/^default-src 'none'/);
  });

  it('marks the passage, and leads from each code to what it means', () => {
    const all = elementsIn(htmlReport(reportOf([fileWith(1)]), 10));
    expect(all.filter(({ tagName }) => tagName === 'mark').map(textOf)).toEqual(['corresp="#x"']);
    const ids = new Set(all.map((element) => attributeOf(element, 'id')));
    const links = all.filter(({ tagName }) => tagName === 'a').map((element) => attributeOf(element, 'href')?.slice(1));
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((target) => !ids.has(target))).toEqual([]);
    expect(textOf(all.find((element) => attributeOf(element, 'id') === 'rule-pointers-dangling') as Element)).toContain(
      'No grammar follows',
    );
  });

  it('folds what repeats, and keeps all of it', () => {
    const all = elementsIn(htmlReport(reportOf([fileWith(13)]), 10));
    const items = all.filter((element) => element.tagName === 'li' && attributeOf(element, 'class') === 'error');
    expect(items).toHaveLength(13);
    expect(all.filter(({ tagName }) => tagName === 'summary').map(textOf)).toContain('3 more of pointers/dangling');
  });

  it('stays within what a browser opens, and counts the rest', () => {
    const html = htmlReport(reportOf([fileWith(12_000)]), 0);
    expect(html.match(/<li class="error">/g)).toHaveLength(10_000);
    expect(html).toContain('2000 more, for which this page has no room');
    expect(html).toContain('<h1>12000 errors in 1 file</h1>');
  });

  it('has the faces of the characters that it shows, and no others', () => {
    const greek = new SourceText('a.xml', '<p n="λόγος">');
    const one = (source: SourceText) =>
      htmlReport(
        reportOf([{ path: 'a.xml', valid: false, diagnostics: [finding.pointersDangling({ path: 'a.xml' }, 'n', source.text)], source }]),
        10,
      );
    const faces = (html: string): number => html.match(/@font-face\s*\{[^}]*url\(data:/g)?.length ?? 0;
    expect(faces(one(greek))).toBeGreaterThan(faces(one(new SourceText('a.xml', '<p n="logos">'))));
  });
});
