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

  <!-- Processing instructions of a document are no text; they are kept as comments, from which they can be had back. -->
  <xsl:template match="processing-instruction()" mode="#default imp:source">
    <xsl:comment select="'?' || name() || ' ' || replace(encode-for-uri(.), '-', '%2D')"/>
  </xsl:template>

</xsl:stylesheet>
