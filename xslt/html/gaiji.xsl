<?xml version="1.0" encoding="UTF-8"?>
<!-- Module gaiji: characters and glyphs beyond the standard. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- A g without text shows what the declaration of the glyph gives: its standard form or name. -->
  <xsl:template match="g">
    <xsl:variable name="declared" as="element()?"
      select="@ref ! key('imp:id', replace(., '^.*#', ''), root())[1]"/>
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()?">
        <xsl:if test="not(normalize-space())">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="($declared/mapping[@type = ('Unicode', 'standardized', 'standard')]/normalize-space(.)[.],
              $declared/mapping/normalize-space(.)[.], $declared/(glyphName | charName | localProp/@value)/('[' || normalize-space(.) || ']'),
              ('[' || (@type, @ref ! replace(., '^.*#', ''), 'glyph')[1] || ']'))[1]"/>
            <xsl:with-param name="class" select="'glyph'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="char | glyph | charDecl">
    <xsl:call-template name="record"/>
  </xsl:template>

  <xsl:template match="mapping | charName | glyphName | charProp | localProp | unicodeProp | unihanProp | localName | unicodeName | value">
    <xsl:call-template name="inline"/>
  </xsl:template>

</xsl:stylesheet>
