<?xml version="1.0" encoding="UTF-8"?>
<!--
  For the bench alone: makes of the Schematron inside a RELAX NG schema an XSLT 3.0 stylesheet for Saxon-HE, in the way that
  Schematron compilers commonly do. All patterns share one mode; rules are templates of falling priority that hand the node
  on by xsl:next-match, with the patterns that have had it in a tunnel parameter.
-->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:out="urn:out"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:sch="http://purl.oclc.org/dsdl/schematron" exclude-result-prefixes="#all">
  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>
  <xsl:output indent="yes"/>

  <xsl:template match="/">
    <xsl:variable name="patterns" as="element(sch:pattern)*" select="//sch:pattern"/>
    <out:stylesheet version="3.0">
      <xsl:for-each-group select="//sch:ns" group-by="@prefix">
        <xsl:namespace name="{@prefix}" select="@uri"/>
      </xsl:for-each-group>
      <xsl:copy-of select="//xsl:key | //xsl:function"/>
      <out:output indent="yes"/>
      <out:template match="/">
        <svrl:schematron-output xmlns:svrl="http://purl.oclc.org/dsdl/svrl">
          <out:apply-templates select="." mode="examine"/>
        </svrl:schematron-output>
      </out:template>
      <out:template match="node() | document-node()" mode="examine" priority="-10">
        <!-- What a node has been through says nothing of what is in it. -->
        <out:apply-templates select="@* | node()" mode="examine">
          <out:with-param name="had" select="()" tunnel="yes"/>
        </out:apply-templates>
      </out:template>
      <out:template match="@*" mode="examine" priority="-10"/>
      <xsl:for-each select="$patterns/sch:rule">
        <xsl:variable name="pattern" select="generate-id(..)"/>
        <out:template match="{@context}" mode="examine" priority="{count(following::sch:rule)}">
          <out:param name="had" as="xs:string*" tunnel="yes" xmlns:xs="http://www.w3.org/2001/XMLSchema"/>
          <out:choose>
            <out:when test="$had = '{$pattern}'">
              <out:next-match/>
            </out:when>
            <out:otherwise>
              <xsl:apply-templates select="../sch:let | sch:let | sch:assert | sch:report"/>
              <out:next-match>
                <out:with-param name="had" select="('{$pattern}', $had)" tunnel="yes"/>
              </out:next-match>
            </out:otherwise>
          </out:choose>
        </out:template>
      </xsl:for-each>
    </out:stylesheet>
  </xsl:template>

  <xsl:template match="sch:let">
    <out:variable name="{@name}" select="{@value}"/>
  </xsl:template>

  <xsl:template match="sch:assert | sch:report">
    <out:if test="{if (self::sch:assert) then 'not(' || @test || ')' else @test}">
      <svrl:failed-assert xmlns:svrl="http://purl.oclc.org/dsdl/svrl" location="{{path()}}">
        <svrl:text>
          <xsl:apply-templates select="node()" mode="text"/>
        </svrl:text>
      </svrl:failed-assert>
    </out:if>
  </xsl:template>

  <xsl:template match="sch:name" mode="text">
    <out:value-of select="name()"/>
  </xsl:template>
  <xsl:template match="sch:value-of" mode="text">
    <out:value-of select="{@select}"/>
  </xsl:template>
  <xsl:template match="text()" mode="text">
    <out:text>
      <xsl:value-of select="."/>
    </out:text>
  </xsl:template>
</xsl:stylesheet>
