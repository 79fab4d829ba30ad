/** Many documents against one RELAX NG grammar in a single run of xmllint, so that it is compiled once. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { memoryPages, validateXML, type XMLFileInfo } from 'xmllint-wasm';

export interface Verdict {
  readonly valid: boolean;
  readonly messages: readonly string[];
}

/** The verdict on each document by name; throws where the grammar itself was refused. */
export async function judge(grammar: string, documents: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Verdict>> {
  const result = await validateXML({
    xml: [...documents].map(([fileName, contents]) => ({ fileName, contents })),
    schema: [{ fileName: 'schema/main.rng', contents: readFileSync(grammar, 'utf8') }],
    preload: included(grammar),
    extension: 'relaxng',
    initialMemoryPages: 512 * memoryPages.MiB,
    maxMemoryPages: 3 * memoryPages.GiB,
    modifyArguments: (args) => ['--huge', ...args],
  });
  const verdicts = new Map<string, { valid: boolean; messages: string[] }>();
  const messages = new Map<string, string[]>();
  for (const line of result.rawOutput.split('\n')) {
    const verdict = /^(\S+) (validates|fails to validate)$/.exec(line);
    const [name] = line.split(':');
    if (verdict) {
      const valid = verdict[2] === 'validates';
      verdicts.set(verdict[1]!, { valid, messages: messages.get(verdict[1]!) ?? [] });
    } else if (name) messages.set(name, [...(messages.get(name) ?? []), line]);
  }
  for (const name of documents.keys())
    if (!verdicts.has(name)) throw new Error(`no verdict on ${name}:\n${result.rawOutput.slice(0, 2000)}`);
  return verdicts;
}

/** The files that a grammar includes, under the path that the run sees. */
function included(grammar: string): XMLFileInfo[] {
  const hrefs = [...readFileSync(grammar, 'utf8').matchAll(/<include href="([^"]+)"/g)].map((m) => m[1]!);
  return hrefs.map((href) => ({
    fileName: `schema/${href}`,
    contents: readFileSync(join(dirname(grammar), href), 'utf8'),
  }));
}
