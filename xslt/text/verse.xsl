<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse: a line of verse is a line of the text, an empty line stands between stanzas. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="lg" mode="imp:reading imp:diplomatic">
    <xsl:variable name="before" as="xs:integer" select="if (preceding-sibling::*[not(self::lb or self::pb)][1][self::lg]) then 1 else imp:before(.)"/>
    <l:block before="{$before}"><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <xsl:template match="l" mode="imp:reading imp:diplomatic">
    <xsl:variable name="follows" as="xs:boolean" select="exists(preceding-sibling::*[not(self::lb or self::pb)][1][self::l])"/>
    <!-- Indentation as in rend="indent" or rend="indent(2)". -->
    <xsl:variable name="depth" as="xs:string*" select="imp:words(@rend)[matches(., '^indent(ed)?(\(?[0-9]\)?)?$')]"/>
    <l:block before="{if ($follows) then 0 else imp:before(.)}"
      indent="{if (empty($depth)) then 0 else 2 * xs:integer((replace($depth[1], '\D', '')[.], '1')[1])}">
      <xsl:apply-templates mode="#current"/>
    </l:block>
  </xsl:template>

</xsl:stylesheet>
