/** Every format that an edition can be described in: a new one is a file, and a line here. */
import { cff } from './cff/cff.js';
import { datacite } from './datacite/datacite.js';
import type { Format } from './format.js';
import { bibtex, csl, ris } from './references/references.js';
import { zenodo } from './zenodo/zenodo.js';

export const FORMATS: readonly Format[] = [bibtex, cff, csl, datacite, ris, zenodo];
