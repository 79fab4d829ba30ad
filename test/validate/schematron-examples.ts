/** For each rule of `schemas/imprimatur.sch` a document that breaks it and one that keeps it. */
export interface Example {
  /** `error` where absent. */
  readonly role?: 'warning';
  readonly breaks: string;
  readonly keeps: string;
}

interface Parts {
  readonly title?: string;
  readonly publication?: string;
  readonly source?: string;
  readonly encoding?: string;
  readonly profile?: string;
  readonly revision?: string;
  readonly standOff?: string;
  readonly body?: string;
}

const EDITORIAL = '<editorialDecl><p>As it stands.</p></editorialDecl>';

const tei = (parts: Parts): string => `<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>${parts.title ?? 'T'}</title><respStmt xml:id="ed"><resp>ed.</resp><name>E</name></respStmt></titleStmt>
<publicationStmt>${parts.publication ?? '<publisher>P</publisher><availability status="free"/>'}</publicationStmt>
<sourceDesc>${parts.source ?? '<p/>'}</sourceDesc></fileDesc>
<encodingDesc>${parts.encoding ?? EDITORIAL}</encodingDesc>
<profileDesc>${parts.profile ?? ''}</profileDesc>
<revisionDesc>${parts.revision ?? '<change when="2026">x</change>'}</revisionDesc></teiHeader>
${parts.standOff === undefined ? '' : `<standOff>${parts.standOff}</standOff>`}
<text><body>${parts.body ?? ''}<div type="x"><p xml:id="paragraph">Text</p></div></body></text></TEI>`;

const pair = (make: (fragment: string) => Parts) => (breaks: string, keeps: string) => ({
  breaks: tei(make(breaks)),
  keeps: tei(make(keeps)),
});

const body = pair((fragment) => ({ body: `<div type="x">${fragment}</div>` }));
const p = pair((fragment) => ({ body: `<div type="x"><p>${fragment}</p></div>` }));
const standOff = pair((fragment) => ({ standOff: fragment }));
const named = (name: (ref: string) => string) =>
  pair((ref) => ({
    standOff: `<listPerson><person xml:id="person"><persName>A</persName></person></listPerson>
      <listPlace><place xml:id="place"><placeName>A</placeName></place></listPlace>
      <listOrg><org xml:id="org"><orgName>A</orgName></org></listOrg><listBibl><bibl xml:id="work">A</bibl></listBibl>`,
    body: `<p>${name(ref)}</p>`,
  }));
const reading = pair((fragment) => ({
  source: '<listWit><witness xml:id="A">A</witness><witness xml:id="B">B</witness></listWit>',
  body: `<div type="x"><p>${fragment}</p></div>`,
}));
const warning = (example: Example): Example => ({ role: 'warning', ...example });

