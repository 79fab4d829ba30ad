<?xml version="1.0" encoding="UTF-8"?>
<!-- Patterns, rules, assertions and their messages (ISO/IEC 19757-3, 5.4 and 6.5). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:out="urn:imprimatur:generated"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:f="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>

  <xsl:function name="f:number" as="xs:integer">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:sequence select="count($pattern/preceding-sibling::sch:pattern) + 1"/>
  </xsl:function>

  <xsl:function name="f:mode" as="xs:string">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:sequence select="'Q{urn:imprimatur:generated}pattern-' || f:number($pattern)"/>
  </xsl:function>

  <!-- The value of an attribute as a string literal of XPath. -->
  <xsl:function name="f:literal" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="'''' || replace($value, '''', '''''') || ''''"/>
  </xsl:function>

  <xsl:mode name="f:pattern" on-no-match="fail"/>

  <xsl:template match="sch:pattern" mode="f:pattern" as="element()*">
    <out:mode name="{f:mode(.)}" on-no-match="deep-skip"/>
    <!-- deep-skip goes on from the document node to its children, but they are tried for themselves. -->
    <out:template mode="{f:mode(.)}" match="document-node()" as="empty-sequence()" priority="0"/>
    <xsl:apply-templates select="sch:rule" mode="f:pattern"/>
  </xsl:template>

  <xsl:template match="sch:rule" mode="f:pattern" as="element()">
    <out:template mode="{f:mode(..)}" match="{@context}" as="map(*)*" priority="{count(following-sibling::sch:rule) + 1}">
      <xsl:apply-templates select="../sch:let[f:ambiguous(.)]" mode="f:alias"/>
      <!-- Where each item of a value is examined, a finding about it stands where the value does. -->
      <out:variable name="Q{{urn:imprimatur:generated}}place" select="."/>
      <xsl:choose>
        <xsl:when test="@visit-each">
          <out:for-each select="{@visit-each}">
            <xsl:apply-templates select="sch:let | sch:assert | sch:report" mode="f:rule"/>
          </out:for-each>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="sch:let | sch:assert | sch:report" mode="f:rule"/>
        </xsl:otherwise>
      </xsl:choose>
    </out:template>
  </xsl:template>

  <xsl:mode name="f:rule" on-no-match="fail"/>

  <xsl:template match="sch:let" mode="f:rule" as="element()">
    <xsl:apply-templates select="." mode="f:variable"/>
  </xsl:template>

  <xsl:template match="sch:assert | sch:report" mode="f:rule" as="element()">
    <xsl:variable name="what" as="map(xs:string, xs:string)" select="map{
      'kind': local-name(),
      'id': string(@id),
      'rule': string(../@id),
      'pattern': string(../../@id),
      'role': lower-case(string((@role, ../@role, ../../@role)[1]))}"/>
    <xsl:variable name="subject" as="xs:string"
        select="((@subject, ../@subject)[1] ! ('(' || . || ', .)'), '.')[1] || '[. instance of node()]'"/>
    <xsl:variable name="notes" as="element(sch:diagnostic)*"
        select="(for $id in tokenize(@diagnostics) return (/sch:schema/sch:diagnostics/sch:diagnostic[@id = $id])[1]), sch:diagnostic"/>
    <out:if test="{if (self::sch:assert) then 'not((' || @test || '))' else @test}">
      <out:variable name="Q{{urn:imprimatur:generated}}texts" as="text()*">
        <xsl:for-each select="., $notes">
          <out:value-of separator="">
            <xsl:apply-templates select="node() except sch:diagnostic" mode="f:message"/>
            <xsl:if test="position() = 1 and not(normalize-space(string-join(text()))) and not(* except sch:diagnostic)" expand-text="yes">
              <out:text>The {local-name()} “{@test}” {if (self::sch:assert) then 'does not hold' else 'holds'} here.</out:text>
            </xsl:if>
          </out:value-of>
        </xsl:for-each>
      </out:variable>
      <out:sequence select="Q{{urn:imprimatur:generated}}finding(({$subject}, $Q{{urn:imprimatur:generated}}place)[1], map{{{
        string-join(for $key in sort(map:keys($what)) return f:literal($key) || ': ' || f:literal($what($key)), ', ')}}}, $Q{{urn:imprimatur:generated}}texts)"/>
    </out:if>
  </xsl:template>

  <!-- Messages: text with the values of expressions in it. Other markup is only its text. -->
  <xsl:mode name="f:message" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="f:message" as="element()">
    <out:text>
      <xsl:value-of select="."/>
    </out:text>
  </xsl:template>

  <xsl:template match="sch:value-of" mode="f:message" as="element()">
    <out:value-of select="{@select}" separator=" "/>
  </xsl:template>

  <xsl:template match="sch:name" mode="f:message" as="element()">
    <out:value-of select="{(@path, 'name()')[1]}"/>
  </xsl:template>

  <!-- Variables. Those of a pattern are evaluated once, at the document node, and may stand in contexts. -->
  <xsl:mode name="f:variable" on-no-match="fail"/>

  <xsl:template match="sch:let" mode="f:variable" as="element()">
    <xsl:sequence select="f:variable(., @name)"/>
  </xsl:template>

  <xsl:function name="f:variable" as="element()">
    <xsl:param name="let" as="element(sch:let)"/>
    <xsl:param name="name" as="xs:string"/>
    <out:variable name="{$name}">
      <xsl:copy-of select="$let/@as"/>
      <xsl:choose>
        <xsl:when test="$let/@value">
          <xsl:attribute name="select" select="$let/@value"/>
        </xsl:when>
        <!-- Content is data, even where it looks like an instruction. -->
        <xsl:otherwise>
          <xsl:if test="not($let/@as)">
            <xsl:attribute name="as" select="'node()*'"/>
          </xsl:if>
          <xsl:apply-templates select="$let/node()" mode="f:data"/>
        </xsl:otherwise>
      </xsl:choose>
    </out:variable>
  </xsl:function>

  <xsl:mode name="f:data" on-no-match="shallow-skip"/>

  <xsl:template match="*" mode="f:data" as="element()">
    <out:element name="{name()}" namespace="{namespace-uri()}">
      <xsl:for-each select="@*">
        <out:attribute name="{name()}" namespace="{namespace-uri()}" select="{f:literal(.)}"/>
      </xsl:for-each>
      <xsl:apply-templates mode="#current"/>
    </out:element>
  </xsl:template>

  <xsl:template match="text()" mode="f:data" as="element()">
    <out:text>
      <xsl:value-of select="."/>
    </out:text>
  </xsl:template>

  <!-- Two patterns may use one name: then each gets a variable of its own and an alias in its rules. -->
  <xsl:function name="f:ambiguous" as="xs:boolean">
    <xsl:param name="let" as="element(sch:let)"/>
    <xsl:sequence select="count(root($let)/sch:schema/(. | sch:pattern | sch:phase)/sch:let[@name = $let/@name]) gt 1"/>
  </xsl:function>

  <xsl:function name="f:own-name" as="xs:string">
    <xsl:param name="let" as="element(sch:let)"/>
    <xsl:sequence select="f:mode($let/..) || '.' || $let/@name"/>
  </xsl:function>

  <xsl:mode name="f:pattern-variable" on-no-match="fail"/>

  <xsl:template match="sch:let" mode="f:pattern-variable" as="element()">
    <xsl:sequence select="f:variable(., if (f:ambiguous(.)) then f:own-name(.) else @name)"/>
  </xsl:template>

  <xsl:mode name="f:alias" on-no-match="fail"/>

  <xsl:template match="sch:let" mode="f:alias" as="element()">
    <out:variable name="{@name}" select="${f:own-name(.)}"/>
  </xsl:template>

  <!-- A finding: where (the number of an element, and the name of its attribute), which assertion, what it says. -->
  <xsl:function name="f:finding-function" as="element()">
    <out:function name="Q{{urn:imprimatur:generated}}finding" as="map(*)">
      <out:param name="node" as="node()"/>
      <out:param name="what" as="map(*)"/>
      <out:param name="texts" as="text()*"/>
      <out:variable name="element" as="element()?" select="($node/ancestor-or-self::*[1], root($node)/*)[1]"/>
      <out:sequence select="Q{{http://www.w3.org/2005/xpath-functions/map}}merge(($what, map{{
        'ordinal': ($element ! accumulator-before('ordinal'), 1)[1],
        'attribute': if ($node instance of attribute()) then name($node) else '',
        'message': normalize-space(head($texts)),
        'notes': array{{tail($texts) ! normalize-space(.)}}}}))"/>
    </out:function>
  </xsl:function>

</xsl:stylesheet>
