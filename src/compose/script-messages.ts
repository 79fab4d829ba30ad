/** The words that scripts of the pages say, as a script: pages of a folder may read no other file beside them. */
import type { Artifact } from '../model/artifact.js';
import type { Messages } from '../model/messages.js';

const SPOKEN = ['beside.', 'cards.', 'cite.', 'facsimile.', 'keys.', 'search.', 'document.layer-', 'document.witness'];

/** `assets/messages.js`: `imprimatur.say(key, ...values)`, as {@link Messages.say} does. */
export function scriptMessages(messages: Messages): Artifact {
  const content = `/* What the scripts of the pages say, in the language of the interface. */
globalThis.imprimatur = (() => {
  const texts = ${JSON.stringify(messages.under(...SPOKEN), null, 2)};
  const plural = new Intl.PluralRules(${JSON.stringify(messages.language)});
  return {
    language: ${JSON.stringify(messages.language)},
    say: (key, ...values) => {
      const message = texts[key] ?? key;
      const text = typeof message === 'string' ? message : (message[plural.select(Number(values[0]))] ?? message.other);
      return text.replace(/\\{(\\d)\\}/g, (_, index) => String(values[Number(index)] ?? ''));
    },
  };
})();
`;
  return { path: 'assets/messages.js', content, mediaType: 'text/javascript; charset=utf-8' };
}
