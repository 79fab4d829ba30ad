<?xml version="1.0" encoding="UTF-8"?>
<!--
  Brings a schema into the form that has only concrete patterns and rules (ISO/IEC 19757-3, 6): abstract
  patterns are instantiated, extended rules are written out, groups are taken apart.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:f="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <xsl:mode name="f:expand" on-no-match="shallow-copy"/>

  <xsl:template match="/" mode="f:expand" as="document-node()">
    <xsl:document>
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:document>
  </xsl:template>

  <!-- What could not be compiled is left out, and the rest is run without it. -->
  <xsl:param name="broken" as="xs:string*" select="()"/>

  <xsl:template match="sch:*[@f:place = $broken]" mode="f:expand" as="empty-sequence()" priority="9"/>

  <xsl:template match="sch:pattern[@abstract = 'true'] | sch:rule[@abstract = 'true'] | sch:rules" mode="f:expand" as="empty-sequence()"/>

  <!-- In a group each rule is tried for itself (ISO/IEC 19757-3:2025): it is a pattern of its own. -->
  <xsl:template match="sch:group" mode="f:expand" as="element(sch:pattern)*">
    <xsl:variable name="group" as="element(sch:group)" select="."/>
    <xsl:for-each select="sch:rule[not(@abstract = 'true')]">
      <sch:pattern>
        <xsl:copy-of select="$group/@*"/>
        <xsl:apply-templates select="$group/(sch:let | sch:diagnostics | sch:properties), ." mode="f:expand"/>
      </sch:pattern>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="sch:pattern[@is-a]" mode="f:expand" as="element(sch:pattern)">
    <xsl:variable name="abstract" as="element(sch:pattern)?"
        select="(/*//sch:pattern[@id = current()/@is-a][@abstract = 'true'])[1]"/>
    <xsl:if test="empty($abstract)">
      <xsl:message terminate="yes" expand-text="yes">There is no abstract pattern “{@is-a}”.</xsl:message>
    </xsl:if>
    <xsl:copy>
      <!-- What the abstract pattern says of itself holds for its instances, except who it is. -->
      <xsl:copy-of select="$abstract/(@documents | @role | @xml:lang | @see | @icon | @fpi), @* except (@is-a, @abstract)"/>
      <xsl:variable name="parameters" as="map(xs:string, xs:string)"
          select="map:merge(($abstract/sch:param, sch:param) ! map{string(@name): string(@value)}, map{'duplicates': 'use-last'})"/>
      <xsl:variable name="instance" as="document-node()">
        <xsl:document>
          <xsl:apply-templates select="$abstract" mode="f:instantiate">
            <xsl:with-param name="parameters" select="$parameters" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:document>
      </xsl:variable>
      <xsl:apply-templates select="$instance/sch:pattern/node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <xsl:mode name="f:instantiate" on-no-match="shallow-copy"/>

  <xsl:template match="sch:pattern/sch:param" mode="f:instantiate" as="empty-sequence()"/>

  <!-- A parameter is replaced where it stands as a whole name: $name, but not in $name-of-place. -->
  <xsl:template match="@*" mode="f:instantiate" as="attribute()">
    <xsl:param name="parameters" as="map(xs:string, xs:string)" tunnel="yes"/>
    <xsl:attribute name="{name()}" namespace="{namespace-uri()}" separator="">
      <xsl:analyze-string select="." regex="\$([\w_][\w_.\-]*)">
        <xsl:matching-substring>
          <xsl:value-of select="($parameters(regex-group(1)), .)[1]"/>
        </xsl:matching-substring>
        <xsl:non-matching-substring>
          <xsl:value-of select="."/>
        </xsl:non-matching-substring>
      </xsl:analyze-string>
    </xsl:attribute>
  </xsl:template>

  <!-- Diagnostics stand outside the pattern, but may use its parameters: each instance gets its own. -->
  <xsl:template match="sch:assert[@diagnostics or @properties] | sch:report[@diagnostics or @properties]" mode="f:instantiate" as="element()">
    <xsl:variable name="named" as="xs:string*" select="tokenize(@diagnostics)"/>
    <xsl:variable name="properties" as="xs:string*" select="tokenize(@properties)"/>
    <xsl:copy>
      <xsl:apply-templates select="@*, node(), /sch:schema/sch:diagnostics/sch:diagnostic[@id = $named],
        /sch:schema/sch:properties/sch:property[@id = $properties]" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- A rule takes over what an abstract rule of the same pattern says, which may itself extend another. -->
  <xsl:template match="sch:extends[@rule]" mode="f:expand" as="node()*">
    <xsl:param name="trail" as="xs:string*" select="()"/>
    <xsl:variable name="name" as="xs:string" select="string(@rule)"/>
    <xsl:variable name="abstract" as="element(sch:rule)?"
        select="((ancestor::sch:pattern | ancestor::sch:group)[1]//sch:rule[@abstract = 'true'][@id = $name],
          /sch:schema/sch:rules//sch:rule[@abstract = 'true'][@id = $name])[1]"/>
    <xsl:if test="empty($abstract) or $name = $trail">
      <xsl:message terminate="yes" expand-text="yes">{
        if (empty($abstract)) then 'There is no abstract rule “' || $name || '” in this pattern, nor in the schema’s rules.'
        else 'The abstract rule “' || $name || '” extends itself.'}</xsl:message>
    </xsl:if>
    <xsl:apply-templates select="$abstract/node()" mode="#current">
      <xsl:with-param name="trail" select="$trail, $name"/>
      <xsl:with-param name="language" select="$abstract/ancestor-or-self::*[@xml:lang][1]/@xml:lang" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- What is taken over stays in the language that it was written in. -->
  <xsl:template match="sch:assert[not(@xml:lang)] | sch:report[not(@xml:lang)]" mode="f:expand" as="element()">
    <xsl:param name="language" as="attribute()?" tunnel="yes"/>
    <xsl:copy>
      <xsl:copy-of select="$language"/>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

</xsl:stylesheet>
