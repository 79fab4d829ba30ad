/** The `xml-model` processing instruction (Associating Schemas with XML documents 1.0). */
import type { ProcessingInstruction } from '../model/document.js';

export const RELAXNG = 'http://relaxng.org/ns/structure/1.0';
export const SCHEMATRON = 'http://purl.oclc.org/dsdl/schematron';

/** Media types of the one schema language that has its own (RFC 7303 registers none for the others). */
const COMPACT = 'application/relax-ng-compact-syntax';

export interface Association {
  readonly instruction: ProcessingInstruction;
  readonly href: string;
  /** Namespace of the schema language as it is given, or as the media type or the name of the file says; else undefined. */
  readonly language: string | undefined;
  readonly phase?: string;
}

/** What a document says of its schemas, in its order. An instruction without `href` says nothing. */
export function associations({ instructions }: { readonly instructions: readonly ProcessingInstruction[] }): Association[] {
  return instructions
    .filter(({ target }) => target === 'xml-model')
    .flatMap((instruction): Association[] => {
      const given = pseudoAttributes(instruction.body);
      const href = given.get('href');
      if (!href) return [];
      const phase = given.get('phase');
      const language = given.get('schematypens') ?? languageOfName(href, given.get('type'));
      return [{ instruction, href, language, ...(phase ? { phase } : {}) }];
    });
}

/** Section 4: pseudo-attributes are written as attributes are, with the references that XML itself knows. */
function pseudoAttributes(body: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of body.matchAll(/(?:^|\s)([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (!found.has(name)) found.set(name, resolved(double ?? single ?? '').trim());
  }
  return found;
}

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

function resolved(value: string): string {
  return value.replace(/&(?:#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))|(lt|gt|amp|apos|quot));/gi, (whole, hex, decimal, name) => {
    if (name) return PREDEFINED[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function languageOfName(href: string, type: string | undefined): string | undefined {
  const name = href.replace(/[?#].*$/s, '');
  if (type === COMPACT || /\.rn[gc]$/i.test(name)) return RELAXNG;
  return /\.sch$/i.test(name) ? SCHEMATRON : undefined;
}

/** The namespace of a schema's root element; undefined where the text has none, as in the compact syntax. */
export function languageOfText(text: string): string | undefined {
  const bare = text.replace(/^\uFEFF?(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>)*/, '');
  const [, prefix, attributes = ''] = /^<(?:([\w.-]+):)?[\w.-]+((?:[^"'>]|"[^"]*"|'[^']*')*)>/.exec(bare) ?? [];
  const declared = new RegExp(`(?:^|\\s)xmlns${prefix ? `:${prefix}` : ''}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return declared?.[1] ?? declared?.[2];
}
