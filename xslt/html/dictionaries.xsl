<?xml version="1.0" encoding="UTF-8"?>
<!--
  Module dictionaries: entries, homographs and senses are blocks, one below another; what stands in them reads as a printed dictionary
  does. Numbers that the encoding holds in @n are shown, where the text does not have them itself.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="superEntry | entryFree | dictScrap">
    <xsl:call-template name="paragraph">
      <xsl:with-param name="tag" select="'div'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="entry | entry/hom | entry//sense | superEntry/hom | entry//re">
    <xsl:call-template name="paragraph">
      <xsl:with-param name="tag" select="'div'"/>
      <xsl:with-param name="before" as="element()?">
        <xsl:call-template name="number-of-sense"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A `lbl`, or the number at the beginning of the text, says it already. -->
  <xsl:template name="number-of-sense" as="element()?">
    <xsl:variable name="n" as="xs:string" select="normalize-space(@n)"/>
    <xsl:if test="$n and not(self::re or self::entry) and not(lbl or starts-with(normalize-space(), $n))">
      <xsl:call-template name="generated">
        <xsl:with-param name="text" select="$n || (if (matches($n, '[\w]$')) then '. ' else ' ')"/>
        <xsl:with-param name="class" select="'sense-number'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Values that the encoding has in an attribute only: the part of speech of an empty `pos`, the word that a reference stands for. -->
  <xsl:template match="form | orth | pron | hyph | syll | stress | gramGrp | gram | pos | gen | number | case | per | tns | mood
    | iType | subc | colloc | lang | usg | lbl | sense | def | etym | re | xr | hom | oRef | pRef | orthRef | pronRef | oVar | pVar">
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()?">
        <xsl:if test="not(normalize-space()) and not(*)">
          <xsl:variable name="value" as="xs:string?"
            select="if (self::oRef or self::orthRef) then (ancestor::entry[1]//orth)[1]/normalize-space(.)
              else if (self::pRef or self::pronRef) then (ancestor::entry[1]//pron)[1]/normalize-space(.)
              else (@norm, @value, @expand)[1]/normalize-space(.)"/>
          <xsl:if test="$value">
            <xsl:call-template name="generated">
              <xsl:with-param name="text" select="$value"/>
              <xsl:with-param name="class" select="'value'"/>
            </xsl:call-template>
          </xsl:if>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
