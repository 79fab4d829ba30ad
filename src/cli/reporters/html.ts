/** A page about what was found, which an editor can pass on: one file, no script, nothing from elsewhere. */
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import { PRODUCT_VERSION } from '../../model/product.js';
import { count } from './count.js';
import { type FoldedFile, folded } from './folding.js';
import { findingItem } from './html-finding.js';
import { facesFor } from './html-fonts.js';
import { htmlRule, ruleId } from './html-rule.js';
import { htmlStyle } from './html-style.js';
import { escaped } from './html-text.js';
import { type Report, type ReportedFile, summaryOf } from './report.js';
import { meaning } from './rule-page.js';
import { saidOnce } from './schema-findings.js';

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const WORDS: Readonly<Record<Severity, string>> = { error: 'errors', warning: 'warnings', info: 'remarks' };
/** Files whose findings can be seen without opening them. */
const OPEN = 5;
/** More findings than this make a page that no browser opens with pleasure. */
const MOST = 10_000;

/** @param max findings of one code that are shown of each file; the others are there to be opened. 0 for all. */
export function htmlReport(report: Report, max: number): string {
  const files = saidOnce(report.files);
  const { valid, failed, errors, warnings, ...summary } = summaryOf(report.files);
  const found = files.filter(({ diagnostics }) => diagnostics.length > 0);
  const clean = files.filter(({ diagnostics }) => diagnostics.length === 0);
  const title = errors > 0 ? `${count(errors, 'error')} in ${count(summary.files, 'file')}` : `${count(valid, 'file')} without an error`;
  const budget = { left: MOST };
  const main = `<p class="label">Examined by Imprimatur</p>
<h1>${escaped(title)}</h1>
<dl class="sums">
<div><dt>files</dt><dd>${summary.files}</dd></div>
<div><dt>valid</dt><dd>${valid}</dd></div>
${failed > 0 ? `<div><dt>not judged</dt><dd>${failed}</dd></div>\n` : ''}<div${errors > 0 ? ' class="error"' : ''}><dt>errors</dt><dd>${errors}</dd></div>
<div${warnings > 0 ? ' class="warning"' : ''}><dt>warnings</dt><dd>${warnings}</dd></div>
</dl>
${report.diagnostics.map((each) => `<p class="run ${each.severity}">${escaped(each.message)} <code>${each.code}</code></p>\n`).join('')}${filter(found)}
${kinds(found, report)}
${folded(found, max, Number.POSITIVE_INFINITY)
  .files.map((file, index) => section(file, index, budget))
  .join('\n')}
${clean.length > 0 ? `<details class="clean"><summary>${count(clean.length, 'file')} without a message</summary>\n<ul>${clean.map(({ path }) => `<li>${escaped(path)}</li>`).join('')}</ul>\n</details>` : ''}
${rules(found, report)}`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:";
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(title)} – examined by Imprimatur</title>
<style>${facesFor(main)}${htmlStyle()}</style>
</head>
<body>
<main>
${main}
</main>
<footer><p>Imprimatur ${escaped(PRODUCT_VERSION)}</p></footer>
</body>
</html>
`;
}

/** What is shown, chosen without script. */
function filter(files: readonly ReportedFile[]): string {
  const there = SEVERITIES.filter((severity) => files.some(({ diagnostics }) => diagnostics.some((each) => each.severity === severity)));
  if (there.length < 2) return '';
  const choices = [['all', 'everything'], ...there.map((severity) => [severity, WORDS[severity]])];
  const choice = ([value = '', word = '']: readonly string[]): string =>
    `<input type="radio" name="show" id="show-${value}"${value === 'all' ? ' checked' : ''}><label for="show-${value}">${word}</label>`;
  return `<fieldset class="filter"><legend>Show</legend>\n${choices.map(choice).join('\n')}\n</fieldset>`;
}

function byCode(files: readonly ReportedFile[]): readonly (readonly [string, readonly Diagnostic[]])[] {
  const codes = new Map<string, Diagnostic[]>();
  for (const each of files.flatMap(({ diagnostics }) => diagnostics)) {
    const same = codes.get(each.code);
    if (same) same.push(each);
    else codes.set(each.code, [each]);
  }
  const rank = ([first]: readonly Diagnostic[]): number => SEVERITIES.indexOf(first?.severity ?? 'info');
  return [...codes].sort(([, a], [, b]) => rank(a) - rank(b) || b.length - a.length);
}

/** What was found, how often, and what it means: the part to read first. */
function kinds(files: readonly ReportedFile[], { page }: Report): string {
  const rows = byCode(files);
  if (rows.length === 0) return '';
  const row = ([code, found]: readonly [string, readonly Diagnostic[]]): string => {
    const name = page(code) ? `<a href="#${ruleId(code)}">${code}</a>` : code;
    const what = firstSentence(meaning(page(code)) ?? '');
    return `<tr class="${found[0]?.severity ?? 'info'}"><td class="number">${found.length}</td><th scope="row"><code>${name}</code></th><td>${escaped(what)}</td></tr>`;
  };
  return `<section class="kinds" aria-labelledby="kinds"><h2 id="kinds">What was found</h2>
<table><thead><tr><th scope="col" class="number">times</th><th scope="col">code</th><th scope="col">what it means</th></tr></thead>
<tbody>${rows.map(row).join('\n')}</tbody></table></section>`;
}

const firstSentence = (text: string): string => /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;

function section({ file, shown, more }: FoldedFile<ReportedFile>, index: number, budget: { left: number }): string {
  const { path, diagnostics } = file;
  const sums = SEVERITIES.flatMap((severity) => {
    const number = diagnostics.filter((each) => each.severity === severity).length;
    return number > 0 ? [count(number, WORDS[severity].slice(0, -1))] : [];
  });
  const list = (items: readonly Diagnostic[]): string => {
    const there = items.slice(0, budget.left);
    budget.left -= there.length;
    const rest = items.length - there.length;
    const left = rest > 0 ? `\n<p class="rest">${rest} more, for which this page has no room; the other formats have them.</p>` : '';
    return `<ol>\n${there.map((each) => findingItem(each, file)).join('\n')}\n</ol>${left}`;
  };
  const folds = [...more].map(([code, number]) => {
    const others = diagnostics.filter((each) => each.code === code).slice(-number);
    return `<details class="more ${others[0]?.severity ?? 'info'}"><summary>${number} more of <code>${code}</code></summary>\n${list(others)}\n</details>`;
  });
  return `<section class="file" aria-labelledby="file-${index}">
<details${index < OPEN ? ' open' : ''}>
<summary><h2 id="file-${index}">${escaped(path)}</h2> <span class="sum">${sums.join(', ')}</span></summary>
${list(shown)}
${folds.join('\n')}
</details>
</section>`;
}

function rules(files: readonly ReportedFile[], { page }: Report): string {
  const pages = byCode(files).flatMap(([code]) => {
    const text = page(code);
    return text === undefined ? [] : [htmlRule(code, text)];
  });
  if (pages.length === 0) return '';
  return `<section class="rules" aria-labelledby="rules"><h2 id="rules">What the codes mean</h2>\n${pages.join('\n')}\n</section>`;
}
