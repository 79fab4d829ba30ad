import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { packageBag } from '../../graph/package.js';
import { verifyBag } from '../../interchange/bagit/verify.js';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { readConfig } from '../../read/config.js';
import type { ExitCode, Streams } from '../io.js';
import { progressOn } from '../progress.js';
import { count } from '../reporters/count.js';
import { coloursFor, printDiagnostics } from '../reporters/pretty.js';

export interface PackageFlags {
  readonly config?: string;
  readonly format: string;
  readonly out?: string;
  readonly verify?: string;
}

/** What can be packed, and where it goes by default. */
const FORMATS: Readonly<Record<string, string>> = { bagit: 'bag' };

export async function packageCommand(flags: PackageFlags, streams: Streams): Promise<ExitCode> {
  return flags.verify === undefined ? pack(flags, streams) : verify(flags.verify, streams);
}

async function pack({ config: named, format, out }: PackageFlags, { stdout, stderr }: Streams): Promise<ExitCode> {
  const folder = FORMATS[format];
  if (folder === undefined) {
    throw new Refusal(report.configCommandLine({ expected: Object.keys(FORMATS) }, `there is no package format “${format}”.`));
  }
  const config = await readConfig(named);
  const progress = await progressOn(stderr);
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  if (epoch !== undefined && !/^\d+$/.test(epoch)) {
    throw new Refusal(report.configCommandLine({}, `SOURCE_DATE_EPOCH is “${epoch}”, and must be a number of seconds.`));
  }
  const packed = await packageBag({
    config,
    out: out === undefined ? folder : resolve(out),
    ...(epoch === undefined ? {} : { epoch: Number(epoch) }),
    onProgress: progress.update,
  }).finally(progress.stop);
  const shown = relative(process.cwd(), packed.out) || packed.out;
  stdout.write(`${coloursFor(stdout).green('Packed')} ${count(packed.files, 'file')}, ${packed.bytes} bytes, as a bag: ${shown}\n`);
  return 0;
}

async function verify(bag: string, { stdout, stderr }: Streams): Promise<ExitCode> {
  const folder = resolve(bag);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Refusal(report.configCommandLine({}, `${bag} is no folder, and a bag is one.`));
  }
  const { valid, diagnostics, files, bytes } = await verifyBag(folder);
  printDiagnostics(diagnostics, stderr);
  const colours = coloursFor(stdout);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  stdout.write(
    valid
      ? `${colours.green('Valid')}: ${bag} holds ${count(files, 'file')}, ${bytes} bytes, all as they were packed\n`
      : `${colours.red('Not valid')}: ${bag}, ${count(errors, 'error')}\n`,
  );
  return valid ? 0 : 1;
}
