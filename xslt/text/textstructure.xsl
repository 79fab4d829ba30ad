<?xml version="1.0" encoding="UTF-8"?>
<!-- Module textstructure: divisions, heads, title pages, openers and closers. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- A numbered division is part of an outline: what it holds is indented by its rank. -->
  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7" mode="imp:reading">
    <xsl:variable name="mark" as="xs:string" select="imp:division-mark(.)"/>
    <xsl:choose>
      <xsl:when test="$mark = ''"><xsl:call-template name="with-notes"/></xsl:when>
      <xsl:otherwise>
        <l:block before="1" mark="{$mark}" hanging="2"><xsl:call-template name="with-notes"/></l:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7" mode="imp:diplomatic">
    <xsl:variable name="mark" as="xs:string" select="imp:division-mark(.)"/>
    <xsl:choose>
      <xsl:when test="$mark = ''"><xsl:apply-templates mode="#current"/></xsl:when>
      <xsl:otherwise>
        <l:block before="1" mark="{$mark}" hanging="2"><xsl:apply-templates mode="#current"/></l:block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="text | front | body | back" mode="imp:reading">
    <xsl:call-template name="with-notes"/>
  </xsl:template>

  <xsl:template match="text | front | body | back" mode="imp:diplomatic">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="group" mode="imp:reading imp:diplomatic">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="floatingText | titlePage | docTitle | argument | epigraph | postscript | opener | closer"
    mode="imp:reading imp:diplomatic">
    <xsl:call-template name="block"/>
  </xsl:template>

  <!-- These may also stand within a line: a date in a byline, a head in a description. -->
  <xsl:template match="head | titlePart | docAuthor | docDate | docImprint | docEdition | imprimatur | trailer"
    mode="imp:reading imp:diplomatic">
    <xsl:call-template name="block-or-phrase"/>
  </xsl:template>

  <!-- Text of a letter's closer that stands in no element of its own ends its line at the next one. -->
  <xsl:template match="opener/* | closer/*" mode="imp:reading imp:diplomatic" priority="-0.1">
    <xsl:call-template name="block"/>
  </xsl:template>

</xsl:stylesheet>
