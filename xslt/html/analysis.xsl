<?xml version="1.0" encoding="UTF-8"?>
<!-- Module analysis: words, sentences and what linguists mark in them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!--
    Plays and corpora mark every word: this template is the shortest that keeps attributes. A word with more than plain
    attributes goes the way of all elements.
  -->
  <xsl:template match="w | pc | c | m">
    <span>
      <xsl:choose>
        <xsl:when test="@rend or @rendition or parent::choice or contains(name(), ':')">
          <xsl:call-template name="attributes"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="class" select="'tei-' || local-name()"/>
          <xsl:for-each select="@*">
            <xsl:variable name="plain" as="xs:string?" select="$imp:plain-attributes(name())"/>
            <xsl:choose>
              <xsl:when test="$plain">
                <xsl:attribute name="{$plain}" select="."/>
              </xsl:when>
              <xsl:when test="name() = 'xml:id'">
                <xsl:variable name="id" as="xs:string?" select="imp:unique-id(..)"/>
                <xsl:if test="$id">
                  <xsl:attribute name="id" select="$id"/>
                </xsl:if>
                <xsl:if test="not($id = .)">
                  <xsl:attribute name="data-xml-id" select="."/>
                </xsl:if>
              </xsl:when>
              <xsl:otherwise>
                <xsl:apply-templates select="." mode="imp:attribute"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates>
        <xsl:with-param name="phrasing" tunnel="yes" select="true()"/>
      </xsl:apply-templates>
    </span>
    <xsl:if test="$imp:has-marks">
      <xsl:call-template name="place-marks"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="s | cl | phr | span | spanGrp | interp | interpGrp">
    <xsl:call-template name="inline"/>
  </xsl:template>

  <!-- Module certainty: how sure is what, and by whom. Its words are attributes, which are spelled out where nothing else is said. -->
  <xsl:template match="certainty | precision | respons">
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()?">
        <xsl:call-template name="attribute-summary"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
