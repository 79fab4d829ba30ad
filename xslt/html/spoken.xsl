<?xml version="1.0" encoding="UTF-8"?>
<!-- Modules spoken and cmc: utterances and posts, and what happens beside the words. -->
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
      <xsl:with-param name="before" as="element()?">
        <xsl:if test="@who">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="string-join(tokenize(normalize-space(@who)) ! replace(., '^#', ''), ', ') || ': '"/>
            <xsl:with-param name="class" select="'speaker-label'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="pause | vocal | kinesic | incident | writing | shift">
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()?">
        <xsl:if test="not(normalize-space())">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="'[' || string-join((local-name(), (@type, @feature)[1], @new, @dur), ' ') || ']'"/>
            <xsl:with-param name="class" select="'event'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
