<?xml version="1.0" encoding="UTF-8"?>
<!--
  ISO Schematron to XSLT 3.0. In: a schema, or a RELAX NG grammar with rules embedded in it. Out: a
  stylesheet that lists the findings over one document as JSON.

  Each pattern becomes a mode and each rule a template in it, of falling priority: thus the first rule
  that matches a node is the only one that fires (ISO/IEC 19757-3, 6.5). Where the nodes that a pattern
  could match can be told from the last step of its contexts, only those are tried, by key.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:out="urn:imprimatur:generated"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:f="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <xsl:import href="include.xsl"/>
  <xsl:import href="expand.xsl"/>
  <xsl:import href="contexts.xsl"/>
  <xsl:import href="rules.xsl"/>

  <!-- A phase of the schema, #ALL, or #DEFAULT for the one that the schema names. -->
  <xsl:param name="phase" as="xs:string" select="'#DEFAULT'"/>
  <!-- URI of shared/ordinal.xsl, which numbers the elements. -->
  <xsl:param name="ordinal-module" as="xs:string" select="resolve-uri('../shared/ordinal.xsl', static-base-uri())"/>

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes" suppress-indentation="out:text"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="document-node()">
    <xsl:variable name="whole" as="document-node()">
      <xsl:apply-templates select="." mode="f:include"/>
    </xsl:variable>
    <xsl:variable name="schema" as="document-node()">
      <xsl:apply-templates select="$whole" mode="f:expand"/>
    </xsl:variable>
    <xsl:document>
      <xsl:apply-templates select="$schema/sch:schema" mode="f:stylesheet"/>
    </xsl:document>
  </xsl:template>

  <xsl:mode name="f:stylesheet" on-no-match="fail"/>

  <xsl:template match="sch:schema" mode="f:stylesheet" as="element()">
    <xsl:variable name="binding" as="xs:string" select="lower-case((@queryBinding, 'xslt3')[1])"/>
    <xsl:if test="not($binding = ('xslt', 'xslt1', 'xslt2', 'xslt3', 'xpath', 'xpath2', 'xpath3', 'xpath31'))">
      <xsl:message terminate="yes" expand-text="yes">The query language “{@queryBinding}” is not known; xslt2, xslt3, xpath2 and xpath3 are.</xsl:message>
    </xsl:if>
    <xsl:variable name="phase" as="xs:string" select="f:phase(.)"/>
    <xsl:variable name="patterns" as="element(sch:pattern)*"
        select="if ($phase = '#ALL') then sch:pattern else sch:pattern[@id = current()/sch:phase[@id = $phase]/sch:active/@pattern]"/>
    <!-- Modes and keys are numbered over all patterns, so that they are the same in every phase. -->
    <out:stylesheet version="3.0">
      <xsl:for-each select="sch:ns">
        <xsl:namespace name="{@prefix}" select="string(@uri)"/>
      </xsl:for-each>
      <out:include href="{$ordinal-module}"/>
      <out:output method="json" encoding="UTF-8" indent="no"/>
      <out:mode on-no-match="fail" use-accumulators="ordinal"/>
      <xsl:sequence select="f:indexes($patterns)"/>
      <xsl:apply-templates select="xsl:*" mode="f:pass"/>
      <xsl:apply-templates select="sch:let, sch:phase[@id = $phase]/sch:let" mode="f:variable"/>
      <xsl:apply-templates select="$patterns/sch:let" mode="f:pattern-variable"/>
      <out:template match="/" as="array(*)">
        <out:variable name="Q{{urn:imprimatur:generated}}findings" as="map(*)*">
          <xsl:for-each select="$patterns">
            <out:apply-templates select="{f:candidates(.)}" mode="{f:mode(.)}"/>
          </xsl:for-each>
        </out:variable>
        <out:sequence select="array{{$Q{{urn:imprimatur:generated}}findings}}"/>
      </out:template>
      <xsl:sequence select="f:finding-function()"/>
      <xsl:apply-templates select="$patterns" mode="f:pattern"/>
    </out:stylesheet>
  </xsl:template>

  <xsl:function name="f:phase" as="xs:string" visibility="private">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:variable name="wanted" as="xs:string"
        select="if ($phase = '#DEFAULT') then string(($schema/@defaultPhase, '#ALL')[1]) else $phase"/>
    <xsl:if test="not($wanted = ('#ALL', $schema/sch:phase/@id))">
      <xsl:message terminate="yes" expand-text="yes">The schema has no phase “{$wanted}”{
        if ($schema/sch:phase) then '; it has ' || string-join($schema/sch:phase/@id, ', ') else ''}.</xsl:message>
    </xsl:if>
    <xsl:sequence select="$wanted"/>
  </xsl:function>

  <!-- What a schema may bring along in XSLT: definitions, but nothing that reads at compile time. -->
  <xsl:mode name="f:pass" on-no-match="shallow-copy"/>

  <xsl:template match="/sch:schema/xsl:*" mode="f:pass" as="element()?">
    <xsl:message terminate="yes" expand-text="yes">A schema may hold xsl:function, xsl:key, xsl:variable, xsl:accumulator and xsl:decimal-format, but not {name()}.</xsl:message>
  </xsl:template>

  <xsl:template match="/sch:schema/(xsl:function | xsl:key | xsl:variable | xsl:accumulator | xsl:decimal-format)" mode="f:pass" as="element()" priority="1">
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="xsl:function | xsl:key | xsl:variable | xsl:accumulator | xsl:decimal-format" mode="f:pass" as="element()" priority="2">
    <xsl:copy>
      <xsl:apply-templates select="@*, node()" mode="#current"/>
    </xsl:copy>
  </xsl:template>

  <!-- Conditions are evaluated by the compiler, which has the file system before it. -->
  <xsl:template match="@use-when | @xsl:use-when | @static | xsl:*/@*[starts-with(name(), '_')]" mode="f:pass" as="empty-sequence()" priority="3">
    <xsl:message terminate="yes" expand-text="yes">@{name()} cannot be used in a schema.</xsl:message>
  </xsl:template>

</xsl:stylesheet>
