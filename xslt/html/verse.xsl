<?xml version="1.0" encoding="UTF-8"?>
<!-- Module verse, and the lines of module core. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="lg">
    <xsl:call-template name="block"/>
  </xsl:template>

  <!-- A line is a line also where it stands in a paragraph: as a span that the style sheet makes a block. -->
  <xsl:template match="l">
    <xsl:variable name="number" as="xs:string?" select="imp:line-number(.)"/>
    <xsl:call-template name="paragraph">
      <xsl:with-param name="tag" select="'div'"/>
      <xsl:with-param name="before" as="element()?">
        <xsl:if test="$number">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="$number"/>
            <xsl:with-param name="class" select="'line-number'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!--
    Every fifth line shows its number, counted by the last part of @n (1.1.5); an @n that is no number is a name and is
    always shown. Lines without @n are not numbered: editions count them differently, and a number is a citation.
  -->
  <xsl:function name="imp:line-number" as="xs:string?">
    <xsl:param name="line" as="element()"/>
    <xsl:variable name="n" as="xs:string" select="normalize-space($line/@n)"/>
    <!-- Of a plain number or a row of them the last digit tells; all others are taken apart. -->
    <xsl:variable name="plain" as="xs:boolean" select="translate($n, '0123456789.', '') = ''"/>
    <xsl:choose>
      <xsl:when test="not($n) or $line/@part = ('M', 'F')"/>
      <xsl:when test="$plain and not(ends-with($n, '.'))">
        <xsl:sequence select="$n[ends-with(., '0') or ends-with(., '5')]"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="last" as="xs:string" select="replace($n, '^.*\D(\d+)$', '$1')"/>
        <xsl:sequence select="$n[not(matches($last, '^\d{1,9}$')) or xs:integer($last) mod 5 = 0]"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="caesura | rhyme | metDecl | metSym">
    <xsl:call-template name="inline"/>
  </xsl:template>

</xsl:stylesheet>
