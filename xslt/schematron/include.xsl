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

  <!-- A part brings its prefixes along, where nothing else is meant by them. -->
  <xsl:template match="/sch:schema" mode="f:include" as="element(sch:schema)">
    <xsl:copy>
      <xsl:apply-templates select="@*" mode="#current"/>
      <xsl:for-each-group select="sch:ns, map:keys($parts) ! $parts(.)/sch:schema/sch:ns" group-by="@prefix">
        <xsl:if test="count(distinct-values(current-group()/@uri)) gt 1">
          <xsl:message terminate="yes" expand-text="yes">The parts of the schema bind the prefix “{@prefix}” to different namespaces: {string-join(distinct-values(current-group()/@uri), ', ')}.</xsl:message>
        </xsl:if>
        <xsl:copy-of select="."/>
      </xsl:for-each-group>
      <xsl:apply-templates select="node() except sch:ns" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="sch:include" mode="f:include" as="node()*">
    <xsl:param name="trail" as="xs:string*" tunnel="yes" select="()"/>
    <xsl:apply-templates select="f:part(., $trail)" mode="#current">
      <xsl:with-param name="trail" tunnel="yes" select="$trail, f:target(.)"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template match="sch:extends[@href] | rng:include" mode="f:include" as="node()*">
    <xsl:param name="trail" as="xs:string*" tunnel="yes" select="()"/>
    <xsl:apply-templates select="f:part(., $trail)/node()" mode="#current">
      <xsl:with-param name="trail" tunnel="yes" select="$trail, f:target(.)"/>
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
