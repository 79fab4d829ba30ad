<?xml version="1.0" encoding="UTF-8"?>
<!-- Modules spoken and cmc: utterances and posts with who speaks, and in brackets what happens beside the words. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="u | annotationBlock | post">
    <xsl:call-template name="paragraph">
      <xsl:with-param name="before" as="element()*">
        <!-- The block of an annotation has its speaker once, in front of all of it. -->
        <xsl:variable name="speakers" as="xs:string?" select="imp:speakers(@who[not(current()/parent::annotationBlock/@who)])"/>
        <xsl:if test="$speakers">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="$speakers || ': '"/>
            <xsl:with-param name="class" select="'speaker-label'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:variable name="time" as="xs:string?" select="imp:time-of((@start, @synch, @when)[1])"/>
        <xsl:if test="$time">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="$time || ' '"/>
            <xsl:with-param name="class" select="'time-label'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A point of the timeline as the clock has it, or so long after the one before; a time written out stands for itself. -->
  <xsl:function name="imp:time-of" as="xs:string?">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:variable name="point" as="element(when)?" select="imp:pointed($pointer)[self::when]"/>
    <xsl:sequence select="($point/@absolute/normalize-space(.),
      $point/@interval[. ne '-1']/('+' || normalize-space(. || ' ' || ($point/@unit, $point/../@unit)[1])),
      $pointer[name() = 'when']/normalize-space(.))[.][1]"/>
  </xsl:function>

  <!-- What is not speech: described by the transcriber, or named by its kind. -->
  <xsl:template match="pause | vocal | kinesic | incident | writing | shift">
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()">
        <xsl:variable name="speakers" as="xs:string?" select="imp:speakers(@who)[not(current()/ancestor::u)]"/>
        <xsl:call-template name="generated">
          <xsl:with-param name="text" select="'[' || (if (normalize-space()) then $speakers ! (. || ': ')
            else string-join(($speakers, imp:say('text.' || local-name()), (@type, @feature)[1], @new, @dur), ' ') || ']')"/>
          <xsl:with-param name="class" select="'event'"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="after" as="element()?">
        <xsl:if test="normalize-space()">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="']'"/>
            <xsl:with-param name="class" select="'event'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
