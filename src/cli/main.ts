import { Command, CommanderError, Option } from 'commander';
import { Refusal } from '../model/diagnostic.js';
import { PRODUCT_VERSION } from '../model/product.js';
import type { ExitCode, Streams } from './io.js';
import { printDiagnostics } from './reporters/pretty.js';

/** Runs one command line; arguments in, exit code out, nothing thrown. Each command's code is loaded when it is used. */
export async function main(args: readonly string[], streams: Streams): Promise<ExitCode> {
  let code: ExitCode = 0;
  const done = (result: ExitCode): void => {
    code = result;
  };
  const program = commands(streams, done);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Refusal) {
      printDiagnostics(error.diagnostics, streams.stderr);
      return 2;
    }
    const verbose = args.includes('--verbose');
    const { message, stack } = error as Error;
    streams.stderr.write(`imprimatur: an error of the program itself: ${verbose ? stack : message}\n`);
    if (!verbose) streams.stderr.write('Run the command again with --verbose and report what it prints.\n');
    return 2;
  }
}

function commands(streams: Streams, done: (code: ExitCode) => void): Command {
  const program = new Command('imprimatur')
    .description('Examines TEI P5 and publishes what passes: HTML, plain text and JSON-LD, with nothing lost.')
    .version(PRODUCT_VERSION)
    .exitOverride()
    .showHelpAfterError('(imprimatur --help lists the commands)')
    .configureOutput({ writeOut: (text) => streams.stdout.write(text), writeErr: (text) => streams.stderr.write(text) })
    .addHelpText('after', '\nExit codes: 0 fine, 1 the input has errors, 2 the command could not run.\n');

  const sub = (command: Command): Command =>
    command.copyInheritedSettings(program).option('--verbose', 'show what helps to find an error of the program');

  sub(program.command('build'))
    .description('validate the TEI and publish the edition')
    .option('--config <file>', 'configuration (default: imprimatur.config.json)')
    .option('--input <path...>', 'files and folders with TEI, instead of the configured ones')
    .option('--out <folder>', 'the folder to publish, instead of the configured one')
    .option('--only <formats>', 'html, text, jsonld: only these, separated by commas')
    .option('--lenient', 'publish every well-formed TEI document, whatever the schema says')
    .option('--offline', 'never fetch a schema; use only what is kept')
    .option('--refresh-schemas', 'fetch schemas of other hosts again, and take what they are now')
    .option('--jobs <n>', 'how many files are read at once', '8')
    .option('--no-cache', 'accepted for scripts; nothing is cached yet')
    .addHelpText(
      'after',
      `
Examples:
  imprimatur build                                   the edition in this folder
  imprimatur build --input letters --out site        a folder of TEI
  imprimatur build --lenient --input corpus --out /tmp/corpus
`,
    )
    .action(async (options) => done(await (await import('./commands/build.js')).buildCommand(options, streams)));

  sub(program.command('validate'))
    .description('examine TEI: well-formedness, grammar, rules, names, pointers')
    .argument('[path...]', 'files and folders (default: the configured input)')
    .option('--config <file>', 'configuration (default: imprimatur.config.json)')
    .option('--schema <file>', 'RELAX NG grammar (.rng, .rnc; file or URL) instead of what the documents name; may be repeated', gathered)
    .option('--schematron <file>', 'ISO Schematron (file or URL), likewise; may be repeated', gathered)
    .option('--phase <name>', 'the phase of that Schematron to run')
    .option('--offline', 'never fetch a schema; use only what is kept')
    .option('--refresh-schemas', 'fetch schemas of other hosts again, and take what they are now')
    .option('--engine <name>', 'RELAX NG engine: own, or xmllint for a second opinion', 'own')
    .option('--cross-check', 'judge with both engines and report where they differ')
    .option('--explain', 'add what the schema says of the elements concerned')
    .option('--svrl <folder>', 'write what the rules found and which fired, as SVRL')
    .option('--profile', 'time the rules one by one, the slowest first')
    .option('--no-ids', 'leave out the check of xml:id, ID and IDREF')
    .option('--no-schematron', 'leave out the rules')
    .option('--no-pointers', 'leave out pointers and every other rule that is neither grammar nor Schematron')
    .option('--rule <code=severity>', 'what a code weighs: error, warning, info or off; may be repeated', gathered)
    .option('--baseline <file>', 'findings that are known: only others count, and those that are gone leave the file')
    .option('--update-baseline', 'take all that is found into the baseline')
    .option('--fix', 'repair what is safe: shows the changes and asks')
    .option('--dry-run', 'with --fix: print the changes as a patch, and write nothing')
    .option('--yes', 'with --fix: do not ask')
    .option('--no-cache', 'examine every file, even those that have not changed since they were')
    .option('--format <name[:file]>', 'pretty, json, sarif, junit, github or html; may be repeated with a file for each', gathered)
    .option('--output <file>', 'where the report goes, instead of standard output')
    .option('--max <n>', 'how many messages of one code pretty and html show of each file; 0 for all (default: 10)')
    .addHelpText(
      'after',
      `
Examples:
  imprimatur validate tei
  imprimatur validate letter.xml --schema project.rng
  imprimatur validate letter.xml --schema tei_all.rnc --cross-check
  imprimatur validate letter.xml --schematron rules.sch --phase proofs
  imprimatur validate tei --schematron rules.sch --svrl reports
  imprimatur validate tei --profile
  imprimatur validate tei --baseline known.json --update-baseline
  imprimatur validate tei --fix --dry-run
  imprimatur validate tei --format json > report.json
  imprimatur validate tei --format html --output report.html
  imprimatur validate tei --format pretty --format sarif:imprimatur.sarif
`,
    )
    .action(async (paths, options) => done(await (await import('./commands/validate.js')).validateCommand(paths, options, streams)));

  sub(program.command('explain'))
    .description('say what a code means')
    .argument('[code]', 'as it stands in brackets behind each message (default: the list of codes)')
    .addHelpText(
      'after',
      `
Example:
  imprimatur explain pointers/dangling
`,
    )
    .action(async (code) => done((await import('./commands/explain.js')).explainCommand(code, streams)));

  sub(program.command('tei-from-html'))
    .description('give back the TEI text that a page of an edition was made of')
    .argument('<file>', 'a page, such as dist/letter/index.html')
    .option('--output <file>', 'where the TEI goes, instead of standard output')
    .option('--text <n>', 'which text, where a page has several')
    .addHelpText(
      'after',
      `
Example:
  imprimatur tei-from-html dist/letter/index.html > letter-text.xml
`,
    )
    .action(async (file, options) => done(await (await import('./commands/tei-from-html.js')).teiFromHtmlCommand(file, options, streams)));

  sub(program.command('package'))
    .description('pack the published edition for a repository, or check a package')
    .option('--config <file>', 'configuration (default: imprimatur.config.json)')
    .option('--format <names>', 'bagit, bibtex, cff, csl, datacite, ris, zenodo: only these, separated by commas')
    .option('--out <folder>', 'where they go (default: package in the folder of the edition)')
    .option('--verify <bag>', 'check a bag, whoever packed it: nothing is written')
    .addHelpText(
      'after',
      `
Examples:
  imprimatur package                                 every format that the edition has the facts for
  imprimatur package --format bagit                  the published edition as a bag (BagIt 1.0)
  SOURCE_DATE_EPOCH=1795000000 imprimatur package    the bag with a day of packing
  imprimatur package --verify package/bag
`,
    )
    .action(async (options) => done(await (await import('./commands/package.js')).packageCommand(options, streams)));

  sub(program.command('init'))
    .description('make a new edition that builds')
    .argument('<folder>', 'a folder that does not exist or is empty')
    .addOption(
      new Option('--kind <kind>', 'what it begins with')
        .choices(['letter', 'play', 'critical', 'manuscript', 'bilingual'])
        .default('letter'),
    )
    .addHelpText(
      'after',
      `
Examples:
  imprimatur init my-edition && cd my-edition && imprimatur build
  imprimatur init my-play --kind play
`,
    )
    .action(async (folder, options) => done(await (await import('./commands/init.js')).initCommand(folder, options, streams)));
  return program;
}

/** An option that may be given several times. */
function gathered(value: string, earlier: readonly string[] | boolean = []): string[] {
  return Array.isArray(earlier) ? [...earlier, value] : [value];
}
