import { StreamBuilder, type TextStream, TOUCHING } from './stream.js';

/** What the audit needs of a text edition; offsets count code points. */
export interface AuditedText {
  readonly text: string;
  readonly generated: readonly { readonly start: number; readonly end: number }[];
  /** Line feeds that stand within a word. */
  readonly joins: readonly number[];
}

/** A text edition without what layout generated. */
export function textStream({ text, generated, joins }: AuditedText): TextStream {
  const builder = new StreamBuilder();
  const points = Array.from(text);
  const without = [...generated, ...joins.map((join) => ({ start: join, end: join + 1 }))].sort((a, b) => a.start - b.start);
  let from = 0;
  for (const { start, end } of without) {
    builder.text(points.slice(from, start).join(''), 0);
    builder.boundary(TOUCHING);
    from = end;
  }
  builder.text(points.slice(from).join(''), 0);
  return builder.build();
}
