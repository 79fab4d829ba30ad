import { readFile } from 'node:fs/promises';
import { teiFromHtml } from '../../audit/tei-from-html.js';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { systemReason } from '../../read/read.js';
import { writeWhole } from '../../write/file.js';
import type { ExitCode, Streams } from '../io.js';

export interface TeiFromHtmlFlags {
  readonly output?: string;
  /** Which text, from 1, where a page has several. */
  readonly text?: string;
}

/** Gives back the TEI `text` that a page of an edition was made of. */
export async function teiFromHtmlCommand(file: string, flags: TeiFromHtmlFlags, { stdout }: Streams): Promise<ExitCode> {
  let page: string;
  try {
    page = await readFile(file, 'utf8');
  } catch (error) {
    throw new Refusal(report.configUnreadable({}, file, systemReason(error)));
  }
  const texts = teiFromHtml(page);
  const [only] = texts;
  if (only === undefined) throw new Refusal(report.configInvalid({ path: file }, 'it holds no text of an edition made by Imprimatur.'));
  if (texts.length > 1 && flags.text === undefined) {
    throw new Refusal(
      report.configInvalid({ path: file }, `it holds ${texts.length} texts; choose one with --text 1 to --text ${texts.length}.`),
    );
  }
  const text = texts[Number(flags.text ?? 1) - 1];
  if (text === undefined) throw new Refusal(report.configInvalid({ path: file }, `it has no text ${flags.text}; it has ${texts.length}.`));
  if (flags.output === undefined) stdout.write(text);
  else await writeWhole(flags.output, text);
  return 0;
}
