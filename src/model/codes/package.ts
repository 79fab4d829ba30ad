import { and, factory } from '../factory.js';

/** Why an edition, or one format of it, cannot be packed, sorted. */
export const packages = {
  packageEditionChanged: factory(
    'package/edition-changed',
    'error',
    (folder: string, path: string) => `The file ${path} in ${folder} is not as it was published. Build the edition again, then pack it.`,
  ),
  packageFactMissing: factory(
    'package/fact-missing',
    'error',
    (formats: readonly string[], fact: string, where: string) =>
      `${and(formats)} ${formats.length > 1 ? 'are not written: they need' : 'is not written: it needs'} ${fact}, which belongs into ${where}.`,
  ),
  packageNoDescription: factory(
    'package/no-description',
    'error',
    (folder: string) =>
      `The edition in ${folder} was published without edition.json. Build it with all formats, or with --only jsonld among them.`,
  ),
  packageNoEdition: factory(
    'package/no-edition',
    'error',
    (folder: string) => `There is no published edition in ${folder}. Build it first: imprimatur build.`,
  ),
};
