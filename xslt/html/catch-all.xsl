<?xml version="1.0" encoding="UTF-8"?>
<!-- Whatever no module knows: shown neutrally, and said so. Nothing is dropped. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="*">
    <xsl:message select="'unknown-element ' || imp:ordinal(.) || ' ' || local-name()"/>
    <xsl:call-template name="inline">
      <xsl:with-param name="class" select="'tei-unknown'"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
