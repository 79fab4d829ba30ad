<?xml version="1.0" encoding="UTF-8"?>
<!--
  Gathers a schema from what rules are embedded in: a RELAX NG grammar, as TEI's ODD processors leave it, or an ODD itself
  (TEI P5, 23.5.3 constraintSpec). A schema that stands alone passes as it is.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:rng="http://relaxng.org/ns/structure/1.0"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:f="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <xsl:mode name="f:gather" on-no-match="fail"/>
  <xsl:mode name="f:copy" on-no-match="shallow-copy"/>

  <xsl:template match="/" mode="f:gather" as="document-node()">
    <xsl:document>
      <xsl:apply-templates select="*" mode="#current"/>
    </xsl:document>
  </xsl:template>

  <xsl:template match="/*" mode="f:gather" as="element()" priority="-0.5">
    <xsl:message terminate="yes" expand-text="yes">This is not an ISO Schematron schema: its root is {name()}, not schema in the namespace http://purl.oclc.org/dsdl/schematron.</xsl:message>
  </xsl:template>

  <xsl:template match="/sch:library" mode="f:gather" as="element()" priority="1">
    <xsl:message terminate="yes">This is a library: its parts are used by the schemas that include or extend them, it cannot be run itself.</xsl:message>
  </xsl:template>

  <xsl:template match="/sch:schema" mode="f:gather" as="element(sch:schema)" priority="1">
    <xsl:copy-of select="."/>
  </xsl:template>

  <!-- TEI writes patterns, and now and then bare rules, beside the definitions that they belong to. -->
  <xsl:template match="/rng:grammar | /rng:element" mode="f:gather" as="element(sch:schema)" priority="1">
    <sch:schema queryBinding="xslt2">
      <xsl:for-each-group select="//sch:ns" group-by="@prefix">
        <xsl:copy-of select="."/>
      </xsl:for-each-group>
      <xsl:copy-of select="//sch:let[not(ancestor::sch:*)], //xsl:*[not(ancestor::sch:* | ancestor::xsl:*)]"/>
      <xsl:for-each select="//sch:pattern, //sch:rule[not(ancestor::sch:*)]">
        <xsl:sequence select="f:pattern(.)"/>
      </xsl:for-each>
      <xsl:copy-of select="//sch:diagnostics[not(ancestor::sch:*)], //sch:properties[not(ancestor::sch:*)]"/>
    </sch:schema>
  </xsl:template>

  <!-- Only what the constraints of an ODD itself say: those of TEI that it takes over are in the schema that is made of it. -->
  <xsl:template match="/*[self::tei:* and descendant::tei:constraintSpec]" mode="f:gather" as="element(sch:schema)" priority="1">
    <xsl:variable name="constraints" as="element(tei:constraint)*"
        select="//tei:constraintSpec[@scheme = ('schematron', 'isoschematron')][not(@mode = 'delete')][not(ancestor::tei:exemplum | ancestor::tei:egXML)]/tei:constraint"/>
    <sch:schema queryBinding="xslt2">
      <xsl:variable name="declared" as="element(sch:ns)*" select="//sch:ns[not(ancestor::tei:exemplum | ancestor::tei:egXML)]"/>
      <xsl:for-each-group select="$declared" group-by="@prefix">
        <xsl:copy-of select="."/>
      </xsl:for-each-group>
      <!-- Prefixes that the ODD does not declare for Schematron mean there what they mean in the ODD. -->
      <xsl:variable name="root" as="element()" select="."/>
      <xsl:for-each select="distinct-values($constraints/in-scope-prefixes(.))[not(. = ('', 'xml', $declared/@prefix, 'tei'))]">
        <sch:ns prefix="{.}" uri="{($constraints ! namespace-uri-for-prefix(current(), .))[1]}"/>
      </xsl:for-each>
      <xsl:if test="not($declared/@prefix = 'tei')">
        <sch:ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
      </xsl:if>
      <xsl:copy-of select="$constraints/sch:let"/>
      <xsl:for-each select="$constraints/(sch:pattern | sch:rule)">
        <xsl:sequence select="f:pattern(.)"/>
      </xsl:for-each>
      <!-- Bare assertions are about what is being specified: an element, or an attribute of it. -->
      <xsl:for-each select="$constraints[sch:assert | sch:report]">
        <sch:pattern>
          <xsl:copy-of select="../@f:place"/>
          <sch:rule context="{f:specified(..)}">
            <xsl:copy-of select="(sch:assert | sch:report)[1]/@f:place"/>
            <xsl:copy-of select="sch:assert | sch:report"/>
          </sch:rule>
        </sch:pattern>
      </xsl:for-each>
      <xsl:copy-of select="$constraints/(sch:diagnostics | sch:properties)"/>
    </sch:schema>
  </xsl:template>

  <xsl:function name="f:pattern" as="element(sch:pattern)" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:choose>
      <xsl:when test="$element/self::sch:pattern">
        <xsl:copy-of select="$element"/>
      </xsl:when>
      <xsl:otherwise>
        <sch:pattern>
          <xsl:copy-of select="$element/@f:place"/>
          <xsl:copy-of select="$element"/>
        </sch:pattern>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- The context for bare assertions of a constraintSpec. -->
  <xsl:function name="f:specified" as="xs:string" visibility="private">
    <xsl:param name="constraint" as="element(tei:constraintSpec)"/>
    <xsl:variable name="attribute" as="element(tei:attDef)?" select="$constraint/ancestor::tei:attDef[1]"/>
    <xsl:variable name="specification" as="element()?" select="$constraint/ancestor::tei:elementSpec[1]"/>
    <xsl:variable name="name" as="xs:string" select="if ($specification) then
        (if ($specification/@ns) then 'Q{' || $specification/@ns || '}' else 'tei:') || ($specification/tei:altIdent, $specification/@ident)[1]
        else if ($attribute) then 'tei:*' else '/*'"/>
    <xsl:sequence select="$name || $attribute ! ('/@' || (tei:altIdent, @ident)[1])"/>
  </xsl:function>

</xsl:stylesheet>
