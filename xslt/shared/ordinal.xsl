<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers every element in document order, so that results can name the place in the source they come from. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <!-- The root element is 1. The same numbers stand in the positioned document that validation uses. -->
  <xsl:accumulator name="ordinal" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="*" select="$value + 1"/>
  </xsl:accumulator>

  <xsl:function name="imp:ordinal" as="xs:integer" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/accumulator-before('ordinal')"/>
  </xsl:function>

</xsl:stylesheet>
