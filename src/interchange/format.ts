/** What a format is to the program: a name, what it cannot do without, and what it writes of an edition. */
import type { Artifact } from '../model/artifact.js';
import type { EditionModel } from '../model/edition.js';
import { creatorsOf } from './facts.js';

export interface Need {
  /** The fact in words, such as “a licence”. */
  readonly fact: string;
  /** Where in the TEI, or in the configuration, it belongs. */
  readonly where: string;
  /** Whether the edition has it. */
  has(edition: EditionModel): boolean;
}

export interface Format {
  readonly name: string;
  /** Title and version of the standard. */
  readonly standard: string;
  readonly needs: readonly Need[];
  /** Called only where every need is met. */
  write(edition: EditionModel): Artifact[];
}

/** Facts that several formats need. */
export const CREATORS: Need = {
  fact: 'somebody who answers for the edition',
  where: 'teiHeader/fileDesc/titleStmt/editor, principal or author',
  has: (edition) => creatorsOf(edition).length > 0,
};
export const LICENCE: Need = {
  fact: 'a licence with an address',
  where: 'teiHeader/fileDesc/publicationStmt/availability/licence/@target',
  has: ({ licences }) => licences.some(({ target }) => target !== undefined),
};
export const PUBLICATION_DATE: Need = {
  fact: 'a date of publication',
  where: 'teiHeader/fileDesc/publicationStmt/date/@when',
  has: ({ published }) => published !== undefined,
};
export const PUBLISHER: Need = {
  fact: 'a publisher',
  where: 'teiHeader/fileDesc/publicationStmt/publisher',
  has: ({ publishers }) => publishers.length > 0,
};
export const DESCRIPTION: Need = {
  fact: 'a description',
  where: 'the key “description” of imprimatur.config.json, or teiHeader/profileDesc/abstract of the only document',
  has: ({ description }) => description !== undefined,
};
