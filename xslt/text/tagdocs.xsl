<?xml version="1.0" encoding="UTF-8"?>
<!-- Module tagdocs: code with its white space, names of elements and attributes with their marks, examples with their tags. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="eg | programListing" mode="imp:reading imp:diplomatic">
    <l:block before="{imp:before(.)}" space="preserve"><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <xsl:template match="gi" mode="imp:reading imp:diplomatic" priority="101">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'&lt;'"/>
      <xsl:with-param name="close" select="'&gt;'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="att" mode="imp:reading imp:diplomatic" priority="101">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'@'"/>
      <xsl:with-param name="close" select="''"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="Q{http://www.tei-c.org/ns/Examples}egXML" mode="imp:reading imp:diplomatic">
    <l:block before="{imp:before(.)}" space="preserve"><xsl:apply-templates mode="imp:example"/></l:block>
  </xsl:template>

  <!-- Within an example tags are shown; only what stands between them is text of the document. -->
  <xsl:mode name="imp:example" on-no-match="text-only-copy"/>

  <xsl:template match="*" mode="imp:example">
    <xsl:variable name="attributes" as="xs:string*" select="@* ! (' ' || name() || '=&quot;' || . || '&quot;')"/>
    <xsl:variable name="empty" as="xs:boolean" select="empty(node())"/>
    <l:gen>&lt;{name()}{string-join($attributes)}{if ($empty) then '/' else ''}&gt;</l:gen>
    <xsl:if test="not($empty)">
      <xsl:apply-templates mode="#current"/>
      <l:gen>&lt;/{name()}&gt;</l:gen>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
