<?xml version="1.0" encoding="UTF-8"?>
<!--
  TEI P5 to HTML5 fragments: the text (principal result), the header and the contents. Templates and the page around
  them come later; nothing here knows of other files.

  Every character of the text is in the principal result, in the order of the source. What the edition adds stands in
  elements with @data-generated; without these, the HTML reads as the TEI does.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:import href="catch-all.xsl"/>
  <xsl:import href="../shared/ordinal.xsl"/>
  <xsl:import href="../shared/mentions.xsl"/>
  <xsl:import href="../shared/policy.xsl"/>
  <xsl:import href="../shared/ranges.xsl"/>
  <xsl:import href="../shared/speakers.xsl"/>
  <xsl:import href="../shared/functions.xsl"/>

  <xsl:include href="elements.xsl"/>
  <xsl:include href="attributes.xsl"/>
  <xsl:include href="messages.xsl"/>
  <xsl:include href="labels.xsl"/>
  <xsl:include href="fields.xsl"/>
  <xsl:include href="textstructure.xsl"/>
  <xsl:include href="core.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="bibliography.xsl"/>
  <xsl:include href="namesdates.xsl"/>
  <xsl:include href="linking.xsl"/>
  <xsl:include href="transcr.xsl"/>
  <xsl:include href="genesis.xsl"/>
  <xsl:include href="textcrit.xsl"/>
  <xsl:include href="apparatus.xsl"/>
  <xsl:include href="facsimile.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="drama.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="analysis.xsl"/>
  <xsl:include href="gaiji.xsl"/>
  <xsl:include href="spoken.xsl"/>
  <xsl:include href="dictionaries.xsl"/>
  <xsl:include href="msdescription.xsl"/>
  <xsl:include href="tagdocs.xsl"/>
  <xsl:include href="header.xsl"/>
  <xsl:include href="contents.xsl"/>

  <!-- The id under which the document is published. -->
  <xsl:param name="document-id" as="xs:string" select="'document'"/>

  <!-- What is made: everything, or only `text` (with the contents) or `header`, so that two processors can share the work. -->
  <xsl:param name="part" as="xs:string" select="'all'"/>

  <!-- Addresses stay as the TEI writes them: ids are compared with them character by character. -->
  <xsl:output method="html" version="5" indent="no" encoding="UTF-8" include-content-type="no" escape-uri-attributes="no"/>
  <xsl:output name="fragment" method="html" version="5" indent="no" encoding="UTF-8" include-content-type="no"
    escape-uri-attributes="no"/>

  <xsl:mode use-accumulators="#all" on-no-match="shallow-skip"/>

  <xsl:template match="/">
    <xsl:if test="$part = ('all', 'text')">
      <article class="document tei-TEI">
        <xsl:apply-templates select="*/@xml:lang" mode="imp:attribute"/>
        <xsl:apply-templates select="*" mode="imp:text"/>
        <xsl:call-template name="facsimile"/>
      </article>
      <xsl:result-document href="contents" format="fragment">
        <xsl:call-template name="contents"/>
      </xsl:result-document>
    </xsl:if>
    <xsl:if test="$part = ('all', 'header')">
      <xsl:result-document href="header" format="fragment">
        <xsl:apply-templates select="*" mode="imp:header"/>
      </xsl:result-document>
    </xsl:if>
  </xsl:template>

  <!-- The texts of a document, through whatever corpora and groups it has; a transcription alone stands for the text. -->
  <xsl:mode name="imp:text" on-no-match="shallow-skip" use-accumulators="#all"/>
  <xsl:template match="text | sourceDoc[not(../text)]" mode="imp:text">
    <xsl:apply-templates select="."/>
  </xsl:template>
  <xsl:template match="teiHeader | standOff | facsimile | text()" mode="imp:text"/>

  <xsl:template match="text()">{.}</xsl:template>

  <!-- What a layer or a witness does not have can begin and end in the middle of things: each of its texts says so by itself. -->
  <xsl:template match="text()[$text-ranges][normalize-space()]">
    <xsl:variable name="text" as="text()" select="."/>
    <xsl:variable name="deleted" as="xs:boolean" select="imp:is-within(., $imp:deleted)"/>
    <xsl:variable name="absent" as="xs:string*" select="map:keys($imp:absent)[imp:is-within($text, $imp:absent(.))]"/>
    <xsl:choose>
      <xsl:when test="$deleted or exists($absent)">
        <span>
          <xsl:if test="$deleted">
            <xsl:attribute name="class" select="'struck-out'"/>
            <xsl:attribute name="data-layer" select="'diplomatic'"/>
          </xsl:if>
          <xsl:if test="exists($absent)">
            <xsl:attribute name="data-absent" select="$absent"/>
          </xsl:if>
          <xsl:value-of select="."/>
        </span>
      </xsl:when>
      <xsl:otherwise>{.}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
