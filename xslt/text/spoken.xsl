<?xml version="1.0" encoding="UTF-8"?>
<!-- Module spoken: each utterance a line with its speaker; what is not speech in brackets. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="u" mode="imp:reading imp:diplomatic">
    <l:block before="0" mark="{imp:speakers(@who) ! (. || ': ')}" hanging="2"><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <xsl:template match="pause | vocal | kinesic | incident | writing" mode="imp:reading imp:diplomatic" priority="101">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'[' || (if (normalize-space()) then '' else local-name())"/>
      <xsl:with-param name="close" select="']'"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
