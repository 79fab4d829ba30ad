import { languageOf, type Messages } from '../model/messages.js';
import { BESIDE_FOLDER, besideContext } from './beside-page.js';
import { dateText } from './citation.js';
import type { ComposedDocument } from './composed.js';
import { relativeUrl } from './links.js';
import { network } from './network.js';
import { type Publication, usedRegisters } from './page.js';
import type { Registers } from './registers.js';
import { timeline } from './timeline.js';

/** With what is said of it. */
function networkOf(documents: readonly ComposedDocument[], registers: Registers, path: string, messages: Messages) {
  const found = network(documents, registers, path, messages);
  return (
    found && {
      ...found,
      summary: messages.say('network.summary', found.letters),
      leftOut: found.leftOut > 0 ? messages.say('network.left-out', found.leftOut) : undefined,
    }
  );
}

/** The context of the first page: the documents, in the order of the edition, and what leads into them. */
export function frontContext(documents: readonly ComposedDocument[], { title, config, registers, messages }: Publication) {
  const path = 'index.html';
  return {
    title,
    description: config.description,
    documents: documents.map(({ document, record }) => ({
      title: record.title,
      url: relativeUrl(path, `${document.id}/index.html`),
      ...languageOf(record.language),
      created: record.created && dateText(record.created),
      place: record.place?.text,
      abstract: record.abstract,
    })),
    single: documents.length === 1,
    beside: besideContext(documents, messages) && relativeUrl(path, `${BESIDE_FOLDER}/index.html`),
    // With events, the strip stands in their register.
    timeline: registers.entries.some(({ kind }) => kind === 'event') ? undefined : timeline([], documents, path, messages),
    network: networkOf(documents, registers, path, messages),
    registers: usedRegisters(registers).map(({ kind, folder }) => ({
      label: messages.say(`register.${folder}`),
      url: relativeUrl(path, `${folder}/index.html`),
      count: registers.entries.filter((entry) => entry.kind === kind).length,
    })),
  };
}
