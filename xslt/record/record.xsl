<?xml version="1.0" encoding="UTF-8"?>
<!--
  A TEI document as one JSON object: the type DocumentRecord of src/model/record.ts. Nothing is interpreted that the
  document does not say; a fact that it does not give is an absent key.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:rec="urn:imprimatur:record"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">
  <xsl:import href="../shared/ordinal.xsl"/>
  <xsl:import href="../shared/mentions.xsl"/>
  <xsl:import href="../shared/policy.xsl"/>
  <xsl:import href="../shared/functions.xsl"/>
  <xsl:include href="json.xsl"/>
  <xsl:include href="plain.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="identifiers.xsl"/>
  <xsl:include href="agents.xsl"/>
  <xsl:include href="header.xsl"/>
  <xsl:include href="sources.xsl"/>
  <xsl:include href="registers.xsl"/>
  <xsl:include href="mentions.xsl"/>

  <xsl:param name="document-id" as="xs:string" select="'document'"/>
  <xsl:output method="json" indent="no" encoding="UTF-8"/>
  <xsl:mode use-accumulators="ordinal" on-no-match="fail"/>

  <xsl:template match="/">
    <xsl:variable name="root" as="element()" select="*"/>
    <xsl:variable name="header" as="element(teiHeader)?" select="$root/teiHeader[1]"/>
    <!-- A corpus has its documents inside, each with a text of its own. -->
    <xsl:variable name="all" as="element()+" select="$root | $root/descendant::TEI[ancestor::teiCorpus]"/>
    <xsl:variable name="lists" as="element()*" select="$all ! rec:lists(.)"/>
    <xsl:variable name="relations" as="map(xs:string, element(relation)*)" select="rec:relation-index($lists/relation)"/>
    <xsl:variable name="publication" as="element()?" select="$header/fileDesc[1]/publicationStmt[1]"/>
    <xsl:sequence select="rec:object((
        map{'title': (rec:main-title($header), string($root/@xml:id), $document-id)[. ne ''][1]},
        rec:fact('id', $root/@xml:id),
        rec:list('titles', rec:titles($header)),
        rec:fact('language', rec:language($root)),
        rec:list('agents', rec:agents($header)),
        rec:fact('publisher', ($publication/(publisher | authority | distributor))[1] ! rec:publisher(.)),
        rec:fact('edition', ($header/fileDesc/editionStmt/edition)[1] ! rec:plain(.)),
        rec:fact('published', ($publication/date/@when)[1]),
        rec:list('identifiers', $publication/descendant::idno[not(idno)][rec:plain(.) ne ''] ! rec:identifier(.)),
        rec:origin($header),
        rec:fact('abstract', string-join($header/profileDesc/abstract ! rec:plain(.), ' ')),
        rec:list('availability', rec:availability($header)),
        rec:list('languages', rec:languages($header)),
        rec:list('manuscripts', rec:manuscripts($header)),
        rec:list('sources', rec:sources($header)),
        rec:list('keywords', rec:keywords($header)),
        rec:list('categories', rec:categories($header)),
        rec:list('correspondence', rec:correspondence($header)),
        rec:fact('revised', rec:revised($header)),
        rec:list('entities', rec:entries($lists) ! rec:entity(., $relations)),
        rec:list('mentions', rec:mentions($root))))"/>
  </xsl:template>

</xsl:stylesheet>
