/** Which rule of a schema the compiler's complaint about the generated stylesheet is about. */
import { DEFAULT_LIMITS } from '../../model/limits.js';
import { SourceText } from '../../model/source.js';
import { keep, openXml } from '../../read/tokenize.js';
import type { BrokenRule } from './compile.js';

const FUNCTIONS = 'urn:imprimatur:functions';

/**
 * @param message of the compiler: it quotes the expression in braces, and names a line near it
 * @param xslt the generated stylesheet, whose elements have the places of those of the schema
 */
export function culpritOf(message: string, xslt: string): BrokenRule | undefined {
  const quoted = /\{(.*)\}: (.*)$/s.exec(message);
  const line = Number(/ on line (\d+)/.exec(message)?.[1] ?? 0);
  const expression = quoted?.[1] ?? '';
  const document = keep(openXml(new SourceText('rules.xsl', xslt), DEFAULT_LIMITS, {}), Buffer.alloc(0), 'rules');
  const places: (string | undefined)[] = [undefined];
  let best: { readonly place: string; readonly distance: number } | undefined;
  for (const element of document.elements) {
    const own = element.attributes.find(({ name, value }) => name.endsWith(':place') && value !== '' && boundToPlace(name, xslt))?.value;
    const place = own ?? places[element.parent];
    places.push(place);
    if (place === undefined) continue;
    const { start } = document.source.position(element.start) && document.source.range(element.start, element.contentStart);
    const quotes = expression !== '' && element.attributes.some(({ value }) => isQuoted(value, expression));
    if (expression !== '' && !quotes) continue;
    if (expression === '' && (line === 0 || own === undefined || start.line > line)) continue;
    const distance = Math.abs(start.line - line);
    if (best === undefined || distance <= best.distance) best = { place, distance };
  }
  if (best === undefined) return undefined;
  const reason = (quoted?.[2] ?? message.replace(/^.*?Error (\S+)[^:]*:\s*/s, '$1: ')).replace(
    /\s*Failed to compile stylesheet\.?\s*$/,
    '',
  );
  return { place: best.place, expression: asWritten(expression), reason: readable(reason) };
}

const boundToPlace = (name: string, xslt: string): boolean => xslt.includes(`xmlns:${name.slice(0, name.indexOf(':'))}="${FUNCTIONS}"`);

const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The compiler cuts long expressions off. */
function isQuoted(value: string, expression: string): boolean {
  const [whole, part] = [collapsed(value), collapsed(expression)];
  return whole === part || (part.endsWith('...') && whole.startsWith(part.slice(0, -3)));
}

/** Without what was put around it. */
const asWritten = (expression: string): string => /^not\(\((.*)\)\)$/s.exec(expression)?.[1] ?? expression;

/** `Q{http://…}foo()` says nothing to who wrote `foo()`. */
const readable = (reason: string): string =>
  reason.replace(/Q\{http:\/\/www\.w3\.org\/2005\/xpath-functions\}|Q\{\}/g, '').replace(/\.?$/, '');
