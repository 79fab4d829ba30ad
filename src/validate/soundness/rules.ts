/** Every rule: a new one is a file in rules/, a line here, its codes in src/model/codes/soundness.ts and a page in docs/rules/. */
import type { SoundnessOptions } from './check.js';
import type { EditionRule, Rule } from './rule.js';
import { apparatus } from './rules/apparatus.js';
import { authorities } from './rules/authorities.js';
import { chains } from './rules/chains.js';
import { characters } from './rules/characters.js';
import { correspondences } from './rules/correspondences.js';
import { countries } from './rules/countries.js';
import { dateWords } from './rules/date-words.js';
import { dates } from './rules/dates.js';
import { emptyElements } from './rules/empty-elements.js';
import { idsAcrossFiles } from './rules/ids-across-files.js';
import { languages } from './rules/languages.js';
import { mixedScripts } from './rules/mixed-scripts.js';
import { pictures } from './rules/pictures.js';
import { pointersElsewhere } from './rules/pointers-elsewhere.js';
import { privateUse } from './rules/private-use.js';
import { entries, unmentioned } from './rules/registers.js';
import { sigla } from './rules/sigla.js';
import { spaces } from './rules/spaces.js';
import { spans } from './rules/spans.js';
import { tables } from './rules/tables.js';
import { targets } from './rules/targets.js';

/** Over each document. */
export const RULES: readonly Rule[] = [
  entries,
  targets,
  sigla,
  chains,
  correspondences,
  spans,
  apparatus,
  tables,
  pictures,
  dates,
  dateWords,
  languages,
  authorities,
  countries,
  emptyElements,
  characters,
  privateUse,
  mixedScripts,
  spaces,
];

/** Over the edition. */
export const EDITION_RULES = (options: SoundnessOptions): readonly EditionRule[] => [
  pointersElsewhere(options),
  idsAcrossFiles,
  unmentioned,
];
