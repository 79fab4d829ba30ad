import pico from 'picocolors';
import { describe, expect, it } from 'vitest';
import { jsonReport } from '../../../src/cli/reporters/json.js';
import { prettyReport } from '../../../src/cli/reporters/pretty.js';
import type { Report, ReportedFile } from '../../../src/cli/reporters/report.js';
import { report as finding } from '../../../src/model/codes.js';
import type { Diagnostic } from '../../../src/model/diagnostic.js';
import { SourceText } from '../../../src/model/source.js';

const reportOf = (files: readonly ReportedFile[], diagnostics: readonly Diagnostic[] = []): Report => {
  return { files, diagnostics, seconds: 0.1, exitCode: 1, page: () => undefined };
};
const shown = (files: readonly ReportedFile[], max: number, columns?: number): string =>
  prettyReport(reportOf(files), { colours: pico.createColors(false), max, columns });

/** A file with so many dangling pointers. */
const fileWith = (path: string, number: number): ReportedFile => {
  return { path, valid: false, diagnostics: Array.from({ length: number }, (_, n) => finding.pointersDangling({ path }, 'ref', `#${n}`)) };
};
const times = (text: string): number => text.match(/error: @ref/g)?.length ?? 0;

describe('the pretty report', () => {
  it('shows as many messages of one code in a file as --max says, and counts all', () => {
    const files = [fileWith('a.xml', 14), fileWith('b.xml', 2)];
    expect([times(shown(files, 10)), times(shown(files, 3)), times(shown(files, 0))]).toEqual([12, 5, 16]);
    expect(shown(files, 3)).toContain('\na.xml: 11 more of this kind [pointers/dangling] (--max 0 shows all)\n');
    expect(shown(files, 3)).toContain('0 of 2 files valid: 16 errors, 0 warnings');
  });

  it('shows of many files with the same message five times as many, and counts the others', () => {
    const files = Array.from({ length: 8 }, (_, n) => fileWith(`${n}.xml`, 1));
    expect(times(shown(files, 1))).toBe(5);
    expect(shown(files, 1)).toContain('\n3 more of this kind in 3 other files [pointers/dangling] (--max 0 shows all)\n');
    expect(times(shown(files, 0))).toBe(8);
    expect(shown(files, 2)).not.toContain('more of this kind');
  });

  it('says once what was likely meant, before what may stand there', () => {
    const unknown = finding.relaxngElementUnknown(
      { expected: ['persName', 'date'], notes: ['Did you mean persName?', '2 more.'] },
      'persname',
    );
    const tag = finding.soundnessLangMalformed({ expected: ['en-GB'] }, 'xml:lang', 'en_GB');
    const text = shown([{ path: 'a.xml', valid: false, diagnostics: [unknown, tag] }], 0);
    expect(text).toContain('    Did you mean persName?\n    Expected here: persName, date.\n    2 more.\n');
    expect(text).toContain('    Did you mean en-GB?\n');
    expect(text).not.toContain('Expected here: en-GB');
  });

  it('fits into the terminal', () => {
    const source = new SourceText('a.xml', `<p>${'word '.repeat(30)}<b/>${' word'.repeat(30)}</p>`);
    const at = source.text.indexOf('<b/>');
    const diagnostics = [finding.relaxngInvalid({ path: 'a.xml', range: source.range(at, at + 4) }, 'x')];
    const lines = shown([{ path: 'a.xml', valid: false, diagnostics, source }], 0, 40).split('\n');
    const [line = '', carets = ''] = lines.filter((each) => each.includes(' |'));
    expect(Math.max(line.length, carets.length)).toBeLessThanOrEqual(40);
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('<b/>');
  });

  it('sends a terminal nothing that it would obey', () => {
    const bad = finding.schematronAssert({ path: '\u001b[2J.xml', notes: ['\u001b]0;x\u0007'] }, '\u001b[31mred');
    const obeyed = [...shown([{ path: '\u001b[2J.xml', valid: false, diagnostics: [bad] }], 1)].filter((each) => /\p{Cc}/u.test(each));
    expect(new Set(obeyed)).toEqual(new Set(['\n']));
  });
});

describe('the report in JSON', () => {
  it('says what there is to say of the run', () => {
    const { run, version, files } = JSON.parse(
      jsonReport(reportOf([], [finding.configSchemaChanged({}, 'https://example.org/x.rng', '2026-01-01')])),
    );
    expect([version, files, run]).toEqual([1, [], [expect.objectContaining({ code: 'config/schema-changed', severity: 'warning' })]]);
  });
});
