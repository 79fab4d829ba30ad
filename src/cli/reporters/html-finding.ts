/** One finding on the page: where, what is wrong, the passage, what was likely meant. */
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import { codeFrame } from './code-frame.js';
import { hintsOf } from './hints.js';
import { ruleId } from './html-rule.js';
import { escaped } from './html-text.js';
import type { ReportedFile } from './report.js';
import { rulePage } from './rule-page.js';

const WORDS: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Remark' };

const code = (text: string): string => `<code>${escaped(text)}</code>`;

export function findingItem(diagnostic: Diagnostic, file: ReportedFile): string {
  const { severity, message, path, range, xpath } = diagnostic;
  const { likely, expected, notes } = hintsOf(diagnostic);
  const name = rulePage(diagnostic.code) ? `<a href="#${ruleId(diagnostic.code)}">${diagnostic.code}</a>` : diagnostic.code;
  const place = range ? `<span>line ${range.start.line},</span> <span>column ${range.start.column}</span>` : '';
  const lines = [
    `<p class="message">${escaped(message)}</p>`,
    ...(path === undefined || path === file.path ? [] : [`<p class="element">in the file ${code(path)}</p>`]),
    frame(diagnostic, file),
    ...(likely === undefined ? [] : [`<p class="likely">Did you mean ${code(likely)}?</p>`]),
    ...(expected.length > 0 ? [`<p class="expected">Expected here: ${expected.map(code).join(', ')}.</p>`] : []),
    ...notes.map((note) => `<p class="note">${escaped(note)}</p>`),
    `<p class="element">${xpath ? `${code(xpath)} · ` : ''}<code>${name}</code></p>`,
  ];
  return `<li class="${severity}">
<p class="where"><strong>${WORDS[severity]}</strong> ${place}</p>
<div>
${lines.filter((line) => line !== '').join('\n')}
</div>
</li>`;
}

/** Characters of a line that the page has room for at a desk; a phone wraps them. */
const ROOM = 84;

/** The line that it is about, with the passage marked, and the line before. */
function frame({ path, range }: Diagnostic, file: ReportedFile): string {
  const lines = path === undefined ? file.source : file.source?.file(path);
  const found = lines && range && codeFrame(lines, range.start, range.end, ROOM);
  if (found === undefined) return '';
  const { before, text, number, marked } = found;
  const width = String(number).length;
  const margin = (line: number): string => `<span class="line">${String(line).padStart(width)}</span> `;
  const [ahead, within, behind] = [text.slice(0, marked.from), text.slice(marked.from, marked.to), text.slice(marked.to)];
  const line = `${escaped(ahead)}<mark>${escaped(within === '' ? ' ' : within)}</mark>${escaped(behind)}`;
  const earlier = before ? `${margin(before.number)}<span class="before">${escaped(before.text)}</span>\n` : '';
  return `<pre tabindex="0" role="group" aria-label="Line ${number}">${earlier}${margin(number)}<code>${line}</code></pre>`;
}
