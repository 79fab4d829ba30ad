<?xml version="1.0" encoding="UTF-8"?>
<!-- Breaks of pages, columns and lines. The reading layer has none; in the diplomatic layer the lines are those of the source. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- A line break parts words unless it says that it does not: encoders leave out the space before it. -->
  <xsl:template match="lb" mode="imp:reading" priority="102">
    <xsl:choose>
      <xsl:when test="@break = 'no'"><l:join/></xsl:when>
      <xsl:when test="parent::opener or parent::closer or parent::address or parent::titlePart or ancestor::opener or ancestor::closer">
        <l:br/>
      </xsl:when>
      <xsl:when test="not(imp:within-word(.))"><l:gen>{' '}</l:gen></xsl:when>
    </xsl:choose>
    <!-- None of these may have content; where one has, it is not lost. -->
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="lb" mode="imp:diplomatic" priority="102">
    <l:br>
      <xsl:if test="imp:within-word(.)"><xsl:attribute name="break" select="'no'"/></xsl:if>
    </l:br>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:function name="imp:within-word" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="$break/@break = 'no' or (exists($break/ancestor::w) and not($break/@break = 'yes'))"/>
  </xsl:function>

  <xsl:template match="pb | cb | gb" mode="imp:reading" priority="102">
    <xsl:if test="@break = 'no'"><l:join/></xsl:if>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="pb | cb | gb" mode="imp:diplomatic" priority="102">
    <xsl:choose>
      <xsl:when test="imp:holds-blocks(..)">
        <l:block before="{imp:before(.)}"><xsl:call-template name="break-label"/></l:block>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="break-label"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template name="break-label">
    <xsl:variable name="n" as="xs:string" select="normalize-space(@n)"/>
    <xsl:variable name="within" as="xs:boolean" select="@break = 'no'"/>
    <xsl:variable name="unit" as="xs:string" select="map{'pb': 'page', 'cb': 'column', 'gb': 'gathering'}(local-name())"/>
    <xsl:if test="$within"><l:join/></xsl:if>
    <l:e n="{imp:ordinal(.)}">
      <l:gen apart="{if ($within) then 'no' else 'yes'}">[{
        if ($n = '') then $unit
        else if (self::pb and matches($n, '^([0-9]+|[ivxlc]+|[IVXLC]+)$')) then 'p. ' || $n
        else if (self::pb) then $n
        else $unit || ' ' || $n}]</l:gen>
    </l:e>
    <xsl:if test="$within"><l:join/></xsl:if>
  </xsl:template>

  <!-- A milestone is seen where its rendering says so: a row of asterisks, an ornament, a line. -->
  <xsl:template match="milestone" mode="imp:reading imp:diplomatic" priority="102">
    <xsl:if test="matches(@rend, 'star|aster|dinkus|ornament|rule|line|\*')">
      <l:block before="{imp:before(.)}"><l:e n="{imp:ordinal(.)}"><l:gen>* * *</l:gen></l:e></l:block>
    </xsl:if>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="fw" mode="imp:diplomatic">
    <l:block><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <!-- Blank space of one character is how some transcriptions write the space between words. -->
  <xsl:template match="space" mode="imp:reading imp:diplomatic" priority="101">
    <l:e n="{imp:ordinal(.)}">
      <xsl:choose>
        <xsl:when test="@unit = ('chars', 'char') or normalize-space()"><l:gen>{' '}</l:gen></xsl:when>
        <xsl:otherwise><l:gen apart="yes">[space]</l:gen></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates mode="#current"/>
    </l:e>
  </xsl:template>

</xsl:stylesheet>
