<?xml version="1.0" encoding="UTF-8"?>
<!-- The contents: nested lists of links to the divisions of the text, by their headings in the reading layer. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:variable name="imp:contents-depth" as="xs:integer" select="4"/>

  <!-- Nothing where there is nothing to choose from. -->
  <xsl:template name="contents">
    <xsl:variable name="entries" as="element(li)*" xpath-default-namespace="">
      <xsl:apply-templates select="*" mode="imp:contents"/>
    </xsl:variable>
    <xsl:if test="count($entries/descendant-or-self::*:a) ge 2">
      <ol class="contents">
        <xsl:sequence select="$entries"/>
      </ol>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="imp:contents" on-no-match="deep-skip" use-accumulators="#all"/>

  <xsl:template match="TEI | teiCorpus | text | group | front | body | back" mode="imp:contents">
    <xsl:apply-templates select="*" mode="imp:contents"/>
  </xsl:template>

  <!-- A division without a heading and without a number has no entry; those inside it take its place. -->
  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7" mode="imp:contents">
    <xsl:param name="depth" as="xs:integer" tunnel="yes" select="1"/>
    <xsl:variable name="title" as="xs:string?" select="imp:division-title(.)"/>
    <xsl:if test="$depth le $imp:contents-depth">
      <xsl:variable name="inside" as="element()*">
        <xsl:apply-templates select="*" mode="imp:contents">
          <xsl:with-param name="depth" tunnel="yes" select="if ($title) then $depth + 1 else $depth"/>
        </xsl:apply-templates>
      </xsl:variable>
      <xsl:choose>
        <xsl:when test="$title">
          <li>
            <a href="#{imp:division-id(.)}">
              <xsl:apply-templates select="head[1]/@xml:lang" mode="imp:attribute"/>
              <xsl:if test="imp:division-mark(.)">
                <span class="mark">{imp:division-mark(.)}</span>
              </xsl:if>
              <xsl:value-of select="$title"/>
            </a>
            <xsl:if test="exists($inside)">
              <ol>
                <xsl:sequence select="$inside"/>
              </ol>
            </xsl:if>
          </li>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$inside"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <xsl:function name="imp:division-title" as="xs:string?">
    <xsl:param name="division" as="element()"/>
    <xsl:variable name="heads" as="xs:string*" select="$division/head ! imp:reading-string(.)[.]"/>
    <xsl:sequence select="if (exists($heads)) then string-join($heads, ' · ')
      else if ($division/@n[normalize-space()]) then normalize-space(imp:kind(string($division/@type)) || ' ' || $division/@n)
      else if ($division/@type[normalize-space()] and $division/(parent::front or parent::back)) then imp:kind($division/@type)
      else ()"/>
  </xsl:function>

  <!-- The text of an element as the reading layer has it, notes left out. -->
  <xsl:function name="imp:reading-string" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="text" as="text()?">
      <xsl:value-of>
        <xsl:apply-templates select="$element" mode="imp:reading"/>
      </xsl:value-of>
    </xsl:variable>
    <xsl:sequence select="normalize-space($text)"/>
  </xsl:function>

  <xsl:mode name="imp:reading" on-no-match="text-only-copy" use-accumulators="#all"/>
  <xsl:template match="note | noteGrp | pb | fw" mode="imp:reading"/>
  <xsl:template match="lb[not(@break = 'no')]" mode="imp:reading">{' '}</xsl:template>
  <xsl:template match="choice/* | lem | rdg | del | metamark | expan/ex | expan/am" mode="imp:reading">
    <xsl:if test="imp:in-layer(., 'reading')">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
