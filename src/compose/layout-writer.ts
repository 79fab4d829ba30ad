import type { TextEdition, TextSpan } from './layout.js';

/** What `l:block` says; lengths are columns, `before` is in lines. */
export interface Block {
  readonly indent: number;
  readonly hanging: number;
  readonly before: number;
  readonly mark: string;
  readonly preserve: boolean;
}

interface OpenBlock extends Block {
  /** False until the block's first character is written; its mark and its first line's indent are due then. */
  started: boolean;
}

interface OpenElement {
  readonly ordinal: number;
  start: number;
}

const WORD_OR_SPACE = /[^ \t\r\n]+|[ \t\r\n]+/g;
const SURROGATE_PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

function codePoints(text: string): number {
  return text.length - (text.match(SURROGATE_PAIR)?.length ?? 0);
}

/**
 * Writes plain text from layout events (see `layOut`). White space and line ends are held back until the next
 * character that needs them, so none is ever written at a line's end, and the position after the last
 * character written is the end of every element that ends here.
 */
export class LayoutWriter {
  readonly #parts: string[] = [];
  readonly #blocks: OpenBlock[] = [];
  readonly #elements: OpenElement[] = [];
  /** How many of the open elements, from the outermost, have their start. */
  #begun = 0;
  readonly #spans = new Map<number, TextSpan>();
  readonly #generated: { start: number; end: number }[] = [];
  readonly #joins: number[] = [];
  #position = 0;
  /** Depth of open generated text. */
  #generating = 0;
  /** True at the start of a line, before its first character. */
  #lineStart = true;
  #emptyLines = 0;
  /** The held back line end stands within a word. */
  #joining = false;
  /** Held back white space, and whether all of it is generated. */
  #space = '';
  #spaceGenerated = false;
  /** White space is dropped until the next character, because a word goes on. */
  #glued = false;
  /** For each open generated text, whether it puts a space after itself. */
  readonly #spaceAfter: boolean[] = [];

  startElement(ordinal: number): void {
    this.#elements.push({ ordinal, start: 0 });
  }

  endElement(): void {
    const element = this.#elements.pop();
    if (element === undefined || this.#begun <= this.#elements.length) return;
    this.#begun = this.#elements.length;
    if (element.ordinal > 0) this.#spans.set(element.ordinal, { start: element.start, end: this.#position });
  }

  startBlock(block: Block): void {
    this.#endLine(block.before);
    this.#blocks.push({ ...block, started: false });
  }

  endBlock(): void {
    this.#endLine(0);
    this.#blocks.pop();
  }

  lineBreak(joining: boolean): void {
    if (this.#lineStart) return;
    this.#endLine(0);
    this.#joining = joining;
  }

  /** The word goes on here, whatever white space stands on either side. */
  join(): void {
    this.#space = '';
    this.#glued = true;
  }

  startGenerated(apart: boolean): void {
    this.#spaceAfter.push(apart && (this.#lineStart || this.#space !== ''));
    this.#generating += 1;
  }

  endGenerated(): void {
    if (this.#spaceAfter.pop()) this.#hold(' ');
    this.#generating -= 1;
  }

  text(text: string): void {
    const preserve = this.#blocks.at(-1)?.preserve ?? false;
    for (const [run] of text.matchAll(WORD_OR_SPACE)) {
      if (!/^[ \t\r\n]/.test(run)) this.#write(run);
      else if (preserve) this.#holdPreserved(run);
      else this.#hold(' ');
    }
  }

  finish(): TextEdition {
    if (this.#position > 0) this.#parts.push('\n');
    const spans = new Map([...this.#spans].sort(([a], [b]) => a - b));
    return { text: this.#parts.join(''), spans, generated: this.#generated, joins: this.#joins };
  }

  #hold(space: string): void {
    if (this.#lineStart || this.#glued) return;
    const generated = this.#generating > 0;
    this.#spaceGenerated = this.#space === '' ? generated : this.#spaceGenerated && generated;
    this.#space = space;
  }

  #holdPreserved(run: string): void {
    const lines = run.replace(/\r\n?/g, '\n').split('\n');
    // The line end right after the block's start tag is not part of what is preserved.
    if (lines.length > 1 && !this.#lineStart) this.#endLine(lines.length - 2);
    const rest = lines.at(-1) ?? '';
    this.#space = lines.length > 1 ? rest : this.#space + rest;
    this.#spaceGenerated = false;
  }

  #endLine(emptyLines: number): void {
    this.#lineStart = true;
    this.#emptyLines = Math.max(this.#emptyLines, emptyLines);
    this.#joining = false;
    this.#glued = false;
    this.#space = '';
  }

  #write(word: string): void {
    if (this.#lineStart) this.#startLine();
    if (this.#space !== '') this.#put(this.#space, this.#spaceGenerated);
    this.#space = '';
    this.#glued = false;
    for (; this.#begun < this.#elements.length; this.#begun += 1) {
      const element = this.#elements[this.#begun];
      if (element) element.start = this.#position;
    }
    this.#put(word, this.#generating > 0);
  }

  #startLine(): void {
    this.#lineStart = false;
    const joining = this.#joining;
    if (this.#position > 0) {
      if (joining) this.#joins.push(this.#position);
      this.#put('\n'.repeat(1 + this.#emptyLines), false);
    }
    this.#emptyLines = 0;
    this.#joining = false;
    let column = 0;
    let mark = '';
    for (const block of this.#blocks) {
      column += block.indent + (block.started ? block.hanging : 0);
      if (!block.started) mark += block.mark;
      block.started = true;
    }
    // Within a word even indentation has to be told apart from the source's white space.
    this.#put(' '.repeat(column), joining);
    this.#put(mark, true);
  }

  #put(text: string, generated: boolean): void {
    if (text === '') return;
    this.#parts.push(text);
    const start = this.#position;
    this.#position += codePoints(text);
    if (!generated) return;
    const last = this.#generated.at(-1);
    if (last && last.end === start) last.end = this.#position;
    else this.#generated.push({ start, end: this.#position });
  }
}
