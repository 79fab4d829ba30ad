import { factory } from '../factory.js';

/** A pointer to the wrong kind of thing, by attribute. */
const wrongKind =
  (wanted: string) =>
  (attribute: string, pointer: string, found: string): string =>
    `@${attribute} points to “${pointer}”, which is ${article(found)} ${found}; it should point to ${wanted}.`;

const article = (name: string): string => (/^[aeiou]/i.test(name) ? 'an' : 'a');

const times = (number: number): string => (number > 1 ? ` (${number} times)` : '');

/** What can be wrong with valid TEI, sorted: see docs/rules/soundness/ for a page about each. */
export const soundness = {
  soundnessAnaNotInterpretation: factory(
    'soundness/ana-not-interpretation',
    'warning',
    wrongKind('an interpretation: interp, category, span, note, feature structure'),
  ),
  soundnessAppWitnessMissing: factory(
    'soundness/app-witness-missing',
    'warning',
    (missing: readonly string[]) =>
      `No reading of this app cites ${missing.map((siglum) => `#${siglum}`).join(', ')}, but nearly all others cite every witness of listWit.`,
  ),
  soundnessAppWitnessTwice: factory(
    'soundness/app-witness-twice',
    'warning',
    (siglum: string) => `The witness “${siglum}” is cited twice in one app.`,
  ),
  soundnessAuthorityCheckDigit: factory(
    'soundness/authority-check-digit',
    'error',
    (authority: string, identifier: string) => `“${identifier}” is not an identifier of ${authority}: its check digit is wrong.`,
  ),
  soundnessAuthorityForm: factory(
    'soundness/authority-form',
    'error',
    (authority: string, identifier: string, form: string) =>
      `“${identifier}” is not an identifier of ${authority}: those have the form ${form}.`,
  ),
  soundnessCalendarUndeclared: factory(
    'soundness/calendar-undeclared',
    'warning',
    (pointer: string) => `@calendar is “${pointer}”, but no calendar in calendarDesc is declared so.`,
  ),
  soundnessCatRefNotCategory: factory('soundness/catref-not-category', 'error', wrongKind('a category')),
  soundnessChainBroken: factory(
    'soundness/chain-broken',
    'error',
    (attribute: string, pointer: string, back: string, found: string) =>
      `@${attribute} points to “${pointer}”, but the @${back} there does not point back; it is “${found}”.`,
  ),
  soundnessChainCircular: factory(
    'soundness/chain-circular',
    'error',
    (pointer: string) => `@next points to “${pointer}”, from which the chain leads back here: it has no end.`,
  ),
  soundnessChainKind: factory(
    'soundness/chain-kind',
    'warning',
    (attribute: string, element: string, pointer: string, found: string) =>
      `@${attribute} of element ${element} points to “${pointer}”, which is ${article(found)} ${found}; parts of one thing should be the same element.`,
  ),
  soundnessChangeNotChange: factory('soundness/change-not-change', 'error', wrongKind('a change or listChange')),
  soundnessControlCharacter: factory(
    'soundness/control-character',
    'error',
    (code: string, count: number) => `There is a control character, ${code}${times(count)}, which no reader can see.`,
  ),
  soundnessCopyCircular: factory(
    'soundness/copy-circular',
    'error',
    (attribute: string, pointer: string) =>
      `@${attribute} points to “${pointer}”, which leads back here: each is said to be what the other is, and neither has the content.`,
  ),
  soundnessCorrespCircular: factory(
    'soundness/corresp-circular',
    'warning',
    (pointer: string, what: string) => `@corresp points to “${pointer}”, which is ${what}; nothing corresponds to itself.`,
  ),
  soundnessCountryUnknown: factory(
    'soundness/country-unknown',
    'warning',
    (code: string, standard: string) => `“${code}” is not a code of ${standard}.`,
  ),
  soundnessDateImpossible: factory(
    'soundness/date-impossible',
    'error',
    (attribute: string, value: string, reason: string) => `@${attribute} is “${value}”, but ${reason}.`,
  ),
  soundnessDateOrder: factory(
    'soundness/date-order',
    'error',
    (first: string, early: string, second: string, late: string) =>
      `@${first} “${early}” is later than @${second} “${late}”: the time would end before it begins.`,
  ),
  soundnessDateText: factory(
    'soundness/date-text',
    'warning',
    (value: string, words: string, what: string) => `@when is “${value}”, but the ${what} in “${words}” is another.`,
  ),
  soundnessDateWhenAndRange: factory(
    'soundness/date-when-and-range',
    'warning',
    (others: string) => `@when says that the time is known, ${others} that it is not, or that it lasts: only one of them can be right.`,
  ),
  soundnessDeclsNotDeclarable: factory(
    'soundness/decls-not-declarable',
    'error',
    wrongKind('a declarable element of the header, such as editorialDecl or bibl'),
  ),
  soundnessElementEmpty: factory(
    'soundness/element-empty',
    'warning',
    (element: string) => `Element ${element} is empty: it says nothing. Fill it or take it out.`,
  ),
  soundnessEntryUnmentioned: factory(
    'soundness/entry-unmentioned',
    'info',
    (element: string, id: string, others: number) =>
      `Nothing in the edition points to the ${element} “${id}”${others > 0 ? `, nor to ${others} other ${others > 1 ? 'entries' : 'entry'} of this file` : ''}.`,
  ),
  soundnessFacsNotSurface: factory(
    'soundness/facs-not-surface',
    'error',
    wrongKind('a part of the facsimile: surface, zone, graphic, media'),
  ),
  soundnessHandNotHand: factory('soundness/hand-not-hand', 'error', wrongKind('a handNote')),
  soundnessIdAcrossFiles: factory(
    'soundness/id-across-files',
    'warning',
    (element: string, id: string, file: string, name: string, other: string) =>
      `The xml:id “${id}” of this ${element} is also given in ${file}${
        name === '' ? ': two documents have one name' : `, to “${other}”, not “${name}”: they are two things, or one of the copies is old`
      }.`,
  ),
  soundnessIdRepeated: factory(
    'soundness/id-repeated',
    'info',
    (id: string, file: string, others: number) =>
      `The xml:id “${id}” is also given in ${file}${others > 0 ? `, and ${others} more of this file in others` : ''}.`,
  ),
  soundnessInvisibleCharacter: factory(
    'soundness/invisible-character',
    'warning',
    (code: string, word: string, count: number) => `In “${word}” there is an invisible character, ${code}${times(count)}.`,
  ),
  soundnessLangCase: factory(
    'soundness/lang-case',
    'info',
    (attribute: string, tag: string) =>
      `@${attribute} is “${tag}”: capitals mean nothing in a language tag, but not every program knows that.`,
  ),
  soundnessLangMalformed: factory(
    'soundness/lang-malformed',
    'error',
    (attribute: string, tag: string) => `@${attribute} is “${tag}”, which is not a language tag (BCP 47).`,
  ),
  soundnessLangUndeclared: factory(
    'soundness/lang-undeclared',
    'info',
    (tag: string, count: number) => `The language “${tag}” is used${times(count)}, but langUsage does not list it.`,
  ),
  soundnessLangUnknown: factory(
    'soundness/lang-unknown',
    'warning',
    (attribute: string, tag: string, part: string, what: string) =>
      `@${attribute} is “${tag}”, but the registry of language subtags has no ${what} “${part}”.`,
  ),
  soundnessMixedScripts: factory(
    'soundness/mixed-scripts',
    'warning',
    (word: string, script: string, letters: string) =>
      `In the word “${word}” the letters “${letters}” are ${script}, though they look like their neighbours.`,
  ),
  soundnessNotNfc: factory(
    'soundness/not-nfc',
    'info',
    (word: string, count: number) => `“${word}” is not in Unicode normalisation form C${times(count)}: a search for it may fail.`,
  ),
  soundnessPrivateUse: factory(
    'soundness/private-use',
    'warning',
    (code: string, count: number) => `The character ${code} is for private use${times(count)}, and no charDecl says what it is.`,
  ),
  soundnessRefWrongKind: factory(
    'soundness/ref-wrong-kind',
    'error',
    (element: string, pointer: string, found: string, wanted: string) =>
      `@ref of element ${element} points to “${pointer}”, which is ${article(found)} ${found}, not ${wanted}.`,
  ),
  soundnessRenditionNotRendition: factory('soundness/rendition-not-rendition', 'error', wrongKind('a rendition')),
  soundnessReplacementCharacter: factory(
    'soundness/replacement-character',
    'warning',
    (count: number) => `There is a replacement character, U+FFFD${times(count)}: some program could not read what stood here.`,
  ),
  soundnessRespNotAgent: factory(
    'soundness/resp-not-agent',
    'warning',
    wrongKind('someone who is responsible: a person, an org, a respStmt or a name in the header'),
  ),
  soundnessSchemeNotTaxonomy: factory('soundness/scheme-not-taxonomy', 'warning', wrongKind('a taxonomy')),
  soundnessSpaceMisplaced: factory(
    'soundness/space-misplaced',
    'info',
    (element: string, where: 'begins' | 'ends', count: number) =>
      `Element ${element} ${where} with the space that belongs ${where === 'begins' ? 'before' : 'after'} it${times(count)}.`,
  ),
  soundnessSpanBackwards: factory(
    'soundness/span-backwards',
    'error',
    (element: string, pointer: string) => `@spanTo of element ${element} points to “${pointer}”, which stands before it.`,
  ),
  soundnessSpanEndless: factory(
    'soundness/span-endless',
    'error',
    (element: string) => `Element ${element} has no @spanTo: what it covers has no end.`,
  ),
  soundnessTableSpan: factory(
    'soundness/table-span',
    'warning',
    (attribute: string, value: string, why: string) => `@${attribute}="${value}" does not fit into the table: ${why}.`,
  ),
  soundnessWhoNotPerson: factory('soundness/who-not-person', 'error', wrongKind('a person, a group, a role or an organisation')),
  soundnessWitNotWitness: factory('soundness/wit-not-witness', 'error', wrongKind('a witness')),
  soundnessWitUndeclared: factory(
    'soundness/wit-undeclared',
    'error',
    (attribute: string, pointer: string) => `@${attribute} cites “${pointer}”, but no listWit declares that siglum.`,
  ),
} as const;
