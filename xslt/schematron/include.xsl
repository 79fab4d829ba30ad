<?xml version="1.0" encoding="UTF-8"?>
<!--
  Puts the parts of a schema together (ISO/IEC 19757-3, 6.2): include is replaced by the element that it
  names, extends by what is in that element. Stylesheets read no files; the parts are given.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:rng="http://relaxng.org/ns/structure/1.0"
    xmlns:f="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <!-- The documents that may be included, by URI. -->
  <xsl:param name="parts" as="map(*)" select="map{}"/>

  <xsl:mode name="f:include" on-no-match="shallow-copy"/>

  <xsl:template match="/" mode="f:include" as="document-node()">
    <xsl:document>
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:document>
  </xsl:template>

  <!-- What has expressions in it keeps the prefixes of the schema that it was written in. -->
  <xsl:template match="sch:rule | sch:assert | sch:report | sch:let | sch:diagnostic | sch:property" mode="f:include" as="element()">
    <xsl:param name="bindings" as="element(sch:ns)*" tunnel="yes"/>
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="#current"/>
      <xsl:if test="exists($bindings)">
        <f:bindings>
          <xsl:copy-of select="$bindings" copy-namespaces="no"/>
        </f:bindings>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="sch:include" mode="f:include" as="node()*">
    <xsl:param name="trail" as="xs:string*" tunnel="yes" select="()"/>
    <xsl:variable name="part" as="element()?" select="f:part(., $trail)"/>
    <xsl:apply-templates select="$part" mode="#current">
      <xsl:with-param name="trail" tunnel="yes" select="$trail, f:target(.)"/>
      <xsl:with-param name="bindings" tunnel="yes" select="$part ! root()/*/sch:ns"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="sch:extends[@href] | rng:include" mode="f:include" as="node()*">
    <xsl:param name="trail" as="xs:string*" tunnel="yes" select="()"/>
    <xsl:variable name="part" as="element()?" select="f:part(., $trail)"/>
    <xsl:apply-templates select="$part/node()" mode="#current">
      <xsl:with-param name="trail" tunnel="yes" select="$trail, f:target(.)"/>
      <xsl:with-param name="bindings" tunnel="yes" select="$part ! root()/*/sch:ns"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:function name="f:target" as="xs:string" visibility="private">
    <xsl:param name="reference" as="element()"/>
    <xsl:sequence select="string(resolve-uri($reference/@href, base-uri($reference)))"/>
  </xsl:function>

  <xsl:function name="f:part" as="element()?" visibility="private">
    <xsl:param name="reference" as="element()"/>
    <xsl:param name="trail" as="xs:string*"/>
    <xsl:variable name="target" as="xs:string" select="f:target($reference)"/>
    <xsl:variable name="fragment" as="xs:string" select="substring-after($target, '#')"/>
    <xsl:variable name="document" as="document-node()?" select="$parts(tokenize($target, '#')[1])"/>
    <xsl:variable name="part" as="element()?"
        select="if ($fragment = '') then $document/* else ($document//*[@xml:id = $fragment], $document//sch:*[@id = $fragment])[1]"/>
    <xsl:if test="$target = $trail or (empty($part) and exists($reference/self::sch:*))">
      <xsl:message terminate="yes" expand-text="yes">{name($reference)} asks for {$reference/@href}, {
        if ($target = $trail) then 'which includes itself'
        else 'which is not there, is not XML or lies outside the folder of the schema'}.</xsl:message>
    </xsl:if>
    <xsl:sequence select="$part"/>
  </xsl:function>

</xsl:stylesheet>
