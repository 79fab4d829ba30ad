/** A page about what was found, which an editor can pass on: one file, no script, nothing from elsewhere. */
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import { PRODUCT_VERSION } from '../../model/product.js';
import { codeFrame } from './code-frame.js';
import { count } from './count.js';
import { HTML_STYLE } from './html-style.js';
import { type Report, type ReportedFile, summaryOf } from './report.js';
import { meaning } from './rule-page.js';
import { saidOnce } from './schema-findings.js';

const WORDS: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Remark' };

export function htmlReport(report: Report): string {
  const files = saidOnce(report.files);
  const summary = summaryOf(report.files);
  const { valid, failed, errors, warnings } = summary;
  const clean = files.filter((file) => file.diagnostics.length === 0);
  const title = errors > 0 ? `${count(errors, 'error')} in ${count(summary.files, 'file')}` : `${count(valid, 'file')} without an error`;
  const about = report.diagnostics.map((each) => `<p class="run">${escaped(each.message)} <code>${each.code}</code></p>`).join('\n');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} – examined by Imprimatur</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<dl class="sums">
<div><dt>files</dt><dd>${summary.files}</dd></div>
<div><dt>valid</dt><dd>${valid}</dd></div>
${failed > 0 ? `<div><dt>not judged</dt><dd>${failed}</dd></div>\n` : ''}<div class="error"><dt>errors</dt><dd>${errors}</dd></div>
<div class="warning"><dt>warnings</dt><dd>${warnings}</dd></div>
</dl>
${about}
${kinds(files, report)}
${files
  .filter((file) => file.diagnostics.length > 0)
  .map((file, index) => section(file, index, report))
  .join('\n')}
${clean.length > 0 ? `<details class="clean"><summary>${count(clean.length, 'file')} without a message</summary>\n<ul>${clean.map(({ path }) => `<li>${escaped(path)}</li>`).join('')}</ul>\n</details>` : ''}
</main>
<footer><p>Examined by Imprimatur ${escaped(PRODUCT_VERSION)}.</p></footer>
</body>
</html>
`;
}

/** What was found, how often, and what it means: the part to read first. */
function kinds(files: readonly ReportedFile[], { page }: Report): string {
  const all = files.flatMap(({ diagnostics }) => diagnostics);
  const codes = new Map<string, Diagnostic[]>();
  for (const each of all) codes.set(each.code, [...(codes.get(each.code) ?? []), each]);
  if (codes.size === 0) return '';
  const rows = [...codes].sort(([, a], [, b]) => rank(a[0]) - rank(b[0]) || b.length - a.length);
  const row = ([code, found]: readonly [string, readonly Diagnostic[]]): string =>
    `<tr class="${found[0]?.severity ?? 'info'}"><td class="number">${found.length}</td><th scope="row"><code>${code}</code></th><td>${escaped(firstSentence(meaning(page(code)) ?? ''))}</td></tr>`;
  return `<section aria-labelledby="kinds"><h2 id="kinds">What was found</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="kinds"><table><thead><tr><th scope="col" class="number">how often</th><th scope="col">code</th><th scope="col">what it means</th></tr></thead>
<tbody>${rows.map(row).join('\n')}</tbody></table></div></section>`;
}

const firstSentence = (text: string): string => /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;

const rank = (diagnostic: Diagnostic | undefined): number => ['error', 'warning', 'info'].indexOf(diagnostic?.severity ?? 'info');

function section(file: ReportedFile, index: number, report: Report): string {
  const { path, diagnostics } = file;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const others = diagnostics.length - errors;
  const sums = [...(errors > 0 ? [count(errors, 'error')] : []), ...(others > 0 ? [count(others, 'other message')] : [])].join(', ');
  return `<section aria-labelledby="file-${index}">
<details${index < 5 ? ' open' : ''}>
<summary><h2 id="file-${index}">${escaped(path)}</h2> <span class="sum">${sums}</span></summary>
<ol>
${diagnostics.map((each) => finding(each, file, report)).join('\n')}
</ol>
</details>
</section>`;
}

function finding(diagnostic: Diagnostic, file: ReportedFile, { page }: Report): string {
  const { severity, code, message, path, range, xpath, expected, notes = [] } = diagnostic;
  const place = [
    path === undefined || path === file.path ? undefined : path,
    range && `line ${range.start.line}, column ${range.start.column}`,
  ];
  const what = meaning(page(code));
  return `<li class="${severity}">
<p class="message"><strong>${WORDS[severity]}:</strong> ${escaped(message)}</p>
<p class="place">${escaped(place.filter(Boolean).join(', '))}${xpath ? ` in <code>${escaped(xpath)}</code>` : ''}</p>
${frame(diagnostic, file)}${expected && expected.length > 0 ? `<p class="expected">Expected here: ${expected.map((name) => `<code>${escaped(name)}</code>`).join(', ')}</p>` : ''}
${notes.map((note) => `<p class="note">${escaped(note)}</p>`).join('\n')}
${what ? `<details class="rule"><summary><code>${code}</code></summary><p>${escaped(what)}</p></details>` : `<p class="rule"><code>${code}</code></p>`}
</li>`;
}

/** The line that it is about, with the passage marked. */
function frame({ path, range }: Diagnostic, file: ReportedFile): string {
  const lines = path === undefined ? file.source : file.source?.file(path);
  if (lines === undefined || range === undefined) return '';
  const found = codeFrame(lines, range.start, range.end);
  if (found === undefined) return '';
  const { text, number, marked } = found;
  const [before, within, after] = [text.slice(0, marked.from), text.slice(marked.from, marked.to), text.slice(marked.to)];
  const line = `${escaped(before)}<mark>${escaped(within === '' ? ' ' : within)}</mark>${escaped(after)}`;
  return `<pre tabindex="0" role="group" aria-label="Line ${number}"><span class="line">${number}</span> <code>${line}</code></pre>\n`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
