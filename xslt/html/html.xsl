<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">
  <xsl:import href="../shared/ordinal.xsl"/>
  <xsl:param name="document-id" as="xs:string" select="'document'"/>
  <xsl:output method="html" version="5" indent="no" encoding="UTF-8" include-content-type="no"/>
  <xsl:output name="fragment" method="html" version="5" indent="no" encoding="UTF-8" include-content-type="no"/>
  <xsl:mode use-accumulators="#all" on-no-match="shallow-skip"/>
  <xsl:template match="/">
    <article class="tei-text"><xsl:apply-templates select="*/text"/></article>
    <xsl:result-document href="header" format="fragment"><section class="tei-header"><xsl:value-of select="*/teiHeader"/></section></xsl:result-document>
    <xsl:result-document href="contents" format="fragment"><ol></ol></xsl:result-document>
  </xsl:template>
  <xsl:template match="p|head|item|l|ab|div"><div class="tei-{local-name()}"><xsl:apply-templates/></div></xsl:template>
  <xsl:template match="*"><span class="tei-{local-name()}"><xsl:message>unknown-element {imp:ordinal(.)} {local-name()}</xsl:message><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="text()">{.}</xsl:template>
</xsl:stylesheet>
