<?xml version="1.0" encoding="UTF-8"?>
<!-- Structured bibliographic references and manuscript descriptions: parts that hold no text between them are told apart by commas. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:variable name="structured" as="map(xs:string, xs:boolean)" visibility="private" select="map:merge(
      ('biblStruct', 'analytic', 'monogr', 'series', 'imprint', 'msIdentifier', 'altIdentifier') ! map{.: true()})"/>

  <xsl:template match="*[map:contains($structured, local-name(..))]" mode="imp:reading imp:diplomatic" priority="101">
    <xsl:if test="preceding-sibling::*[normalize-space()] and normalize-space()"><l:gen>, </l:gen></xsl:if>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="text()[map:contains($structured, local-name(..))][not(normalize-space())]" mode="imp:reading imp:diplomatic"/>

  <xsl:template match="bibl | biblStruct | biblFull | msDesc" mode="imp:reading imp:diplomatic">
    <xsl:call-template name="block-or-phrase"/>
  </xsl:template>

  <xsl:template match="msItem | msItemStruct | msItem/p" mode="imp:reading imp:diplomatic">
    <l:block hanging="2"><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

</xsl:stylesheet>
