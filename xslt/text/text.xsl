<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="xs imp">
  <xsl:import href="../shared/ordinal.xsl"/>
  <xsl:param name="document-id" as="xs:string" select="'document'"/>
  <xsl:output method="xml" indent="no" encoding="UTF-8" omit-xml-declaration="yes"/>
  <xsl:output name="layout" method="xml" indent="no" encoding="UTF-8" omit-xml-declaration="yes"/>
  <xsl:mode use-accumulators="#all" on-no-match="shallow-skip"/>
  <xsl:template match="/">
    <l:text layer="reading"><xsl:apply-templates select="*/text"/></l:text>
    <xsl:result-document href="diplomatic" format="layout"><l:text layer="diplomatic"><xsl:apply-templates select="*/text"/></l:text></xsl:result-document>
  </xsl:template>
  <xsl:template match="p|head|item|l|ab"><l:block><l:e n="{imp:ordinal(.)}"><xsl:apply-templates/></l:e></l:block></xsl:template>
  <xsl:template match="*"><l:e n="{imp:ordinal(.)}"><xsl:apply-templates/></l:e></xsl:template>
  <xsl:template match="text()">{.}</xsl:template>
</xsl:stylesheet>
