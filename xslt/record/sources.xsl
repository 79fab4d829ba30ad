<?xml version="1.0" encoding="UTF-8"?>
<!-- What the text was taken from: manuscripts and printed sources of sourceDesc (TEI P5, 2.2.7, 3.12 and 11). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:rec="urn:imprimatur:record"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:function name="rec:manuscripts" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:for-each select="$header/fileDesc/sourceDesc/descendant::msDesc">
      <xsl:variable name="at" as="element()?" select="msIdentifier[1]"/>
      <xsl:variable name="items" as="element()*" select="msContents | msContents/msItem | msContents/msItem/msItem"/>
      <xsl:variable name="origin" as="element()?" select="(history/origin)[1]"/>
      <xsl:sequence select="rec:object((
          rec:fact('id', @xml:id),
          rec:fact('country', $at/country[1] ! rec:plain(.)),
          rec:fact('settlement', $at/settlement[1] ! rec:plain(.)),
          rec:fact('institution', $at/institution[1] ! rec:plain(.)),
          rec:fact('repository', ($at/repository)[1] ! rec:plain(.)),
          rec:fact('repositoryRef', ($at/repository, $at/institution)[@ref][1]/@ref ! tokenize(.)[1]),
          rec:fact('settlementRef', $at/settlement[1]/@ref ! tokenize(.)[1]),
          rec:fact('collection', string-join($at/collection ! rec:plain(.), ', ')),
          rec:fact('idno', ($at/idno)[1] ! rec:plain(.)),
          rec:list('identifiers', $at/(idno | altIdentifier/idno)[rec:plain(.) ne ''] ! rec:identifier(.)),
          rec:fact('locus', ($items/locus)[1] ! rec:locus(.)),
          rec:fact('title', ($items/title, head/title, head, $at/msName)[1] ! rec:plain(.)),
          rec:fact('language', ($items/textLang/@mainLang)[1]),
          rec:fact('summary', (msContents/summary)[1] ! rec:plain(.)),
          rec:part('origin', ($origin/descendant::origDate ! rec:date(., rec:plain(.)))[1]),
          rec:part('originPlace', ($origin/descendant::origPlace ! rec:place(.))[1])))"/>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="rec:locus" as="xs:string?">
    <xsl:param name="locus" as="element()"/>
    <xsl:sequence select="(rec:plain($locus), string-join(($locus/@from, $locus/@to), '–'))[. ne ''][1]"/>
  </xsl:function>

  <xsl:function name="rec:sources" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="description" as="element()*" select="$header/fileDesc/sourceDesc"/>
    <xsl:variable name="lists" as="element()*" select="$description | $description/descendant::listBibl[not(ancestor::msDesc)]"/>
    <xsl:sequence select="$lists/(bibl | biblStruct | biblFull) ! rec:source(.)"/>
  </xsl:function>

  <xsl:function name="rec:source" as="map(xs:string, item()*)">
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="date" as="element()?" select="
        ($source/date, $source/monogr/imprint/date, $source/monogr/date, $source/publicationStmt/date, $source/descendant::date)[1]"/>
    <xsl:sequence select="rec:object((
        rec:fact('id', $source/@xml:id),
        map{'text': rec:citation($source)},
        rec:fact('title', rec:work-title($source)),
        rec:fact('type', $source/@type),
        rec:fact('date', ($date ! rec:datable(., 'when'), $date[not(@cert = 'unknown')] ! rec:plain(.))[normalize-space()][1]),
        rec:list('targets', rec:pointers($source/(@corresp | @sameAs | descendant::ptr/@target | descendant::ref/@target))
            [contains(., ':')])))"/>
  </xsl:function>

  <!-- A bibl as it is written; of a structured entry, which has no punctuation, the parts with commas between. -->
  <xsl:function name="rec:citation" as="xs:string">
    <xsl:param name="source" as="element()"/>
    <xsl:variable name="parts" as="element()*" select="
        $source/descendant::*[self::author or self::editor or self::title or self::publisher or self::pubPlace or self::date
          or self::biblScope or self::idno or self::edition or self::seg]
          [not(ancestor::note or ancestor::author or ancestor::editor or ancestor::title or ancestor::edition
            or ancestor::publisher or ancestor::respStmt or self::date[@cert = 'unknown'])]"/>
    <xsl:sequence select="
        if ($source/self::bibl and $source/text()[normalize-space()]) then rec:plain($source)
        else string-join($parts ! rec:part-words(.)[. ne ''], ', ')"/>
  </xsl:function>

  <!-- Names with their parts in order; a bare number, which says nothing without its unit: "page 32-36". -->
  <xsl:function name="rec:part-words" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="names" as="xs:string*" select="$part[self::author or self::editor]/(persName | orgName | name | .[surname or forename]) ! rec:agent-name(.)"/>
    <xsl:variable name="words" as="xs:string" select="((string-join($names, '; '), rec:plain($part), string-join(($part/self::biblScope/@from, $part/self::biblScope/@to), '–'))[. ne ''], '')[1]"/>
    <xsl:sequence select="if ($part/self::biblScope[@unit] and matches($words, '^[\divxlIVXL]')) then $part/@unit || ' ' || $words else $words"/>
  </xsl:function>

  <!-- The title of a bibl, biblStruct or biblFull; that of the part counts before that of the whole. -->
  <xsl:function name="rec:work-title" as="xs:string?">
    <xsl:param name="work" as="element()"/>
    <xsl:variable name="titles" as="element()*" select="$work/(analytic/title, title, monogr/title, titleStmt/title, titleStmt/descendant::title)"/>
    <xsl:variable name="preferred" as="element()*" select="$titles[@type = ('preferred', 'pref', 'main')]"/>
    <xsl:sequence select="(($preferred, $titles) ! rec:plain(.)[. ne ''])[1]"/>
  </xsl:function>

</xsl:stylesheet>