export const EXAMPLES: Readonly<Record<string, Example>> = {
  'date-order': p(
    '<date notBefore="1964-07-06" notAfter="1964-06"/>',
    '<date notBefore="1964-07-06" notAfter="1964"/><date from="-0044" to="0014"/>',
  ),
  'date-when-alone': warning(p('<date when="1964" to="1965"/>', '<date when="1964"/>')),
  'date-one-begin': warning(p('<date from="1964" notBefore="1963"/>', '<date from="1964" notAfter="1965"/>')),
  'person-life': standOff(
    '<listPerson><person><persName>N</persName><birth when="1767"/><death when="1727-07-18"/></person></listPerson>',
    '<listPerson><person><persName>N</persName><birth when="1667"/><death notBefore="1667"/></person></listPerson>',
  ),
  'revision-order': warning(
    pair((revision) => ({ revision }))(
      '<change when="2025-01">a</change><change when="2026-01">b</change>',
      '<change when="2026">b</change><change when="2026-03">b</change><change>?</change><change when="2025-01">a</change>',
    ),
  ),
  'language-tag': p(
    '<foreign xml:lang="en_GB">a</foreign>',
    '<foreign xml:lang="grc-Latn-x-beta">a</foreign><foreign xml:lang="sr-Cyrl-RS">a</foreign><foreign xml:lang="">b</foreign>',
  ),
  'language-declared': warning(
    pair((lang) => ({
      profile: '<langUsage><language ident="ro">Romanian</language></langUsage>',
      body: `<p xml:lang="${lang}"/><p xml:lang="${lang}"/>`,
    }))('hu', 'ro-Latn'),
  ),
  'resp-agent': warning(p('<note resp="#paragraph">n</note>', '<note resp="#ed">n</note>')),
  'who-speaker': body('<sp who="#paragraph"><p/></sp>', '<list><item><name xml:id="n">N</name></item></list><sp who="#n"><p/></sp>'),
  'wit-witness': reading('<app><lem wit="#paragraph">a</lem></app>', '<app><lem wit="#A">a</lem><rdg wit="#B">b</rdg></app>'),
  'hand-note': pair((hand) => ({
    profile: '<handNotes><handNote xml:id="h">x</handNote></handNotes>',
    body: `<p><handShift new="${hand}"/><add hand="${hand}">a</add></p>`.replace('<add hand="#paragraph">a</add>', ''),
  }))('#paragraph', '#h'),
  'rendition-declared': pair((rendition) => ({
    encoding: `${EDITORIAL}<tagsDecl><rendition xml:id="i">x</rendition></tagsDecl>`,
    body: `<p rendition="${rendition}"/>`,
  }))('#paragraph', '#i'),
  'change-described': pair((change) => ({ revision: '<change xml:id="c">x</change>', body: `<p change="${change}"/>` }))(
    '#paragraph',
    '#c',
  ),
  'facs-picture': p('<pb facs="#paragraph"/>', '<pb facs="page.jpg"/>'),
  'g-declared': pair((ref) => ({
    encoding: `${EDITORIAL}<charDecl><char xml:id="g"><desc>x</desc></char></charDecl>`,
    body: `<p><g ref="${ref}"/></p>`,
  }))('#paragraph', '#g'),
  'catRef-category': pair((target) => ({
    encoding: `${EDITORIAL}<classDecl><taxonomy><category xml:id="k"><catDesc>x</catDesc></category></taxonomy></classDecl>`,
    profile: `<textClass><catRef target="${target}"/></textClass>`,
  }))('#paragraph', '#k'),
  'ref-something': p('<ref/>', '<ref>p. 3</ref><ref target="#paragraph"/>'),
  'ref-one-target': p('<ref target="#paragraph" cRef="1.2">x</ref>', '<ref cRef="1.2">x</ref>'),
  'ptr-target': p('<ptr/>', '<ptr target="#paragraph"/>'),
  'ptr-one-target': p('<ptr target="#paragraph" cRef="1.2"/>', '<ptr cRef="1.2"/>'),
  'link-two-ends': standOff('<link target="#ed"/>', '<link target="#ed  #paragraph"/>'),
  'span-end': p('<delSpan/>', '<delSpan spanTo="#paragraph"/>'),
  'span-forward': p('<anchor xml:id="end"/><addSpan spanTo="#end"/>', '<addSpan spanTo="#end"/><anchor xml:id="end"/>'),
  'choice-alternatives': p('<choice><sic>a</sic></choice>', '<choice><sic>a</sic><corr>b</corr></choice>'),
  'choice-sic': warning(p('<choice><sic>a</sic><reg>b</reg></choice>', '<choice><unclear>a</unclear><unclear>b</unclear></choice>')),
  'choice-orig': warning(
    p('<choice><orig>a</orig><abbr>b</abbr><expan>c</expan></choice>', '<choice><orig>a</orig><reg>b</reg><reg>c</reg></choice>'),
  ),
  'choice-abbr': warning(p('<choice><abbr>a</abbr><seg>b</seg></choice>', '<choice><abbr>a</abbr><expan>b</expan></choice>')),
  'subst-both': p('<subst><add>a</add></subst>', '<subst><del>b</del><add>a</add></subst>'),
  'app-witness-once': warning(
    reading('<app><lem wit="#A">a</lem><rdg wit="#B #A">b</rdg></app>', '<app><lem wit="#A">a</lem><rdg wit="#A" varSeq="2">b</rdg></app>'),
  ),
  'rdg-attested': warning(reading('<app><lem>a</lem><rdg>b</rdg></app>', '<app><lem>a</lem><rdg source="#B">b</rdg></app>')),
  'scheme-taxonomy': pair((scheme) => ({
    encoding: `${EDITORIAL}<classDecl><taxonomy xml:id="t"><category xml:id="c"><catDesc/></category></taxonomy></classDecl>`,
    profile: `<textClass><catRef scheme="${scheme}" target="#c"/></textClass>`,
  }))('#paragraph', '#t'),
  'persName-person': warning(named((ref) => `<persName ref="${ref}">A</persName>`)('#place', '#person')),
  'placeName-place': warning(named((ref) => `<placeName ref="${ref}">A</placeName>`)('#person', '#place')),
  'orgName-org': warning(named((ref) => `<orgName ref="${ref}">A</orgName>`)('#person', '#org')),
  'title-work': warning(named((ref) => `<title ref="${ref}">A</title>`)('#org', '#work')),
  'gap-explained': warning(p('<gap/>', '<gap reason="illegible"/><gap unit="line" quantity="1"/>')),
  'list-gloss': body('<list type="gloss"><item>a</item></list>', '<list type="gloss"><label>a</label><item>b</item></list>'),
  'div-named': warning(body('<div><p/></div>', '<div n="1"><p/></div>')),
  'subtype-type': p('<seg subtype="b">x</seg>', '<seg type="a" subtype="b">x</seg>'),
  'graphic-local-path': p('<graphic url="file:///tmp/a.jpg"/>', '<graphic url="pictures/a.jpg"/>'),
  'graphic-http': warning(p('<graphic url="http://example.org/a.jpg"/>', '<graphic url="https://example.org/a.jpg"/>')),
  'figure-described': warning(
    p('<figure><graphic url="a.jpg"/></figure>', '<figure><graphic url="a.jpg"/><figDesc>A map.</figDesc></figure>'),
  ),
  'idno-form': standOff(
    '<listPlace><place><placeName>P</placeName><idno type="Wikidata">1399</idno></place></listPlace>',
    `<listPlace><place><placeName>P</placeName><idno type="Wikidata">https://www.wikidata.org/entity/Q1399</idno>
      <idno type="viaf">64007537</idno><idno type="GND">https://d-nb.info/gnd/118540238</idno>
      <idno type="geonames">https://www.geonames.org/683506/bucharest.html</idno><idno type="geonames">https://sws.geonames.org/683506/</idno>
      <idno type="ORCID">0000-0002-1825-0097</idno><idno type="issn">0266-867X</idno><idno type="other">?</idno></place></listPlace>`,
  ),
  'person-named': warning(
    standOff(
      '<listPerson><person xml:id="x"/></listPerson>',
      '<listPerson><person xml:id="x"><persName>N</persName></person></listPerson>',
    ),
  ),
  'place-named': warning(
    standOff('<listPlace><place xml:id="x"/></listPlace>', '<listPlace><place xml:id="x"><placeName>N</placeName></place></listPlace>'),
  ),
  'org-named': warning(standOff('<listOrg><org xml:id="x"/></listOrg>', '<listOrg><org xml:id="x"><orgName>N</orgName></org></listOrg>')),
  'relation-named': standOff(
    '<listRelation><relation mutual="#ed #ed"/></listRelation>',
    '<listRelation><relation name="spouse" mutual="#ed #ed"/></listRelation>',
  ),
  'relation-mutual': standOff(
    '<listRelation><relation name="x" active="#ed" mutual="#ed"/></listRelation>',
    '<listRelation><relation name="x" active="#ed" passive="#ed"/></listRelation>',
  ),
  'relation-passive': standOff(
    '<listRelation><relation name="x" passive="#ed"/></listRelation>',
    '<listRelation><relation name="x" active="#ed"/></listRelation>',
  ),
  'geo-degrees': warning(p('<geo>126.10 44.43</geo>', '<geo>44.43 26.10</geo><geo>somewhere</geo>')),
  'cert-word': warning(p('<date cert="0.5">x</date>', '<date cert="low">x</date>')),
  'editorial-declaration': warning(pair((encoding) => ({ encoding }))('<projectDesc><p/></projectDesc>', EDITORIAL)),
  'availability-stated': warning(
    pair((publication) => ({ publication }))(
      '<publisher>P</publisher>',
      '<publisher>P</publisher><availability><licence>x</licence></availability>',
    ),
  ),
  'title-text': pair((title) => ({ title }))(' ', 'T'),
  'licence-target': warning(
    pair((target) => ({ publication: `<publisher>P</publisher><availability><licence target="${target}"/></availability>` }))(
      'https://creativecommons.org/cc-by',
      'https://creativecommons.org/publicdomain/zero/1.0/',
    ),
  ),
};
