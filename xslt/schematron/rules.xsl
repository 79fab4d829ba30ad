<?xml version="1.0" encoding="UTF-8"?>
<!-- Patterns, rules and assertions (ISO/IEC 19757-3, 5.4 and 6.5), and the variables of all levels. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:out="urn:imprimatur:generated"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:f="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>

  <xsl:function name="f:mode" as="xs:string">
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="'Q{urn:imprimatur:generated}pattern-' || $number"/>
  </xsl:function>

  <!-- The value of an attribute as a string literal of XPath. -->
  <xsl:function name="f:literal" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="'''' || replace($value, '''', '''''') || ''''"/>
  </xsl:function>

  <!-- The prefixes that expressions of an element may use: those of the schema that it was written in. -->
  <xsl:function name="f:bindings" as="node()*">
    <xsl:param name="element" as="element()"/>
    <xsl:for-each select="if ($element/self::sch:schema) then $element/sch:ns else $element/f:bindings/sch:ns">
      <xsl:namespace name="{@prefix}" select="string(@uri)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The expression for the nodes that the rules of a pattern are tried on. -->
  <xsl:function name="f:candidates" as="xs:string">
    <xsl:param name="pattern" as="element(sch:pattern)"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:variable name="targets" as="map(xs:string, xs:string)*" select="$pattern/sch:rule ! f:targets(@context)"/>
    <xsl:variable name="work" as="xs:string" select="'$Q{urn:imprimatur:generated}work?(''' || $number || ''')'"/>
    <xsl:variable name="bearers" as="xs:string" select="'$Q{urn:imprimatur:generated}work?(''' || $number || '@'')'"/>
    <xsl:variable name="attributes" as="xs:string*" select="distinct-values($targets[?kind = 'attribute']?name)"/>
    <xsl:sequence select="
        if ($targets?kind = 'all') then '(' || $work || ') ! (. | @*)'
        else if (exists($attributes)) then string-join((
          $work[$targets?kind != 'attribute'],
          $bearers || '/(' || string-join($attributes ! ('@*:' || .), ' | ') || ')'), ' | ')
        else $work"/>
  </xsl:function>

  <xsl:mode name="f:pattern" on-no-match="fail"/>

  <xsl:template match="sch:pattern" mode="f:pattern" as="element()*">
    <xsl:param name="numbers" as="map(xs:string, xs:integer)" tunnel="yes"/>
    <xsl:variable name="mode" as="xs:string" select="f:mode($numbers(generate-id()))"/>
    <out:mode name="{$mode}" on-no-match="deep-skip"/>
    <!-- deep-skip goes on from the document node to its children, but they are tried for themselves. -->
    <out:template mode="{$mode}" match="document-node()" as="empty-sequence()" priority="0"/>
    <xsl:apply-templates select="sch:rule" mode="f:pattern">
      <xsl:with-param name="mode" select="$mode"/>
    </xsl:apply-templates>
  </xsl:template>

  <!-- What throws is reported as this rule's failure on this node; the others go on. -->
  <xsl:template match="sch:rule" mode="f:pattern" as="element()">
    <xsl:param name="numbers" as="map(xs:string, xs:integer)" tunnel="yes"/>
    <xsl:param name="mode" as="xs:string"/>
    <xsl:variable name="number" as="xs:integer" select="$numbers(generate-id())"/>
    <out:template mode="{$mode}" match="{@context}" as="map(*)*" priority="{count(following-sibling::sch:rule) + 1}">
      <xsl:sequence select="f:bindings(.)"/>
      <xsl:copy-of select="@f:place"/>
      <!-- Where each item of a value is examined, a finding about it stands where the value does. -->
      <out:variable name="Q{{urn:imprimatur:generated}}place" select="."/>
      <out:if test="$Q{{urn:imprimatur:generated}}fired">
        <out:sequence select="map{{'rule': {$number}, 'node': .}}"/>
      </out:if>
      <out:try>
        <xsl:apply-templates select="../sch:let[f:ambiguous(.) or ../@documents]" mode="f:alias"/>
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
        <out:catch errors="*">
          <out:sequence
              select="map{{'rule': {$number}, 'node': $Q{{urn:imprimatur:generated}}place, 'failed': string($Q{{http://www.w3.org/2005/xqt-errors}}description), 'code': string($Q{{http://www.w3.org/2005/xqt-errors}}code)}}"/>
        </out:catch>
      </out:try>
    </out:template>
  </xsl:template>

  <xsl:mode name="f:rule" on-no-match="fail"/>

  <xsl:template match="sch:let" mode="f:rule" as="element()">
    <xsl:apply-templates select="." mode="f:variable"/>
  </xsl:template>

  <!-- A finding: the number of the assertion, the node (and where that is no element, the element it stands in), the texts. -->
  <xsl:template match="sch:assert | sch:report" mode="f:rule" as="element()">
    <xsl:param name="numbers" as="map(xs:string, xs:integer)" tunnel="yes"/>
    <xsl:variable name="subject" as="xs:string"
        select="((@subject, ../@subject)[1] ! ('(' || . || ', .)'), '.')[1] || '[. instance of node()]'"/>
    <out:if test="{if (self::sch:assert) then 'not((' || @test || '))' else @test}">
      <xsl:sequence select="f:bindings(.)"/>
      <xsl:copy-of select="@f:place"/>
      <out:variable name="Q{{urn:imprimatur:generated}}subject" select="({$subject}, $Q{{urn:imprimatur:generated}}place)[1]"/>
      <xsl:for-each select="., f:named(., @diagnostics, 'diagnostic'), f:named(., @properties, 'property')">
        <xsl:sequence select="f:text-variable(., position())"/>
      </xsl:for-each>
      <xsl:variable name="count" as="xs:integer" select="1 + count((f:named(., @diagnostics, 'diagnostic'), f:named(., @properties, 'property')))"/>
      <out:sequence select="map{{'assertion': {$numbers(generate-id())}, 'node': $Q{{urn:imprimatur:generated}}subject, 'texts': array{{{
        string-join((1 to $count) ! ('$Q{urn:imprimatur:generated}text-' || .), ', ')}}}}}"/>
    </out:if>
  </xsl:template>

  <!-- The diagnostics or properties that an assertion names: of its own copy, where a pattern was instantiated with them. -->
  <xsl:function name="f:named" as="element()*">
    <xsl:param name="assertion" as="element()"/>
    <xsl:param name="names" as="attribute()?"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:for-each select="tokenize($names)">
      <xsl:variable name="name" as="xs:string" select="."/>
      <xsl:sequence select="($assertion/sch:*[local-name() = $kind][@id = $name],
        $assertion/ancestor::sch:pattern[1]/(sch:diagnostics | sch:properties)/sch:*[local-name() = $kind][@id = $name],
        root($assertion)/sch:schema/(sch:diagnostics | sch:properties)/sch:*[local-name() = $kind][@id = $name])[1]"/>
    </xsl:for-each>
  </xsl:function>

  <!-- Variables. Those of a pattern are evaluated once, at the document node, and may stand in contexts. -->
  <xsl:mode name="f:variable" on-no-match="fail"/>

  <xsl:template match="sch:let" mode="f:variable" as="element()">
    <xsl:sequence select="f:variable(., @name)"/>
  </xsl:template>

  <xsl:function name="f:variable" as="element()">
    <xsl:param name="let" as="element(sch:let)"/>
    <xsl:param name="name" as="xs:string"/>
    <out:variable name="{$name}">
      <xsl:sequence select="f:bindings($let)"/>
      <xsl:copy-of select="$let/(@as, @f:place)"/>
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
      <xsl:for-each select="@* except @f:*">
        <out:attribute name="{name()}" namespace="{namespace-uri()}" select="{f:literal(.)}"/>
      </xsl:for-each>
      <xsl:apply-templates mode="#current"/>
    </out:element>
  </xsl:template>

  <xsl:template match="f:bindings" mode="f:data" as="empty-sequence()" priority="1"/>

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
    <xsl:sequence select="f:mode(count($let/../preceding-sibling::sch:pattern) + 1) || '.' || $let/@name"/>
  </xsl:function>

  <xsl:mode name="f:pattern-variable" on-no-match="fail"/>

  <xsl:template match="sch:let" mode="f:pattern-variable" as="element()">
    <xsl:sequence select="f:variable(., if (f:ambiguous(.)) then f:own-name(.) else @name)"/>
  </xsl:template>

  <xsl:mode name="f:alias" on-no-match="fail"/>

  <xsl:template match="sch:let" mode="f:alias" as="element()">
    <out:variable name="{@name}" select="${f:own-name(.)}"/>
  </xsl:template>

  <!-- Of a pattern about other documents: in each of these for itself. -->
  <xsl:template match="sch:pattern[@documents]/sch:let" mode="f:alias" as="element()" priority="1">
    <out:variable name="{@name}">
      <xsl:sequence select="f:bindings(.)"/>
      <xsl:copy-of select="@as, @f:place"/>
      <out:for-each select="root(.)">
        <out:sequence select="{@value}"/>
      </out:for-each>
    </out:variable>
  </xsl:template>

</xsl:stylesheet>
