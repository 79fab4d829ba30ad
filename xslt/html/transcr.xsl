<?xml version="1.0" encoding="UTF-8"?>
<!-- Module transcr: what the transcriber supplies, sees badly, or finds changed on the page. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="supplied | damage | damageSpan | addSpan | delSpan | secl | surplus | subst | substJoin | restore | mod
    | redo | undo | retrace | transpose | listTranspose | metamark | am | ex | fw | handShift | line | path | zone | delSpan">
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()?">
        <xsl:if test="self::addSpan or self::delSpan or self::damageSpan">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="'[' || (if (self::addSpan) then 'added' else if (self::delSpan) then 'deleted'
              else 'damaged') || ' from here]'"/>
            <xsl:with-param name="class" select="'span-start'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Blank space in the source: as wide as it says, within reason. -->
  <xsl:template match="space">
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()">
        <xsl:call-template name="generated">
          <xsl:with-param name="text" select="string-join((1 to (if (@quantity castable as xs:integer
            and xs:integer(@quantity) = 1 to 12) then xs:integer(@quantity) else 2)) ! '&#xA0;')"/>
          <xsl:with-param name="class" select="'blank'"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="more" as="attribute()?">
        <xsl:call-template name="extent-title">
          <xsl:with-param name="what" select="'Space'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sourceDoc | surface | surfaceGrp | facsimile | sourceDoc//zone | sourceDoc//line">
    <xsl:call-template name="block"/>
  </xsl:template>

</xsl:stylesheet>
