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
  <xsl:output method="json" indent="no" encoding="UTF-8"/>
  <xsl:mode use-accumulators="#all" on-no-match="shallow-skip"/>
  <xsl:template match="/">
    <xsl:sequence select="map{'title': normalize-space((*/teiHeader/fileDesc/titleStmt/title)[1]), 'titles': [], 'agents': [], 'availability': [], 'languages': [], 'manuscripts': [], 'sources': [], 'keywords': [], 'entities': [], 'mentions': []}"/>
  </xsl:template>
</xsl:stylesheet>
