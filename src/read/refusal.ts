/** What the tokenizer complains of, in an encoder's words, at the place that is to be corrected. */
import { report } from '../model/codes.js';
import { Refusal } from '../model/diagnostic.js';
import type { SourceText } from '../model/source.js';
import { wellFormednessSentence } from './wellformed.js';

/** An element whose end tag has not come, by its name and the place of its start tag. */
export interface OpenElement {
  readonly name: string;
  readonly start: number;
}

/**
 * @param position how far the tokenizer has read
 * @param previousEnd just past the last markup that is complete
 * @param innermost the element that is open
 */
export function refusal(
  source: SourceText,
  text: string,
  message: string,
  position: number,
  previousEnd: number,
  innermost: OpenElement | undefined,
): Refusal {
  const refuse = (offset: number, sentence = wellFormednessSentence(message)): Refusal =>
    new Refusal(report.xmlWellFormed({ path: source.path, range: source.range(Math.max(0, Math.min(offset, text.length))) }, sentence));
  if (innermost && /unclosed tag/.test(message)) return unfinished(text, previousEnd, innermost, source, refuse);
  if (/unexpected close tag|unmatched closing tag/.test(message)) {
    const endTag = text.lastIndexOf('</', position - 1);
    const found = /^<\/([^\s>]*)/.exec(text.slice(endTag, endTag + 100))?.[1] ?? '?';
    if (!innermost) return refuse(endTag, `There is no start tag for </${found}>.`);
    const { line } = source.position(innermost.start);
    return refuse(endTag, `The end tag of ${innermost.name}, opened on line ${line}, should stand here, not </${found}>.`);
  }
  return refuse(placeOf(message, text, position, previousEnd));
}

/** The file ends within an element: within other markup, too, or after a “&” that swallowed what follows it. */
function unfinished(
  text: string,
  previousEnd: number,
  innermost: OpenElement,
  source: SourceText,
  refuse: (offset: number, sentence: string) => Refusal,
): Refusal {
  const rest = text.slice(previousEnd);
  const markup = rest.indexOf('<');
  const lone = (markup < 0 ? rest : rest.slice(0, markup)).search(/&(?!#?[\w.:-]+;)/);
  if (lone >= 0) return refuse(previousEnd + lone, wellFormednessSentence('empty entity name.'));
  if (markup >= 0) {
    const kinds = { '<!--': 'comment', '<![CDATA[': 'CDATA section', '<?': 'processing instruction' };
    const kind = Object.entries(kinds).find(([start]) => rest.startsWith(start, markup))?.[1] ?? 'tag';
    return refuse(previousEnd + markup, `The file ends in the middle of this ${kind}. Is it truncated?`);
  }
  const { line } = source.position(innermost.start);
  return refuse(text.length, `The file ends, but ${innermost.name}, opened on line ${line}, has no end tag. Is it truncated?`);
}

/** Offset of the construct that is wrong; the tokenizer complains where it has read it. */
function placeOf(message: string, text: string, position: number, previousEnd: number): number {
  if (/undefined entity|entity name|malformed character entity/.test(message)) return text.lastIndexOf('&', position);
  if (/text data outside of root/.test(message)) return previousEnd + (/\S/.exec(text.slice(previousEnd))?.index ?? 0);
  if (/an XML declaration must be at the start|the XML declaration must appear/.test(message)) return text.lastIndexOf('<?', position);
  if (/located doctype/.test(message)) return text.lastIndexOf('<!', position);
  const tag = text.lastIndexOf('<', position - 1);
  if (/only one root/.test(message)) return tag;
  const prefix = /unbound namespace prefix: "?([^"]*?)"?\.$/.exec(message)?.[1];
  if (prefix !== undefined) return tag + Math.max(0, within(text.slice(tag, position), `${prefix}:`).at(0) ?? 0);
  const duplicate = /duplicate attribute: (?:\{[^}]*\})?(.*)\.$/.exec(message)?.[1];
  if (duplicate !== undefined) return tag + (within(text.slice(tag, position), duplicate).at(-1) ?? 0);
  return position - 1;
}

/** Offsets in a tag at which a name, or the rest of a name with a prefix, begins; those of a whole name. */
function within(tag: string, name: string): number[] {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const end = name.endsWith(':') ? '' : '(?=\\s*=)';
  return [...tag.matchAll(new RegExp(`(?<=[<\\s])(?:[^\\s=:]+:)?${escaped}${end}`, 'g'))].map(({ index }) => index);
}
