<?xml version="1.0" encoding="UTF-8"?>
<!-- Module dictionaries: homographs and senses on lines of their own, with their numbers. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="entry//sense | hom | entry//re" mode="imp:reading imp:diplomatic">
    <xsl:variable name="n" as="xs:string" select="normalize-space(@n)[not(current()/self::re or current()/lbl
      or starts-with(normalize-space(current()), .))] || ''"/>
    <l:block before="0" mark="{$n}{if ($n = '') then '' else if (matches($n, '[\w]$')) then '. ' else ' '}" hanging="2">
      <xsl:apply-templates mode="#current"/>
    </l:block>
  </xsl:template>

  <!-- A reference without words stands for the headword. -->
  <xsl:template match="(oRef | orthRef | pRef | pronRef)[not(normalize-space())]" mode="imp:reading imp:diplomatic">
    <l:gen>{(ancestor::entry[1]//(if (current()/(self::oRef | self::orthRef)) then orth else pron))[1]/normalize-space(.)}</l:gen>
  </xsl:template>

</xsl:stylesheet>
