<?xml version="1.0" encoding="UTF-8"?>
<!-- Builds JSON objects in which a fact that the TEI does not give is an absent key, never an empty string. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:rec="urn:imprimatur:record"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- {key: value}, or {} where there is no value or only white space. -->
  <xsl:function name="rec:fact" as="map(xs:string, item()*)">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="item()?"/>
    <xsl:variable name="given" as="item()?" select="
        if ($value instance of node()) then string($value)[normalize-space()] ! normalize-space()
        else if ($value instance of xs:string) then $value[normalize-space()]
        else $value"/>
    <xsl:sequence select="if (exists($given)) then map{$key: $given} else map{}"/>
  </xsl:function>

  <!-- {key: [value, …]}, the list being there even when it is empty. -->
  <xsl:function name="rec:list" as="map(xs:string, item()*)">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:sequence select="map{$key: array{$values}}"/>
  </xsl:function>

  <!-- The facts as one object; of two with the same key the first counts. -->
  <xsl:function name="rec:object" as="map(xs:string, item()*)">
    <xsl:param name="facts" as="map(xs:string, item()*)*"/>
    <xsl:sequence select="map:merge($facts, map{'duplicates': 'use-first'})"/>
  </xsl:function>

  <!-- {key: object}, or {} where the object is absent or has no facts. -->
  <xsl:function name="rec:part" as="map(xs:string, item()*)">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="object" as="map(xs:string, item()*)?"/>
    <xsl:sequence select="if (exists($object) and map:size($object) gt 0) then map{$key: $object} else map{}"/>
  </xsl:function>

  <!-- The tokens of a list of pointers (teidata.pointer, one or more, parted by white space). -->
  <xsl:function name="rec:pointers" as="xs:string*">
    <xsl:param name="attributes" as="attribute()*"/>
    <xsl:sequence select="distinct-values($attributes ! rec:resolved(imp:words(.), .))"/>
  </xsl:function>

  <!-- Pointers with a private scheme, as the header resolves it (prefixDef). The common schemes are never private. -->
  <xsl:function name="rec:resolved" as="xs:string*">
    <xsl:param name="pointers" as="xs:string*"/>
    <xsl:param name="context" as="node()"/>
    <xsl:sequence select="$pointers ! (
        if (contains(., ':') and not(matches(., '^(https?|mailto|urn|doi|ark|info):')))
        then imp:resolve-prefix(., $context) else .)"/>
  </xsl:function>

</xsl:stylesheet>
