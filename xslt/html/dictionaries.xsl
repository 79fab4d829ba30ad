<?xml version="1.0" encoding="UTF-8"?>
<!-- Module dictionaries, minimal: entries are blocks, their parts stand in line. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="entry | superEntry | entryFree | dictScrap">
    <xsl:call-template name="paragraph">
      <xsl:with-param name="tag" select="'div'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="form | orth | pron | hyph | syll | stress | gramGrp | gram | pos | gen | number | case | per | tns | mood
    | iType | subc | colloc | lang | usg | lbl | sense | def | etym | re | xr | hom | oRef | pRef | orthRef | pronRef | oVar | pVar">
    <xsl:call-template name="inline"/>
  </xsl:template>

</xsl:stylesheet>
