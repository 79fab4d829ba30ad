<?xml version="1.0" encoding="UTF-8"?>
<!--
  ISO Schematron (ISO/IEC 19757-3) to XSLT 3.0. In: a schema, or a RELAX NG grammar or an ODD with rules embedded in it. Out: a
  stylesheet that lists what its rules find, and, as a second result, `table`: what is known of its patterns, rules and
  assertions before any document is seen, as JSON. Findings name assertions by their numbers in that table.

  Each pattern becomes a mode and each rule a template in it, of falling priority: thus the first rule that matches a node is
  the only one that fires (6.5). Nothing walks through the document here: for each pattern, the nodes that its contexts
  could match (contexts.xsl) are handed over.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:out="urn:imprimatur:generated"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:f="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <xsl:import href="include.xsl"/>
  <xsl:import href="embedded.xsl"/>
  <xsl:import href="expand.xsl"/>
  <xsl:import href="contexts.xsl"/>
  <xsl:import href="rules.xsl"/>
  <xsl:import href="messages.xsl"/>
  <xsl:import href="table.xsl"/>

  <!-- A phase of the schema, #ALL, #DEFAULT for the one that the schema names, or #ANY for the first whose condition holds. -->
  <xsl:param name="phase" as="xs:string" select="'#DEFAULT'"/>

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="yes" suppress-indentation="out:text"/>
  <xsl:output name="table" method="json"/>
  <xsl:mode on-no-match="fail"/>

  <xsl:template match="/" as="document-node()">
    <xsl:variable name="whole" as="document-node()">
      <xsl:apply-templates select="." mode="f:include"/>
    </xsl:variable>
    <xsl:variable name="gathered" as="document-node()">
      <xsl:apply-templates select="$whole" mode="f:gather"/>
    </xsl:variable>
    <xsl:variable name="schema" as="document-node()">
      <xsl:apply-templates select="$gathered" mode="f:expand"/>
    </xsl:variable>
    <xsl:document>
      <xsl:apply-templates select="$schema/sch:schema" mode="f:stylesheet"/>
    </xsl:document>
  </xsl:template>

  <xsl:mode name="f:stylesheet" on-no-match="fail"/>

  <xsl:template match="sch:schema" mode="f:stylesheet" as="element()">
    <xsl:variable name="binding" as="xs:string" select="lower-case((@queryBinding, 'xslt3')[1])"/>
    <xsl:if test="not($binding = ('xslt', 'xslt1', 'xslt2', 'xslt3', 'xpath', 'xpath2', 'xpath3', 'xpath31'))">
      <xsl:message terminate="yes" expand-text="yes">The query language “{@queryBinding}” is not known; xslt, xslt2, xslt3, xpath2 and xpath3 are.</xsl:message>
    </xsl:if>
    <xsl:variable name="phase" as="xs:string" select="f:phase(.)"/>
    <xsl:variable name="active" as="element(sch:phase)?" select="sch:phase[@id = $phase]"/>
    <xsl:variable name="patterns" as="element(sch:pattern)*"
        select="if ($phase = '#ANY') then () else if ($phase = '#ALL') then sch:pattern else sch:pattern[@id = $active/sch:active/@pattern]"/>
    <xsl:variable name="numbers" as="map(xs:string, xs:integer)" select="map:merge((
        for-each-pair(1 to count($patterns), $patterns, function($number, $node) { map:entry(generate-id($node), $number) }),
        let $rules := $patterns/sch:rule return
          for-each-pair(1 to count($rules), $rules, function($number, $node) { map:entry(generate-id($node), $number) }),
        let $assertions := $patterns/sch:rule/(sch:assert | sch:report) return
          for-each-pair(1 to count($assertions), $assertions, function($number, $node) { map:entry(generate-id($node), $number) })))"/>
    <xsl:result-document href="table" format="table">
      <xsl:sequence select="f:table(., $phase, $patterns, $numbers)"/>
    </xsl:result-document>
    <out:stylesheet version="3.0">
      <xsl:sequence select="f:bindings(.)"/>
      <!-- By the number of the pattern, the nodes that its rules are tried on; by that number and @, what has an attribute that they are about. -->
      <out:param name="Q{{urn:imprimatur:generated}}work" as="map(*)"/>
      <!-- Whether rules that fire are reported as well. -->
      <out:param name="Q{{urn:imprimatur:generated}}fired" as="Q{{http://www.w3.org/2001/XMLSchema}}boolean" select="false()"/>
      <out:mode on-no-match="fail"/>
      <xsl:apply-templates select="xsl:*" mode="f:pass"/>
      <xsl:apply-templates select="sch:let, $active/sch:let" mode="f:variable"/>
      <xsl:apply-templates select="$patterns[not(@documents)]/sch:let" mode="f:pattern-variable"/>
      <xsl:sequence select="f:choosing-template(.), f:documents-template($patterns, $numbers)"/>
      <out:template match="/" as="map(*)*">
        <xsl:for-each select="$patterns">
          <xsl:variable name="number" as="xs:integer" select="$numbers(generate-id())"/>
          <xsl:variable name="candidates" as="xs:string" select="f:candidates(., $number)"/>
          <out:apply-templates mode="{f:mode($number)}"
              select="{if ($active/@from) then 'Q{urn:imprimatur:generated}within(' || $candidates || ')' else $candidates}"/>
        </xsl:for-each>
      </out:template>
      <xsl:sequence select="$active[@from] ! f:from-templates(.)"/>
      <xsl:apply-templates select="$patterns" mode="f:pattern">
        <xsl:with-param name="numbers" select="$numbers" tunnel="yes"/>
      </xsl:apply-templates>
    </out:stylesheet>
  </xsl:template>

  <xsl:function name="f:phase" as="xs:string" visibility="private">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:variable name="wanted" as="xs:string"
        select="if ($phase = '#DEFAULT') then string(($schema/@defaultPhase, '#ALL')[1]) else $phase"/>
    <xsl:if test="not($wanted = ('#ALL', '#ANY', $schema/sch:phase/@id))">
      <xsl:message terminate="yes" expand-text="yes">The schema has no phase “{$wanted}”{
        if ($schema/sch:phase) then '; it has ' || string-join($schema/sch:phase/@id, ', ') else ''}.</xsl:message>
    </xsl:if>
    <xsl:sequence select="$wanted"/>
  </xsl:function>

  <!-- The first phase whose condition (@when) holds for the document, for #ANY; #ALL where none does. -->
  <xsl:function name="f:choosing-template" as="element()" visibility="private">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <out:template name="Q{{urn:imprimatur:generated}}phase" as="Q{{http://www.w3.org/2001/XMLSchema}}string">
      <out:choose>
        <xsl:for-each select="$schema/sch:phase[@when]">
          <out:when test="{@when}">
            <xsl:copy-of select="@f:place"/>
            <out:sequence select="{f:literal(@id)}"/>
          </out:when>
        </xsl:for-each>
        <out:when test="false()"/>
        <out:otherwise>
          <out:sequence select="'#ALL'"/>
        </out:otherwise>
      </out:choose>
    </out:template>
  </xsl:function>

  <!-- The addresses of the documents that patterns are about instead of the one under examination, by the number of the pattern. -->
  <xsl:function name="f:documents-template" as="element()" visibility="private">
    <xsl:param name="patterns" as="element(sch:pattern)*"/>
    <xsl:param name="numbers" as="map(xs:string, xs:integer)"/>
    <out:template name="Q{{urn:imprimatur:generated}}documents" as="map(*)*">
      <xsl:for-each select="$patterns[@documents]">
        <out:sequence select="map{{'pattern': {$numbers(generate-id())}, 'uris': array{{({@documents}) ! string(.)}}}}">
          <xsl:copy-of select="@f:place"/>
        </out:sequence>
      </xsl:for-each>
    </out:template>
  </xsl:function>

  <!-- phase/@from: only what stands in a node that matches it is examined. -->
  <xsl:function name="f:from-templates" as="element()*" visibility="private">
    <xsl:param name="phase" as="element(sch:phase)"/>
    <out:mode name="Q{{urn:imprimatur:generated}}from" on-no-match="deep-skip"/>
    <out:template match="document-node()" mode="Q{{urn:imprimatur:generated}}from" as="empty-sequence()" priority="0"/>
    <out:template match="{$phase/@from}" mode="Q{{urn:imprimatur:generated}}from" as="node()" priority="1">
      <xsl:copy-of select="$phase/@f:place"/>
      <out:sequence select="."/>
    </out:template>
    <out:variable name="Q{{urn:imprimatur:generated}}starts" as="node()*">
      <out:apply-templates select=". | descendant::node() | descendant::*/@*" mode="Q{{urn:imprimatur:generated}}from"/>
    </out:variable>
    <out:function name="Q{{urn:imprimatur:generated}}within" as="node()*">
      <out:param name="candidates" as="node()*"/>
      <out:sequence select="$candidates[exists(ancestor-or-self::node() intersect $Q{{urn:imprimatur:generated}}starts)]"/>
    </out:function>
  </xsl:function>

  <!-- What a schema may bring along in XSLT: definitions, but nothing that reads at compile time. -->
  <xsl:mode name="f:pass" on-no-match="shallow-copy"/>

  <xsl:template match="/sch:schema/xsl:*" mode="f:pass" as="element()?">
    <xsl:message terminate="yes" expand-text="yes">A schema may hold xsl:function, xsl:key, xsl:variable, xsl:accumulator and xsl:decimal-format, but not {name()}.</xsl:message>
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
