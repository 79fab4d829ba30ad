import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { packageEdition } from '../../graph/package.js';
import { verifyBag } from '../../interchange/bagit/verify.js';
import { FORMATS } from '../../interchange/formats.js';
import { report } from '../../model/codes.js';
import { Refusal } from '../../model/diagnostic.js';
import { readConfig } from '../../read/config.js';
import type { ExitCode, Streams } from '../io.js';
import { progressOn } from '../progress.js';
import { count } from '../reporters/count.js';
import { coloursFor, printDiagnostics } from '../reporters/pretty.js';

export interface PackageFlags {
  readonly config?: string;
  readonly format?: string;
  readonly out?: string;
  readonly verify?: string;
}

/** All that can be written. */
const NAMES = [...FORMATS.map(({ name }) => name), 'bagit'];

export async function packageCommand(flags: PackageFlags, streams: Streams): Promise<ExitCode> {
  return flags.verify === undefined ? pack(flags, streams) : verify(flags.verify, streams);
}

async function pack({ config: named, format, out }: PackageFlags, { stdout, stderr }: Streams): Promise<ExitCode> {
  const formats = format === undefined ? NAMES : format.split(',').map((name) => name.trim());
  for (const name of formats) {
    if (!NAMES.includes(name)) throw new Refusal(report.configCommandLine({ expected: NAMES }, `there is no package format “${name}”.`));
  }
  const config = await readConfig(named);
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  if (epoch !== undefined && !/^\d+$/.test(epoch)) {
    throw new Refusal(report.configCommandLine({}, `SOURCE_DATE_EPOCH is “${epoch}”, and must be a number of seconds.`));
  }
  const progress = await progressOn(stderr);
  const packed = await packageEdition({
    config,
    out: out === undefined ? 'package' : resolve(out),
    formats,
    ...(epoch === undefined ? {} : { epoch: Number(epoch) }),
    onProgress: progress.update,
  }).finally(progress.stop);
  printDiagnostics(packed.diagnostics, stderr);
  const colours = coloursFor(stdout);
  if (packed.out === undefined) {
    stderr.write(`${colours.red(`${count(packed.diagnostics.length, 'fact')} missing.`)} Nothing was packed.\n`);
    return 1;
  }
  const shown = relative(process.cwd(), packed.out) || packed.out;
  stdout.write(`${colours.green('Packed')} into ${shown}: ${packed.written.join(', ')}\n`);
  return packed.diagnostics.length > 0 ? 1 : 0;
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
