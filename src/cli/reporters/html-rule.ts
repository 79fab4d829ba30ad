/** The page about a code as a part of the report. */
import { Marked } from 'marked';
import { escaped } from './html-text.js';

export const ruleId = (code: string): string => `rule-${code.replace('/', '-')}`;

/** Headings of the page stand below that of the code. */
const markdown = new Marked({
  renderer: {
    heading({ tokens, depth }) {
      return `<h${depth + 2}>${this.parser.parseInline(tokens)}</h${depth + 2}>\n`;
    },
    code({ text }) {
      return `<pre tabindex="0"><code>${escapedLines(text)}</code></pre>\n`;
    },
  },
});

const escapedLines = (text: string): string => text.split('\n').map(escaped).join('\n');

/** @param page Markdown, whose first line is its title: the code */
export function htmlRule(code: string, page: string): string {
  const text = page.replace(/^# .*\n+/, '');
  return `<article id="${ruleId(code)}">\n<h3><code>${code}</code></h3>\n${markdown.parse(text, { async: false })}</article>`;
}
