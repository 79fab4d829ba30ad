import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { SUITE, suiteIsHere } from './suite.js';

/** A case of compacttest.xml: a compact schema, and what it is in the XML syntax. */
export interface CompactCase {
  readonly n: number;
  readonly kind: 'correct' | 'incorrect';
  readonly compact: string;
  readonly resources: Readonly<Record<string, string>>;
  readonly xml: string | undefined;
}

const BLOCK = /<(compact|xml)>([\s\S]*?)<\/\1>/g;
const RESOURCE = /<resource name="([^"]*)">([\s\S]*?)<\/resource>/g;

export function compactCases(): readonly CompactCase[] {
  if (!suiteIsHere) return [];
  const text = readFileSync(`${SUITE}compacttest.xml`, 'utf8').replace(/<!--\s*<testCase>[\s\S]*?-->/g, '');
  return [...text.matchAll(/<testCase>([\s\S]*?)<\/testCase>/g)].map(([, body = ''], index) => {
    const blocks = new Map([...body.matchAll(BLOCK)].map(([, name = '', content = '']) => [name, content]));
    const compact = blocks.get('compact') ?? '';
    const [, kind = '', schema = ''] = /<(correct|incorrect)>([\s\S]*)<\/\1>/.exec(compact) ?? [];
    const xml = /<correct>([\s\S]*)<\/correct>/.exec(blocks.get('xml') ?? '')?.[1];
    const resources = Object.fromEntries([...compact.matchAll(RESOURCE)].map(([, name = '', content = '']) => [name, textOf(content)]));
    return { n: index + 1, kind: kind as CompactCase['kind'], compact: textOf(schema), resources, xml };
  });
}

/** Character data as text: entities and CDATA resolved. */
function textOf(content: string): string {
  let text = '';
  const parser = new SaxesParser();
  const add = (found: string): void => {
    text += found;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.write(`<t>${content}</t>`).close();
  return text;
}
