import type { Diagnostic } from './diagnostic.js';
import type { SourceText } from './source.js';

/** The lines of a file, for code frames. */
export interface SourceLines {
  /** The text of a 1-based line, without its line end. */
  line(number: number): string;
  /** The lines of another file that a part of this one comes from, or of this one. */
  file(path: string): SourceLines | undefined;
}

/** The lines that findings are about, and the ones before them: what is kept of a file that is done with. */
export class Excerpt implements SourceLines {
  readonly #path: string;
  readonly #files = new Map<string, Map<number, string>>();

  constructor(source: SourceText, diagnostics: readonly Diagnostic[]) {
    this.#path = source.path;
    for (const { path = source.path, range } of diagnostics) {
      const file = source.file(path);
      if (file === undefined || range === undefined) continue;
      let lines = this.#files.get(path);
      if (lines === undefined) {
        lines = new Map();
        this.#files.set(path, lines);
      }
      for (const number of [range.start.line - 1, range.start.line]) {
        // A copy: a part of a text keeps the whole of it in memory.
        if (number > 0 && !lines.has(number)) lines.set(number, Buffer.from(file.line(number)).toString());
      }
    }
  }

  line(number: number): string {
    return this.#files.get(this.#path)?.get(number) ?? '';
  }

  file(path: string): SourceLines | undefined {
    const lines = this.#files.get(path);
    return lines && { line: (number) => lines.get(number) ?? '', file: (other) => this.file(other) };
  }
}
