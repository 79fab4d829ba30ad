<?xml version="1.0" encoding="UTF-8"?>
<!-- Drama: the speaker on a line of its own, then the speech; stage directions on lines of their own, two columns further right.
     No parentheses are added: those of the source are in its text. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="sp" mode="imp:reading imp:diplomatic">
    <xsl:call-template name="block"/>
  </xsl:template>

  <xsl:template match="speaker | castList | castGroup | castItem | set | caption" mode="imp:reading imp:diplomatic">
    <xsl:call-template name="block"/>
  </xsl:template>

  <!-- The members of a group are indented under what they have in common, if that comes first. -->
  <xsl:template match="castGroup[*[1][self::head or self::roleDesc]]" mode="imp:reading imp:diplomatic" priority="1">
    <l:block before="{imp:before(.)}" hanging="2"><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <xsl:template match="stage" mode="imp:reading imp:diplomatic">
    <l:block before="{imp:before(.)}" indent="2"><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>
  <!-- A direction within a head, a speaker's name or another direction is a part of it. -->
  <xsl:template match="stage[parent::head or parent::speaker or parent::stage or parent::castItem or parent::trailer]"
    mode="imp:reading imp:diplomatic" priority="1">
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

</xsl:stylesheet>
