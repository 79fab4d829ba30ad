<?xml version="1.0" encoding="UTF-8"?>
<!--
  The plain words of a header or register element: of every choice the alternative that the reading policy
  (shared/policy.xsl) shows, without notes, white space collapsed. What is only structure gets separators.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:rec="urn:imprimatur:record"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:mode name="rec:plain" on-no-match="shallow-skip" visibility="private"/>

  <!-- The words of one element; the empty string where it has none. -->
  <xsl:function name="rec:plain" as="xs:string">
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="words" as="xs:string*"><xsl:apply-templates select="$element/node()" mode="rec:plain"/></xsl:variable>
    <xsl:sequence select="normalize-space(string-join($words))"/>
  </xsl:function>

  <!--
    The words of an element whose children are fields rather than prose: where no text stands between them,
    they are joined by the separator, so that "Bodleian Libraries" and "Oxford" do not run together.
  -->
  <xsl:function name="rec:fields" as="xs:string">
    <xsl:param name="element" as="element()?"/>
    <xsl:param name="separator" as="xs:string"/>
    <xsl:sequence select="
        if ($element/text()[normalize-space()]) then rec:plain($element)
        else string-join($element/*[not(self::note)] ! rec:plain(.)[. ne ''], $separator)"/>
  </xsl:function>

  <xsl:template match="text()" mode="rec:plain" as="xs:string">
    <xsl:sequence select="string(.)"/>
  </xsl:template>
  <xsl:template match="note | index | teiHeader" mode="rec:plain"/>
  <xsl:template match="choice" mode="rec:plain">
    <xsl:apply-templates mode="rec:plain" select="imp:reading-alternative(.)"/>
  </xsl:template>
  <xsl:template match="app" mode="rec:plain">
    <xsl:apply-templates mode="rec:plain" select="imp:lemma(.)"/>
  </xsl:template>
  <xsl:template match="lb | pb | cb | space" mode="rec:plain" as="xs:string">
    <xsl:sequence select="if (@break = 'no') then '' else ' '"/>
  </xsl:template>
  <!-- Blocks are parted from one another; the space around them is collapsed in the end. -->
  <xsl:template match="p | ab | item | head | l | label | addrLine | row | cell" mode="rec:plain">
    <xsl:sequence select="' '"/>
    <xsl:apply-templates mode="rec:plain"/>
    <xsl:sequence select="' '"/>
  </xsl:template>

</xsl:stylesheet>
