<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says of the document: titles, dates, languages, rights, subjects (TEI P5, chapter 2). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:rec="urn:imprimatur:record"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- The title by which the document goes: neither that of its series nor one that only describes it. -->
  <xsl:function name="rec:main-title" as="xs:string?">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="titles" as="element(title)*" select="$header/fileDesc/titleStmt/title[rec:plain(.) ne '']"/>
    <xsl:variable name="own" as="element(title)*" select="$titles[not(@level = ('s', 'j'))]"/>
    <xsl:variable name="untyped" as="element(title)*" select="$own[not(@type)]"/>
    <xsl:sequence select="($own[@type = 'main'], $untyped[@level = 'a'], $untyped, $own, $titles)[1] ! rec:plain(.)"/>
  </xsl:function>

  <xsl:function name="rec:titles" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:for-each select="$header/fileDesc/titleStmt/title[rec:plain(.) ne '']">
      <xsl:sequence select="rec:object((
          map{'text': rec:plain(.)},
          rec:fact('type', @type), rec:fact('level', @level), rec:fact('language', @xml:lang)))"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="rec:languages" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:sequence select="$header/profileDesc/langUsage/language[@ident] ! map{'ident': string(@ident), 'text': rec:plain(.)}"/>
  </xsl:function>

  <!-- Language of the text as published; what the text element says counts before what its document says. -->
  <xsl:function name="rec:language" as="xs:string?">
    <xsl:param name="root" as="element()"/>
    <xsl:variable name="used" as="xs:string*" select="$root/teiHeader/profileDesc/langUsage/language/@ident ! string()"/>
    <xsl:sequence select="($root/text/body/@xml:lang, $root/text/@xml:lang, $root/@xml:lang, $used[count($used) eq 1])[normalize-space()][1] ! string()"/>
  </xsl:function>

  <!-- When and where: the header's creation, else the sending of the letter, else the origin of the manuscript. -->
  <xsl:function name="rec:origin" as="map(xs:string, item()*)">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="creation" as="element()?" select="($header/profileDesc/creation)[1]"/>
    <xsl:variable name="sent" as="element()?" select="($header/profileDesc/correspDesc/correspAction[@type = 'sent'])[1]"/>
    <xsl:variable name="origin" as="element()?" select="($header/fileDesc/sourceDesc/descendant::origin)[1]"/>
    <xsl:variable name="dates" as="element()*" select="
        ($creation/date, $creation[rec:is-dated(.)], $sent/date, $origin/descendant::origDate, $origin/descendant::date, $origin[rec:is-dated(.)])"/>
    <xsl:variable name="places" as="element()*" select="
        ($creation/(placeName | settlement | rs[@type = 'place']), $sent/(placeName | settlement), $origin/descendant::origPlace)"/>
    <xsl:sequence select="rec:object((
        rec:part('created', ($dates ! rec:date(., rec:plain(.)))[1]),
        rec:part('place', ($places ! rec:place(.))[1])))"/>
  </xsl:function>

  <!-- Licences each by itself; what is said of rights outside them first, as one statement. -->
  <xsl:function name="rec:availability" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:for-each select="$header/fileDesc/publicationStmt/availability">
      <xsl:variable name="status" as="map(xs:string, item()*)" select="rec:fact('status', @status)"/>
      <xsl:variable name="words" as="xs:string" select="string-join(*[not(self::licence)] ! rec:plain(.)[. ne ''], ' ')"/>
      <xsl:if test="$words ne ''">
        <xsl:sequence select="rec:object((map{'text': $words}, $status))"/>
      </xsl:if>
      <xsl:for-each select="licence">
        <xsl:sequence select="rec:object((map{'text': rec:plain(.)}, rec:fact('target', @target ! tokenize(.)[1]), $status))"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="rec:keywords" as="xs:string*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:sequence select="distinct-values($header/profileDesc/textClass/keywords/(term | list/item) ! rec:plain(.)[. ne ''])"/>
  </xsl:function>

  <!-- The categories that catRef points to within this document, with their descriptions. -->
  <xsl:function name="rec:categories" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="categories" as="element(category)*" select="$header/encodingDesc/classDecl/descendant::category"/>
    <xsl:for-each select="rec:pointers($header/profileDesc/textClass/catRef/@target)">
      <xsl:variable name="category" as="element(category)?" select="$categories[@xml:id = substring-after(current(), '#')][1]"/>
      <xsl:sequence select="rec:object((map{'target': .}, rec:fact('text', $category/(catDesc, gloss)[1] ! rec:plain(.))))"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Who sent and received a letter, when and where (TEI P5, 2.4.6). -->
  <xsl:function name="rec:correspondence" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:for-each select="$header/profileDesc/correspDesc/correspAction">
      <xsl:sequence select="rec:object((
          rec:fact('action', @type),
          rec:list('agents', (persName | orgName | name | rs) ! rec:object((
              map{'name': rec:agent-name(.), 'kind': rec:agent-kind(.)}, rec:fact('ref', rec:agent-ref(., .))))),
          rec:part('date', (date ! rec:date(., rec:plain(.)))[1]),
          rec:part('place', ((placeName | settlement) ! rec:place(.))[1])))"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="rec:revised" as="xs:string?">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:sequence select="sort(($header/revisionDesc/descendant-or-self::*[self::change or self::revisionDesc] ! rec:datable(., 'when')) ! string())[last()]"/>
  </xsl:function>

</xsl:stylesheet>
