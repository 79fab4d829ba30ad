<?xml version="1.0" encoding="UTF-8"?>
<!-- Module figures: tables with a line for each row, pictures by their description. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="table | figure" mode="imp:reading imp:diplomatic">
    <l:block before="{imp:before(.)}"><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <xsl:template match="row" mode="imp:reading imp:diplomatic">
    <l:block><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <xsl:template match="cell" mode="imp:reading imp:diplomatic" priority="101">
    <xsl:if test="preceding-sibling::cell"><l:gen> | </l:gen></xsl:if>
    <l:e n="{imp:ordinal(.)}"><xsl:apply-templates mode="#current"/></l:e>
  </xsl:template>

  <!-- The line of a row is not broken by paragraphs and items in its cells. -->
  <xsl:template match="cell//*[self::p or self::ab or self::item or self::l or self::lg or self::list]"
    mode="imp:reading imp:diplomatic" priority="3">
    <xsl:if test="preceding-sibling::*"><l:gen> / </l:gen></xsl:if>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="figDesc" mode="imp:reading imp:diplomatic" priority="101">
    <l:block>
      <xsl:call-template name="enclosed">
        <xsl:with-param name="open" select="'[Figure: '"/>
        <xsl:with-param name="close" select="']'"/>
      </xsl:call-template>
    </l:block>
  </xsl:template>

</xsl:stylesheet>
