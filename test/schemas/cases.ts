/**
 * Small pieces of TEI and what the TEI Guidelines say of them. A piece stands where its key says: in the
 * body of a text, in a paragraph there, in a part of the header, or beside the header.
 */
export type Place =
  | 'body'
  | 'p'
  | 'div'
  | 'front'
  | 'source'
  | 'encoding'
  | 'profile'
  | 'fileDesc'
  | 'resource'
  | 'msDesc'
  | 'physDesc'
  | 'person'
  | 'document';

export interface Cases {
  readonly valid: readonly (readonly [Place, string])[];
  readonly invalid: readonly (readonly [Place, string])[];
}

const FILE_DESC =
  '<fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>B</p></publicationStmt>' +
  '<sourceDesc><p>C</p></sourceDesc></fileDesc>';

const tei = (fileDesc: string, rest: string, resource: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${fileDesc}${rest}</teiHeader>${resource}</TEI>`;
const body = (content: string, before = ''): string => `<text>${before}<body>${content}</body></text>`;

/** A whole document around a piece. */
export function documentOf(place: Place, piece: string): string {
  const P = body('<p/>');
  const MS = '<msIdentifier><idno>1</idno></msIdentifier>';
  const source = (content: string): string => tei(FILE_DESC.replace('<p>C</p>', content), '', P);
  switch (place) {
    case 'body':
      return tei(FILE_DESC, '', body(piece));
    case 'p':
      return tei(FILE_DESC, '', body(`<p>${piece}</p>`));
    case 'div':
      return tei(FILE_DESC, '', body(`<div>${piece}</div>`));
    case 'front':
      return tei(FILE_DESC, '', body('<p/>', `<front>${piece}</front>`));
    case 'source':
      return source(piece);
    case 'encoding':
      return tei(FILE_DESC, `<encodingDesc>${piece}</encodingDesc>`, P);
    case 'profile':
      return tei(FILE_DESC, `<profileDesc>${piece}</profileDesc>`, P);
    case 'fileDesc':
      return tei(`<fileDesc>${piece}</fileDesc>`, '', P);
    case 'resource':
      return tei(FILE_DESC, '', piece);
    case 'msDesc':
      return source(`<msDesc>${MS}${piece}</msDesc>`);
    case 'physDesc':
      return source(`<msDesc>${MS}<physDesc>${piece}</physDesc></msDesc>`);
    case 'person':
      return tei(FILE_DESC, '', `<standOff><listPerson><person>${piece}</person></listPerson></standOff>`);
    case 'document':
      return piece.replaceAll('HEADER', `<teiHeader>${FILE_DESC}</teiHeader>`);
  }
}

const TITLE = '<titleStmt><title>A</title></titleStmt>';
const PUBLICATION = '<publicationStmt><p>B</p></publicationStmt>';
const SOURCE = '<sourceDesc><p>C</p></sourceDesc>';
const NS = 'xmlns="http://www.tei-c.org/ns/1.0"';

export const CASES: Readonly<Record<string, Cases>> = {
  tei: {
    valid: [
      ['p', '<hi rend="bold italic" rendition="#b" style="color: red" xml:lang="de-AT">a</hi>'],
      ['p', '<hi xml:id="a1" n="any text" xml:base="http://example.org/" xml:space="preserve">a</hi>'],
      ['p', '<hi cert="0.75" resp="#a #b" source="#s">a</hi>'],
      ['p', '<hi xml:lang="">a</hi>'],
    ],
    invalid: [
      ['p', '<hi xml:id="1a">a</hi>'],
      ['p', '<hi xml:id="a"/><hi xml:id="a"/>'],
      ['p', '<hi xml:space="keep">a</hi>'],
      ['p', '<hi bold="yes">a</hi>'],
      ['p', '<hi cert="2">a</hi>'],
      ['p', '<hi xml:lang="not a tag">a</hi>'],
      ['p', '<hi xmlns="">a</hi>'],
      ['p', '<hi xmlns="http://example.org/">a</hi>'],
    ],
  },
  header: {
    valid: [
      ['fileDesc', `${TITLE}<editionStmt><edition n="2">Second</edition></editionStmt>${PUBLICATION}${SOURCE}`],
      ['fileDesc', `${TITLE}<extent>ca. 9 leaves</extent>${PUBLICATION}<notesStmt><note/></notesStmt>${SOURCE}`],
      [
        'fileDesc',
        `${TITLE}<publicationStmt><publisher>P</publisher><pubPlace>Vienna</pubPlace><date when="1964"/>` +
          '<idno type="DOI">10.1/2</idno><availability status="free"><licence target="https://example.org/"/>' +
          `</availability></publicationStmt>${SOURCE}`,
      ],
      ['encoding', '<projectDesc><p>Why</p></projectDesc><editorialDecl><correction><p/></correction></editorialDecl>'],
      [
        'encoding',
        '<listPrefixDef><prefixDef ident="gnd" matchPattern="(.+)" replacementPattern="https://d-nb.info/gnd/$1"/></listPrefixDef>',
      ],
      ['encoding', '<refsDecl><citeStructure unit="chapter" match="//div" use="@n"/></refsDecl>'],
      ['encoding', '<classDecl><taxonomy xml:id="t"><category xml:id="c"><catDesc>x</catDesc></category></taxonomy></classDecl>'],
      ['encoding', '<tagsDecl><rendition xml:id="b" scheme="css">font-weight: bold</rendition></tagsDecl>'],
      ['profile', '<langUsage><language ident="de">German</language></langUsage>'],
      [
        'profile',
        '<correspDesc><correspAction type="sent"><persName>A</persName><date when="1964-07-06"/></correspAction>' +
          '<correspContext><ref type="prev" target="#l1">before</ref></correspContext></correspDesc>',
      ],
      ['profile', '<textClass><keywords scheme="#k"><term>letter</term></keywords><catRef target="#c"/></textClass>'],
      [
        'document',
        `<TEI ${NS}><teiHeader>${FILE_DESC}<xenoData><r xmlns="urn:r" a="b">c</r></xenoData><revisionDesc status="draft"><change when="2026-01-02" who="#a">made</change></revisionDesc></teiHeader><text><body><p/></body></text></TEI>`,
      ],
    ],
    invalid: [
      ['fileDesc', `${PUBLICATION}${TITLE}${SOURCE}`],
      ['fileDesc', `${TITLE}${SOURCE}`],
      ['fileDesc', `<titleStmt/>${PUBLICATION}${SOURCE}`],
      ['fileDesc', `${TITLE}<publicationStmt><date/><publisher>P</publisher></publicationStmt>${SOURCE}`],
      ['fileDesc', `${TITLE}${PUBLICATION}<sourceDesc/>`],
      ['encoding', '<prefixDef matchPattern="(.+)" replacementPattern="x"/>'],
      ['encoding', '<taxonomy xml:id="t"/>'],
      ['profile', '<langUsage><language>German</language></langUsage>'],
      ['profile', '<correspDesc><correspAction type="sent">A</correspAction></correspDesc>'],
      ['profile', '<textClass>letter</textClass>'],
      ['document', `<TEI ${NS}><teiHeader/><text><body><p/></body></text></TEI>`],
    ],
  },
  core: {
    valid: [
      ['p', '<emph>a</emph> <foreign xml:lang="fr">b</foreign> <q>c <quote>d</quote></q> <term>e</term>'],
      ['p', '<choice><sic>teh</sic><corr resp="#ed">the</corr></choice> <choice><abbr>Dr.</abbr><expan>Doktor</expan></choice>'],
      [
        'p',
        '<add place="above">a</add><del rend="strikethrough">b</del><gap reason="illegible" quantity="2" unit="char"/><unclear>c</unclear>',
      ],
      ['p', '<date when="1964-07-06">6 July</date> <num value="3">three</num> <measure quantity="2" unit="kg">2 kg</measure>'],
      ['p', '<ref target="#a https://example.org/">see</ref><ptr target="#b"/><pb n="2" facs="#f"/><lb break="no"/>'],
      ['p', 'a<note place="bottom" n="1"><p>b</p></note><list><item>c</item></list>'],
      ['body', '<list type="gloss"><head>L</head><label>a</label><item>b</item></list>'],
      [
        'body',
        '<listBibl><bibl><author>A</author> <title level="m">T</title></bibl><biblStruct><monogr><title>T</title><imprint><date/></imprint></monogr></biblStruct></listBibl>',
      ],
      [
        'body',
        '<lg type="stanza"><l n="1">a</l><l>b</l></lg><sp who="#h"><speaker>H</speaker><p>c</p><stage type="exit">exit</stage></sp>',
      ],
      ['p', '<graphic url="a.png" width="10cm"/><ruby><rb>a</rb><rt>b</rt></ruby>'],
      ['p', '<address><addrLine>a</addrLine></address>'],
    ],
    invalid: [
      ['p', '<div><p/></div>'],
      ['p', '<emphasis>a</emphasis>'],
      ['p', '<date when="6 July 1964">a</date>'],
      ['p', '<date when="1964-13-01">a</date>'],
      ['p', '<num value="three">3</num>'],
      ['p', '<title level="x">a</title>'],
      ['p', '<lb>a</lb>'],
      ['p', '<graphic/>'],
      ['p', '<ref target="">a</ref>'],
      ['p', '<choice>a</choice>'],
      ['body', '<list><p>a</p></list>'],
      ['body', '<list><label>a</label><label>b</label></list>'],
      ['body', '<lg>a</lg>'],
      ['body', 'text'],
      ['body', '<biblStruct><analytic/></biblStruct>'],
    ],
  },
  textstructure: {
    valid: [
      ['body', '<div type="chapter" n="1"><head>H</head><p>a</p><div><p/></div><trailer>end</trailer></div>'],
      ['body', '<div1><div2><p/></div2></div1>'],
      [
        'div',
        '<opener><dateline>Vienna, <date/></dateline><salute>Dear</salute></opener><p/><closer><signed>A</signed></closer><postscript><p/></postscript>',
      ],
      [
        'front',
        '<titlePage><docTitle><titlePart type="main">T</titlePart></docTitle><byline>by <docAuthor>A</docAuthor></byline><docImprint>V <docDate when="1900">1900</docDate></docImprint></titlePage>',
      ],
      ['resource', '<text><group><text><body><p/></body></text></group></text>'],
      ['p', '<floatingText><body><p/></body></floatingText>'],
      ['document', `<teiCorpus ${NS}>HEADER<TEI>HEADER<text><body><p/></body></text></TEI></teiCorpus>`],
    ],
    invalid: [
      ['body', ''],
      ['body', '<div1><div3><p/></div3></div1>'],
      ['body', '<div><p/></div><p/>'],
      ['body', '<div><p/></div><div1><p/></div1>'],
      ['div', '<p/><head>late</head>'],
      ['div', '<trailer>a</trailer><p/>'],
      ['div', 'text'],
      ['front', '<titlePage>T</titlePage>'],
      ['resource', '<text><front/></text>'],
      ['resource', ''],
      ['document', `<text ${NS}><body><p/></body></text>`],
      ['document', `<teiCorpus ${NS}>HEADER</teiCorpus>`],
    ],
  },
  namesdates: {
    valid: [
      ['p', '<persName key="k" ref="#p"><forename type="first">A</forename> <nameLink>von</nameLink> <surname>B</surname></persName>'],
      ['p', '<placeName><settlement>V</settlement>, <country>A</country></placeName> <geogName>x <geogFeat>y</geogFeat></geogName>'],
      [
        'person',
        '<persName>A</persName><birth when="1900-01-02"><placeName>V</placeName></birth><death notAfter="1980"/><occupation>x</occupation>',
      ],
      [
        'resource',
        '<standOff><listPlace><place xml:id="v"><placeName>V</placeName><location><geo>48.2 16.37</geo></location></place></listPlace><listOrg><org><orgName>O</orgName></org></listOrg></standOff>',
      ],
      [
        'resource',
        '<standOff><listPerson><person xml:id="a"><p/></person><relation name="spouse" mutual="#a #b"/><listRelation><relation name="parent" active="#a" passive="#b"/></listRelation></listPerson></standOff>',
      ],
      [
        'resource',
        '<standOff><listEvent><event when="1964-07-06"><eventName>E</eventName></event></listEvent><listObject><object><objectIdentifier><objectName>O</objectName></objectIdentifier></object></listObject></standOff>',
      ],
      ['person', '<persName notBefore-iso="1900-01">A</persName><floruit from="1920" to="1950"/>'],
    ],
    invalid: [
      ['person', '<birth when="around 1900"/>'],
      ['person', '<p/><persName>A</persName>'],
      ['person', 'A'],
      ['resource', '<standOff><listPerson/></standOff>'],
      ['resource', '<standOff><listPlace><person/></listPlace></standOff>'],
      ['resource', '<standOff><person/></standOff>'],
      ['resource', '<standOff><listObject><object/></listObject></standOff>'],
      ['p', '<persName><p>A</p></persName>'],
      ['p', '<person><persName>A</persName></person>'],
      ['p', '<persName full="maybe">A</persName>'],
    ],
  },
  msdescription: {
    valid: [
      [
        'source',
        '<msDesc xml:id="m"><msIdentifier><country>A</country><settlement>V</settlement><repository>R</repository><idno>1</idno><altIdentifier><idno>2</idno></altIdentifier></msIdentifier></msDesc>',
      ],
      [
        'msDesc',
        '<msContents class="#c"><summary>s</summary><msItem n="1"><locus from="1r" to="2v">1r-2v</locus><author>A</author><title>T</title><incipit>in</incipit><explicit>ex</explicit><textLang mainLang="la">Latin</textLang></msItem></msContents>',
      ],
      [
        'physDesc',
        '<objectDesc form="codex"><supportDesc material="parch"><support>s</support><extent>9 <dimensions unit="mm"><height>1</height><width>2</width></dimensions></extent><foliation/><collation/><condition/></supportDesc><layoutDesc><layout columns="1 2" writtenLines="20 22"/></layoutDesc></objectDesc>',
      ],
      [
        'physDesc',
        '<handDesc hands="2"><handNote scope="major" xml:id="h">x</handNote></handDesc><decoDesc><decoNote type="initial">x</decoNote></decoDesc><bindingDesc><binding><p/></binding></bindingDesc><sealDesc><seal><p/></seal></sealDesc>',
      ],
      [
        'msDesc',
        '<history><origin notBefore="1200" notAfter="1250"><origPlace>V</origPlace> <origDate>s. xiii</origDate></origin><provenance/><acquisition when="1900"/></history><additional><adminInfo><recordHist><source/></recordHist></adminInfo><surrogates/></additional>',
      ],
      ['msDesc', '<msPart><msIdentifier><idno>1a</idno></msIdentifier><p/></msPart><msFrag><msIdentifier/></msFrag>'],
      ['msDesc', '<head>A</head><p>free</p>'],
    ],
    invalid: [
      ['source', '<msDesc/>'],
      ['source', '<msDesc><msContents><p/></msContents></msDesc>'],
      ['source', '<msDesc><msIdentifier><idno>1</idno><repository>R</repository></msIdentifier></msDesc>'],
      ['msDesc', '<p/><msContents><p/></msContents>'],
      ['msDesc', '<msContents><p/></msContents><head>late</head>'],
      ['msDesc', '<msContents>text</msContents>'],
      ['msDesc', '<msContents><msItem><p/><title>T</title></msItem></msContents>'],
      ['physDesc', '<bindingDesc/><handDesc/>'],
      ['physDesc', '<objectDesc><supportDesc><condition/><support/></supportDesc></objectDesc>'],
      ['physDesc', '<objectDesc><layoutDesc><layout columns="two"/></layoutDesc></objectDesc>'],
      ['physDesc', '<handDesc hands="-1"><handNote/></handDesc>'],
      ['msDesc', '<history><acquisition/><origin/></history>'],
      ['msDesc', '<additional><recordHist/></additional>'],
    ],
  },
  transcr: {
    valid: [
      [
        'resource',
        '<facsimile><graphic url="a.jpg"/><surface xml:id="s" ulx="0" uly="0" lrx="10" lry="20"><graphic url="b.jpg"/><zone points="0,0 1,0 1,1"/></surface></facsimile>',
      ],
      [
        'resource',
        '<sourceDoc><surfaceGrp><surface n="1"><zone type="main"><line>a <mod type="subst"><del>b</del><add>c</add></mod></line></zone></surface></surfaceGrp></sourceDoc>',
      ],
      [
        'p',
        '<expan>d<ex>e</ex></expan><am>~</am><supplied reason="lost">a</supplied><damage agent="water" degree="high">b</damage><surplus>c</surplus><secl>d</secl>',
      ],
      [
        'p',
        '<subst><del>a</del><add>b</add></subst><handShift new="#h"/><space quantity="2" unit="char" dim="horizontal"/><fw type="catch">c</fw>',
      ],
      [
        'p',
        '<addSpan spanTo="#e"/>a<anchor xml:id="e"/><delSpan spanTo="#e"/><metamark function="insert">+</metamark><restore><del>x</del></restore><retrace>y</retrace>',
      ],
      ['profile', '<handNotes><handNote xml:id="h" medium="ink">x</handNote></handNotes>'],
    ],
    invalid: [
      ['resource', '<facsimile/>'],
      ['resource', '<facsimile><p/></facsimile>'],
      ['resource', '<facsimile><surface ulx="left"/></facsimile>'],
      ['resource', '<facsimile><surface><zone points="1 2 3"/></surface></facsimile>'],
      ['resource', '<facsimile><surface><zone points="0,0 1,1"/></surface></facsimile>'],
      ['resource', '<sourceDoc><line>a</line></sourceDoc>'],
      ['p', '<space dim="sideways"/>'],
      ['p', '<damage degree="3">a</damage>'],
      ['p', '<subst>a</subst>'],
      ['p', '<surface/>'],
      ['p', '<addSpan spanTo="#e">a</addSpan>'],
    ],
  },
  textcrit: {
    valid: [
      ['p', '<app from="#a" to="#b" loc="1.2"><lem wit="#A #B">a</lem><rdg wit="#C" cause="haplography">b</rdg><note>c</note></app>'],
      [
        'p',
        '<app><rdgGrp type="ortho"><lem wit="#A">a</lem><rdg wit="#B"><witStart/>b<lacunaStart wit="#C"/></rdg></rdgGrp><witDetail target="#r" wit="#A">late</witDetail></app>',
      ],
      [
        'source',
        '<listWit><witness xml:id="A"><msDesc><msIdentifier><idno>1</idno></msIdentifier></msDesc></witness><witness xml:id="B">B</witness></listWit>',
      ],
      ['encoding', '<variantEncoding method="parallel-segmentation" location="internal"/>'],
      ['body', '<listApp><app><rdg>a</rdg></app></listApp><p/>'],
    ],
    invalid: [
      ['p', '<app>a</app>'],
      ['p', '<app><rdg>b</rdg><lem>a</lem></app>'],
      ['p', '<app><lem>a</lem><lem>b</lem></app>'],
      ['p', '<app><rdg wit="">a</rdg></app>'],
      ['p', '<lem>a</lem>'],
      ['p', '<witDetail>a</witDetail>'],
      ['source', '<listWit/>'],
      ['encoding', '<variantEncoding method="parallel" location="internal"/>'],
      ['encoding', '<variantEncoding/>'],
    ],
  },
  linking: {
    valid: [
      ['p', '<seg type="x" function="y" part="I" next="#b" corresp="#c #d">a</seg><anchor xml:id="a"/>'],
      ['body', '<ab type="x">a<lb/>b</ab><linkGrp type="t"><link target="#a #b"/></linkGrp>'],
      ['body', '<p/><timeline unit="s" origin="#w"><when xml:id="w" absolute="12:00:00"/><when interval="2.5" since="#w"/></timeline>'],
      [
        'body',
        '<p/><joinGrp result="q"><join target="#a #b"/></joinGrp><altGrp mode="excl"><alt target="#a #b" weights="0.2 0.8"/></altGrp>',
      ],
      [
        'resource',
        '<standOff><listAnnotation><annotation xml:id="n" target="#a" motivation="commenting"><note>x</note></annotation></listAnnotation><interpGrp><interp>x</interp></interpGrp></standOff>',
      ],
      ['resource', '<standOff><linkGrp><link target="#a #b"/></linkGrp></standOff>'],
    ],
    invalid: [
      ['p', '<seg part="X">a</seg>'],
      ['p', '<anchor>a</anchor>'],
      ['p', '<seg sameAs="#a #b">a</seg>'],
      ['body', '<p/><linkGrp/>'],
      ['body', '<p/><alt target="#a"/>'],
      ['body', '<p/><alt target="#a #b" mode="either"/>'],
      ['body', '<p/><alt target="#a #b" weights="0.5 2"/>'],
      ['body', '<p/><timeline><p/></timeline>'],
      ['resource', '<standOff/>'],
      ['resource', '<standOff><p/></standOff>'],
      ['resource', '<standOff><listAnnotation><annotation xml:id="n"/></listAnnotation></standOff>'],
      ['resource', '<standOff><listAnnotation><annotation xml:id="n" target="#a" motivation="guessing"/></listAnnotation></standOff>'],
    ],
  },
  analysis: {
    valid: [
      [
        'p',
        '<s n="1"><cl><phr function="subject"><w lemma="be" pos="V" msd="x" join="right">is</w></phr></cl><pc force="strong" pre="false">.</pc></s>',
      ],
      ['p', '<w><m type="stem" baseForm="a">a</m><c>b</c></w>'],
      [
        'body',
        '<p ana="#i"/><spanGrp type="x"><span from="#a" to="#b">s</span></spanGrp><interpGrp><interp xml:id="i" inst="#a">i</interp></interpGrp>',
      ],
    ],
    invalid: [
      ['p', '<w join="up">a</w>'],
      ['p', '<pc force="firm">.</pc>'],
      ['p', '<pc pre="maybe">.</pc>'],
      ['p', '<w><p/></w>'],
      ['p', '<s><s>a</s><p/></s>'],
      ['body', '<p/><spanGrp><p/></spanGrp>'],
      ['body', '<p ana=""/>'],
    ],
  },
  figures: {
    valid: [
      ['body', '<table rows="1" cols="2"><head>T</head><row role="label"><cell cols="2">a</cell></row></table>'],
      ['body', '<figure><graphic url="a.png"/><head>H</head><figDesc>d</figDesc></figure><p/>'],
      ['p', '<formula notation="TeX">x^2</formula><notatedMusic><ptr target="a.mei"/></notatedMusic>'],
    ],
    invalid: [
      ['body', '<table><cell>a</cell></table>'],
      ['body', '<table/>'],
      ['body', '<table><row/></table>'],
      ['body', '<table rows="two"><row><cell/></row></table>'],
      ['body', '<figDesc>d</figDesc>'],
      ['p', '<formula><p/></formula>'],
    ],
  },
  verse: {
    valid: [
      ['encoding', '<metDecl pattern="[+-]*" type="met real"><metSym value="+">stressed</metSym></metDecl>'],
      ['body', '<lg met="-+-+" rhyme="ab"><l real="+-" enjamb="yes">a<caesura/>b <rhyme label="a">c</rhyme></l></lg>'],
    ],
    invalid: [
      ['encoding', '<metDecl type="metre"><p/></metDecl>'],
      ['encoding', '<metDecl/>'],
      ['encoding', '<metDecl><metSym>+</metSym></metDecl>'],
      ['body', '<l>a<caesura>b</caesura></l>'],
      ['body', '<p met="-+">a</p>'],
    ],
  },
  drama: {
    valid: [
      [
        'front',
        '<castList><head>C</head><castItem type="role"><role xml:id="h">H</role>, <roleDesc>prince</roleDesc> <actor>A</actor></castItem><castGroup><castItem/></castGroup></castList>',
      ],
      ['front', '<set><p/></set><prologue><sp><p/></sp></prologue><performance><p/></performance>'],
      ['body', '<spGrp><sp><l/></sp></spGrp><p>a<move type="entrance" who="#h" where="left"/></p>'],
      [
        'body',
        '<view><camera type="zoom">x</camera> <caption>c</caption> <sound discrete="true">s</sound></view><tech type="light">t</tech><p/>',
      ],
    ],
    invalid: [
      ['front', '<castList><role>H</role></castList>'],
      ['front', '<castList><castItem type="extra"/></castList>'],
      ['front', '<castList>H</castList>'],
      ['front', '<prologue>text</prologue>'],
      ['body', '<sp>text</sp>'],
      ['body', '<sp><div><p/></div></sp>'],
      ['body', '<sp who=""><p/></sp>'],
      ['body', '<speaker>H</speaker>'],
      ['p', '<sound discrete="often">s</sound>'],
    ],
  },
  gaiji: {
    valid: [
      ['p', '<g ref="#long-s">ſ</g>'],
      [
        'encoding',
        '<charDecl><desc>d</desc><char xml:id="a"><localProp name="entity" value="x"/><mapping type="standard">s</mapping></char><glyph xml:id="b"><unicodeProp name="Age" value="3.0"/></glyph></charDecl>',
      ],
    ],
    invalid: [
      ['p', '<g>a<hi>b</hi></g>'],
      ['p', '<g ref="#a #b">a</g>'],
      ['encoding', '<charDecl/>'],
      ['encoding', '<charDecl><char><unicodeProp name="colour" value="x"/></char></charDecl>'],
      ['encoding', '<charDecl><char><localProp value="x"/></char></charDecl>'],
    ],
  },
  corpus: {
    valid: [
      ['profile', '<particDesc><listPerson><person xml:id="h" sex="M"><persName>H</persName></person></listPerson></particDesc>'],
      ['profile', '<settingDesc><setting who="#h"><name>V</name><date/><locale>a</locale><activity>b</activity></setting></settingDesc>'],
      [
        'profile',
        '<textDesc><channel mode="w"/><constitution type="single"/><derivation/><domain/><factuality type="fact"/><interaction type="none"/><preparedness/><purpose degree="high"/></textDesc>',
      ],
    ],
    invalid: [
      ['profile', '<particDesc/>'],
      ['profile', '<particDesc>H</particDesc>'],
      ['profile', '<textDesc><channel mode="w"/></textDesc>'],
      ['profile', '<settingDesc><place/><setting>x</setting></settingDesc>'],
    ],
  },
  certainty: {
    valid: [
      ['p', '<certainty target="#a" locus="value" degree="0.5"><desc>d</desc></certainty>'],
      ['p', '<date>1<precision match="@when" precision="low"/></date><respons locus="name location" resp="#a"/>'],
    ],
    invalid: [
      ['p', '<certainty target="#a"/>'],
      ['p', '<certainty locus="place"/>'],
      ['p', '<certainty locus="value" degree="high"/>'],
      ['p', '<respons resp="#a"/>'],
      ['p', '<respons locus="place" resp="#a"/>'],
    ],
  },
  tagdocs: {
    valid: [
      ['p', '<gi>hi</gi> <att>rend</att> <val>bold</val> <tag type="start">hi</tag> <code lang="xml">a</code> <ident>b</ident>'],
      [
        'body',
        '<eg>a</eg><egXML xmlns="http://www.tei-c.org/ns/Examples" valid="feasible"><x xmlns="urn:x" xml:id="q" a="1">y</x></egXML>',
      ],
    ],
    invalid: [
      ['p', '<tag type="middle">hi</tag>'],
      ['p', '<gi><hi>hi</hi></gi>'],
      ['p', '<egXML>a</egXML>'],
      ['p', '<egXML xmlns="http://www.tei-c.org/ns/Examples" valid="no">a</egXML>'],
      ['p', `<egXML xmlns="http://www.tei-c.org/ns/Examples"><p ${NS}/></egXML>`],
    ],
  },
};
