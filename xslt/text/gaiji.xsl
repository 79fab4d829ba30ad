<?xml version="1.0" encoding="UTF-8"?>
<!-- Module gaiji: a character that is only pointed to is shown by what its declaration maps it to. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:key name="imp:character" match="char | glyph" use="@xml:id"/>

  <xsl:template match="g[not(normalize-space())]" mode="imp:reading imp:diplomatic" priority="101">
    <xsl:variable name="declared" as="element()?" select="key('imp:character', substring-after(@ref, '#'))[1]"/>
    <xsl:variable name="shown" as="xs:string?" select="
        ($declared/mapping[@type = ('Unicode', 'standard', 'normalized')], $declared/mapping, $declared/unicodeProp[@name = 'Name']/@value)
          [normalize-space()][1] ! normalize-space()"/>
    <l:e n="{imp:ordinal(.)}"><l:gen>{($shown, '□')[1]}</l:gen></l:e>
  </xsl:template>

</xsl:stylesheet>
