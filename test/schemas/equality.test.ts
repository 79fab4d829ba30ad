/**
 * Our grammar is TEI P5 less some elements, and nothing else: of every element that it has, content and attributes
 * are those of tei_all. Compared as languages, so that no document has to be made up for it.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SHARED, sharedIsHere } from '../support/shared.js';
import { attributesOf, bound, combinationsOf } from './attributes.js';
import { elementsOf, type Grammar, readGrammar } from './grammar.js';
import { languageOf, wordBeyond } from './languages.js';

const OURS = fileURLToPath(new URL('../../schemas/imprimatur.rng', import.meta.url));
const TEI_ALL = `${SHARED}corpora-open/schemas/tei_all.rng`;

const present = sharedIsHere('corpora-open');

/** The modules of TEI that are kept whole; the elements of the others are listed in `schemas/README.md`. */
const LEFT_OUT = {
  spoken:
    'annotationBlock broadcast equipment incident kinesic pause recording recordingStmt scriptStmt shift transcriptionDesc u vocal writing',
  dictionaries:
    'case colloc def dictScrap entry entryFree etym form gen gram gramGrp hom hyph iType lang lbl mood number oRef orth pRef per pos pron sense stress subc superEntry syll tns usg xr',
  'iso-fs':
    'bicond binary cond default f fDecl fDescr fLib fs fsConstraints fsDecl fsDescr fsdDecl fsdLink fvLib if iff numeric string symbol then vAlt vColl vDefault vLabel vMerge vNot vRange',
  nets: 'arc eLeaf eTree forest graph iNode leaf listForest node root tree triangle',
  tagdocs:
    'altIdent alternate anyElement attDef attList attRef classRef classSpec classes constraint constraintDecl constraintSpec content dataFacet dataRef dataSpec datatype defaultVal elementRef elementSpec empty equiv exemplum interleave listRef macroRef macroSpec memberOf model modelGrp modelSequence moduleRef moduleSpec outputRendition param paramList paramSpec remarks schemaSpec sequence specDesc specGrp specGrpRef specList textNode valDesc valItem valList',
  cmc: 'post',
};

/** What is different, one line for each; of all elements or of one. */
function differences(ours: Grammar, tei: Grammar, only?: string): string[] {
  const own = elementsOf(ours);
  const all = elementsOf(tei);
  return [...own].flatMap(([name, element]) => {
    if (only !== undefined && name !== only) return [];
    const theirs = all.get(name);
    if (theirs === undefined) return [`${name} is no element of TEI`];
    const content = languageOf(ours, element.content);
    const model = languageOf(tei, theirs.content, (each) => own.has(each));
    const more = wordBeyond(content, model);
    const less = wordBeyond(model, content);
    const [values, expected] = [attributesOf(ours, element), attributesOf(tei, theirs)];
    const attributes = [...new Set([...values.keys(), ...expected.keys()])].filter((each) => values.get(each) !== expected.get(each));
    const together = new Set([...bound(ours, element), ...bound(tei, theirs)]);
    const combinations = [combinationsOf(ours, element, together), combinationsOf(tei, theirs, together)].map((each) => each.join('; '));
    return [
      ...(more === undefined ? [] : [`${name} allows ${more}`]),
      ...(less === undefined ? [] : [`${name} refuses ${less}`]),
      ...attributes.map((each) => `${name}/@${each}: ${values.get(each) ?? 'none'} for ${expected.get(each) ?? 'none'}`),
      ...(combinations[0] === combinations[1] ? [] : [`${name}: the attributes ${combinations[0]} for ${combinations[1]}`]),
    ];
  });
}

const within = (xml: string, name: string, from: string | RegExp, to: string): string =>
  xml.replace(new RegExp(`<define name="${name}">.*?</define>`, 's'), (define) => define.replace(from, to));

/** Grammars that allow too much or too little in one place: the comparison must notice. */
const CHANGED: Readonly<Record<string, { edit: (xml: string) => string; found: RegExp }>> = {
  'text in lb': { edit: (xml) => within(xml, 'lb', '<empty/>', '<text/>'), found: /^lb allows #text$/ },
  'no text in q': { edit: (xml) => within(xml, 'q', /<ref name="macro\.specialPara"\/>/, '<empty/>'), found: /^q refuses/ },
  'a titleStmt without title': {
    edit: (xml) => within(xml, 'titleStmt', /<oneOrMore>(<ref name="title"\/>)<\/oneOrMore>/, '<zeroOrMore>$1</zeroOrMore>'),
    found: /^titleStmt allows \(nothing\)$/,
  },
  'a free value of title/@level': {
    edit: (xml) => within(xml, 'title', '<value>s</value>', '<value>free</value>'),
    found: /^title\/@level:/,
  },
  'an attribute lost': { edit: (xml) => within(xml, 'p', '<ref name="att.written"/>', ''), found: /^p\/@hand: none/ },
  'a required attribute made optional': {
    edit: (xml) => within(xml, 'att.resourced', /(<attribute name="url">.*?<\/attribute>)/s, '<optional>$1</optional>'),
    found: /^graphic: the attributes .* for url$/,
  },
  'an element lost from a class': {
    edit: (xml) => within(xml, 'model.divTopPart', '<ref name="model.headLike"/>', ''),
    found: /^div refuses head/,
  },
};

describe.skipIf(!present)('beside TEI P5 (tei_all)', () => {
  const tei: Grammar = present ? readGrammar(TEI_ALL) : { start: { kind: 'empty' }, defines: new Map() };

  it('no element has other content or other attributes', () => {
    expect(differences(readGrammar(OURS), tei)).toEqual([]);
  });

  it('only elements of modules that are left out are missing', () => {
    const own = elementsOf(readGrammar(OURS));
    const missing = [...elementsOf(tei).keys()].filter((name) => !own.has(name));
    expect(missing.sort()).toEqual(Object.values(LEFT_OUT).join(' ').split(' ').sort());
  });

  it.each(Object.entries(CHANGED))('%s would be found', (_what, { edit, found }) => {
    const changed = differences(readGrammar(OURS, edit), tei);
    expect(
      changed.some((each) => found.test(each)),
      changed.slice(0, 5).join('\n'),
    ).toBe(true);
  });
});
