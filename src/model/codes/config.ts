import { factory } from '../factory.js';

/** What is wrong with the configuration, the command, or the files of the edition beside its documents. */
export const config = {
  configCatalog: factory('config/catalog', 'error', (reason: string) => `The XML catalog cannot be used: ${reason}.`),
  configInvalid: factory('config/invalid', 'error', (reason: string) => `The configuration is not usable: ${reason}`),
  configCommandLine: factory('config/invalid', 'error', (reason: string) => `The command cannot be carried out: ${reason}`),
  configLanguageUnknown: factory(
    'config/language-unknown',
    'warning',
    (language: string) =>
      `There are no messages in the language “${language}”, so the interface is in English. Name one that there is, or write messages/${language}.json.`,
  ),
  configMessageUnknown: factory('config/message-unknown', 'warning', (key: string) => `No page asks for the message “${key}”.`),
  configMessagesMissing: factory(
    'config/messages-missing',
    'warning',
    (count: number) =>
      `${count === 1 ? 'One message is' : `${count} messages are`} not in this language and stand${count === 1 ? 's' : ''} in English.`,
  ),
  configNoInput: factory('config/no-input', 'error', (where: string) => `There is no TEI file in ${where}.`),
  configSchemaChanged: factory(
    'config/schema-changed',
    'warning',
    (url: string, since: string) => `The schema ${url} is not what it was on ${since}; the new content is kept and counts from now on.`,
  ),
  configUnreadable: factory('config/unreadable', 'error', (what: string, reason: string) => `${what} cannot be read: ${reason}.`),
};
