import type { TeiDocument, TeiElement } from '../model/document.js';
import type { DocumentEvents } from './events.js';
import type { Prologue } from './tokenize.js';

/** Tells a document that was kept, as it was told when it was read. */
export function replay<Events extends DocumentEvents>(document: TeiDocument, events: Events): Events {
  const { elements, texts, instructions, source } = document;
  const open: TeiElement[] = [];
  const closeUntil = (ordinal: number): void => {
    for (let top = open.at(-1); top && top.ordinal !== ordinal; top = open.at(-1)) {
      const { start, contentStart, end } = top;
      events.endElement(end > contentStart ? source.text.lastIndexOf('</', end - 1) : start, end);
      open.pop();
    }
  };
  for (const { target, body, start } of instructions) events.instruction(target, body, start);
  let next = 0;
  const textsBefore = (offset: number): void => {
    for (let text = texts[next]; text && text.start < offset; text = texts[next]) {
      closeUntil(text.parent);
      events.text(text.value, text.start, text.end);
      next += 1;
    }
  };
  for (const element of elements) {
    textsBefore(element.start);
    closeUntil(element.parent);
    open.push(element);
    events.startElement(element, element.attributes, element.start, element.contentStart);
  }
  textsBefore(Number.POSITIVE_INFINITY);
  closeUntil(0);
  return events;
}

/** A document that was kept, as one that is ready to be told. */
export function kept(document: TeiDocument): Prologue {
  const { source, instructions, idAttributes = new Set<string>(), unparsedEntities } = document;
  return {
    ...{ source, instructions, idAttributes, diagnostics: [] },
    ...(unparsedEntities ? { unparsedEntities } : {}),
    tell: (begin) => replay(document, begin()),
  };
}
