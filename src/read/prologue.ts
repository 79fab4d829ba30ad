import type { ProcessingInstruction } from '../model/document.js';

const LAYOUT = /[ \t\r\n]*/y;
const INSTRUCTION = /^([^\s?]+)\s*([\s\S]*)$/;

/**
 * The processing instructions before the first element (XML 1.0, production 22), of a text without document type
 * declaration. Where the text is not well-formed there, those before the fault: to tell it is the reader's work.
 */
export function instructionsBefore(text: string): readonly ProcessingInstruction[] {
  const found: ProcessingInstruction[] = [];
  for (let at = 0; ; ) {
    LAYOUT.lastIndex = at;
    const start = at + (LAYOUT.exec(text)?.[0].length ?? 0);
    const isComment = text.startsWith('<!--', start);
    if (!isComment && !text.startsWith('<?', start)) return found;
    const end = isComment ? text.indexOf('-->', start + 4) : text.indexOf('?>', start + 2);
    if (end < 0) return found;
    at = isComment ? end + 3 : end + 2;
    if (isComment) continue;
    const [, target = '', body = ''] = INSTRUCTION.exec(text.slice(start + 2, end)) ?? [];
    if (target !== 'xml') found.push({ target, body: body.replace(/\r\n?/g, '\n'), start });
  }
}
