<?xml version="1.0" encoding="UTF-8"?>
<!--
  Brings a schema into the form that has only concrete patterns and rules (ISO/IEC 19757-3, 6): abstract
  patterns are instantiated, extended rules are written out, rules embedded in RELAX NG are gathered.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:rng="http://relaxng.org/ns/structure/1.0"
    xmlns:f="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <xsl:mode name="f:expand" on-no-match="shallow-copy"/>

  <xsl:template match="/" mode="f:expand" as="document-node()">
    <xsl:document>
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:document>
  </xsl:template>

  <xsl:template match="/*" mode="f:expand" as="element()" priority="-0.5">
    <xsl:message terminate="yes" expand-text="yes">This is not an ISO Schematron schema: its root is {name()}, not schema in the namespace http://purl.oclc.org/dsdl/schematron.</xsl:message>
  </xsl:template>

  <xsl:template match="/sch:schema" mode="f:expand" as="element(sch:schema)" priority="1">
    <xsl:copy>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- TEI writes patterns, and now and then bare rules, beside the definitions that they belong to. -->
  <xsl:template match="/rng:grammar | /rng:element" mode="f:expand" as="element(sch:schema)" priority="1">
    <sch:schema queryBinding="xslt2">
      <xsl:for-each-group select="//sch:ns" group-by="@prefix">
        <xsl:apply-templates select="." mode="#current"/>
      </xsl:for-each-group>
      <xsl:apply-templates select="//sch:let[not(ancestor::sch:*)], //xsl:*[not(ancestor::sch:* | ancestor::xsl:*)]" mode="#current"/>
      <xsl:for-each select="//sch:pattern, //sch:rule[not(ancestor::sch:*)]">
        <xsl:choose>
          <xsl:when test="self::sch:pattern">
            <xsl:apply-templates select="." mode="#current"/>
          </xsl:when>
          <xsl:otherwise>
            <sch:pattern>
              <xsl:apply-templates select="." mode="#current"/>
            </sch:pattern>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:apply-templates select="//sch:diagnostics" mode="#current"/>
    </sch:schema>
  </xsl:template>

  <xsl:template match="sch:pattern[@abstract = 'true'] | sch:rule[@abstract = 'true']" mode="f:expand" as="empty-sequence()"/>

  <xsl:template match="sch:pattern[@documents]" mode="f:expand" as="element()?" priority="1">
    <xsl:message terminate="yes">Rules on other documents (pattern/@documents) cannot be run: rules see only the document under examination.</xsl:message>
  </xsl:template>

  <!-- Better refused than half obeyed. -->
  <xsl:template match="sch:phase[@from] | sch:group | sch:rules | sch:library" mode="f:expand" as="element()?">
    <xsl:message terminate="yes" expand-text="yes">{if (self::sch:phase) then 'phase/@from' else name()} is not supported; write the rules out as patterns of one schema.</xsl:message>
  </xsl:template>

  <xsl:template match="sch:pattern[@is-a]" mode="f:expand" as="element(sch:pattern)">
    <xsl:variable name="abstract" as="element(sch:pattern)?"
        select="(/*//sch:pattern[@id = current()/@is-a][@abstract = 'true'])[1]"/>
    <xsl:if test="empty($abstract)">
      <xsl:message terminate="yes" expand-text="yes">There is no abstract pattern “{@is-a}”.</xsl:message>
    </xsl:if>
    <xsl:copy>
      <xsl:copy-of select="@* except (@is-a, @abstract)"/>
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
  <xsl:template match="sch:assert[@diagnostics] | sch:report[@diagnostics]" mode="f:instantiate" as="element()">
    <xsl:variable name="named" as="xs:string*" select="tokenize(@diagnostics)"/>
    <xsl:copy>
      <xsl:apply-templates select="@* except @diagnostics, node(), /sch:schema/sch:diagnostics/sch:diagnostic[@id = $named]" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- A rule takes over what an abstract rule of the same pattern says, which may itself extend another. -->
  <xsl:template match="sch:extends[@rule]" mode="f:expand" as="node()*">
    <xsl:param name="trail" as="xs:string*" select="()"/>
    <xsl:variable name="name" as="xs:string" select="string(@rule)"/>
    <xsl:variable name="abstract" as="element(sch:rule)?"
        select="(ancestor::sch:pattern[1]//sch:rule[@abstract = 'true'][@id = $name])[1]"/>
    <xsl:if test="empty($abstract) or $name = $trail">
      <xsl:message terminate="yes" expand-text="yes">{
        if (empty($abstract)) then 'There is no abstract rule “' || $name || '” in this pattern.'
        else 'The abstract rule “' || $name || '” extends itself.'}</xsl:message>
    </xsl:if>
    <xsl:apply-templates select="$abstract/node()" mode="#current">
      <xsl:with-param name="trail" select="$trail, $name"/>
    </xsl:apply-templates>
  </xsl:template>

</xsl:stylesheet>
