<?xml version="1.0" encoding="UTF-8"?>
<!-- Module transcr: what the transcriber supplies, sees badly, or finds changed on the page. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="damage | secl | surplus | substJoin | listTranspose | am | ex | fw | line | path | zone">
    <xsl:call-template name="inline"/>
  </xsl:template>

  <!-- Brackets that stand in the text are not doubled by those of a layer. -->
  <xsl:template match="supplied">
    <xsl:call-template name="inline">
      <xsl:with-param name="class" select="'bracketed'[substring(normalize-space(current()), 1, 1) = ('[', '⟨', '&lt;', '(')]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Ranges over several elements are marked at both ends. -->
  <xsl:template match="addSpan | delSpan | damageSpan">
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()">
        <xsl:call-template name="generated">
          <xsl:with-param name="text" select="'[' || imp:say('text.' || imp:span-kind(.) || '-from') || ']'"/>
          <xsl:with-param name="class" select="'span-end'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="genesis"/>
  </xsl:template>

  <xsl:template match="anchor[$text-ranges]">
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()*">
        <xsl:for-each select="key('imp:span-end', @xml:id)">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="'[' || imp:say('text.' || imp:span-kind(.) || '-to') || ']'"/>
            <xsl:with-param name="class" select="'span-end'"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="imp:span-kind" as="xs:string">
    <xsl:param name="span" as="element()"/>
    <xsl:sequence select="if ($span[self::addSpan]) then 'added' else if ($span[self::delSpan]) then 'deleted' else 'damaged'"/>
  </xsl:function>

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
          <xsl:with-param name="what" select="imp:say('text.space')"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="sourceDoc | surface | surfaceGrp | facsimile | sourceDoc//zone | sourceDoc//line">
    <xsl:call-template name="block"/>
  </xsl:template>

</xsl:stylesheet>
