<?xml version="1.0" encoding="UTF-8"?>
<!-- A document's text in two layers, in the layout vocabulary that src/compose/layout.ts turns into plain text.

     Mode imp:reading makes the principal result: the text as the reading policy has it, notes after the division they
     belong to. Mode imp:diplomatic makes the result document "diplomatic": every character of the text in document
     order, alternatives side by side; what is not in the source text stands in l:gen or @mark. The text of a witness
     ("witness-1" and so on) is the reading text with its readings: mode imp:reading with the tunnel parameter `witness`.

     Templates in the modules say what is special in a layer. What no module knows passes through here. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:import href="../shared/ordinal.xsl"/>
  <xsl:import href="../shared/policy.xsl"/>
  <xsl:import href="../shared/ranges.xsl"/>
  <xsl:import href="../shared/speakers.xsl"/>
  <xsl:import href="../shared/functions.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="marks.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="textstructure.xsl"/>
  <xsl:include href="core.xsl"/>
  <xsl:include href="bibl.xsl"/>
  <xsl:include href="milestones.xsl"/>
  <xsl:include href="editorial.xsl"/>
  <xsl:include href="textcrit.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="drama.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="tagdocs.xsl"/>
  <xsl:include href="spoken.xsl"/>
  <xsl:include href="dictionaries.xsl"/>
  <xsl:include href="gaiji.xsl"/>

  <xsl:param name="document-id" as="xs:string" select="'document'"/>

  <!-- Whether any entry of an apparatus stands beside the text. -->
  <xsl:param name="attached-apparatus" as="xs:boolean" select="true()"/>

  <xsl:output method="xml" indent="no" encoding="UTF-8" omit-xml-declaration="yes"/>
  <xsl:output name="layout" method="xml" indent="no" encoding="UTF-8" omit-xml-declaration="yes"/>

  <xsl:mode use-accumulators="ordinal note-number item-number" on-no-match="fail"/>
  <xsl:mode name="imp:reading" use-accumulators="ordinal note-number item-number" on-no-match="text-only-copy"/>
  <xsl:mode name="imp:diplomatic" use-accumulators="ordinal note-number item-number" on-no-match="text-only-copy"/>

  <xsl:template match="/">
    <!-- A corpus, or TEI within TEI, has several texts; a transcription alone stands for the text. -->
    <xsl:variable name="texts" as="element()*" select="//text[not(ancestor::text)] | //sourceDoc[not(../text)]"/>
    <l:text layer="reading">
      <xsl:apply-templates select="$texts" mode="imp:reading"/>
    </l:text>
    <xsl:result-document href="diplomatic" format="layout">
      <l:text layer="diplomatic">
        <xsl:apply-templates select="$texts" mode="imp:diplomatic"/>
      </l:text>
    </xsl:result-document>
    <xsl:for-each select="tokenize($witnesses)">
      <xsl:result-document href="witness-{position()}" format="layout">
        <l:text layer="witness">
          <xsl:apply-templates select="$texts" mode="imp:reading">
            <xsl:with-param name="witness" tunnel="yes" select="."/>
          </xsl:apply-templates>
        </l:text>
      </xsl:result-document>
    </xsl:for-each>
  </xsl:template>

  <!-- Every element has its extent recorded, then whatever the modules or the catch-all make of it. -->
  <xsl:template match="*" mode="imp:reading imp:diplomatic" priority="100">
    <l:e n="{imp:ordinal(.)}"><xsl:next-match/></l:e>
  </xsl:template>

  <!-- Words and characters are too many to be recorded where nothing can point to them. -->
  <xsl:template match="w[not(@xml:id)] | c[not(@xml:id)] | pc[not(@xml:id)]" mode="imp:reading imp:diplomatic" priority="101">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- The catch-all: nothing is dropped. Where blocks stand, it is a block, elsewhere part of the line. -->
  <xsl:template match="*" mode="imp:reading imp:diplomatic">
    <xsl:choose>
      <xsl:when test="imp:holds-blocks(..)">
        <l:block before="{imp:before(.)}"><xsl:apply-templates mode="#current"/></l:block>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="#current"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
