<?xml version="1.0" encoding="UTF-8"?>
<!-- Links: ref and ptr of core, and module linking. Only addresses that cannot run script become links. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- A link has its text from the source; where it has several targets, the others follow as numbers. -->
  <xsl:template match="ref">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="targets" as="xs:string*" select="imp:targets(@target)"/>
    <xsl:choose>
      <xsl:when test="$linked or empty($targets)">
        <xsl:call-template name="inline"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="inline">
          <xsl:with-param name="tag" select="'a'"/>
          <xsl:with-param name="class" select="'external'[imp:is-external($targets[1])]"/>
          <xsl:with-param name="more" as="attribute()+">
            <xsl:call-template name="link-attributes">
              <xsl:with-param name="target" select="imp:register-target($targets[1], .)"/>
            </xsl:call-template>
          </xsl:with-param>
          <xsl:with-param name="linked" tunnel="yes" select="true()"/>
        </xsl:call-template>
        <xsl:call-template name="further-links">
          <xsl:with-param name="targets" select="tail($targets)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="link-attributes" as="attribute()+">
    <xsl:param name="target" as="xs:string"/>
    <xsl:attribute name="href" select="$target"/>
    <xsl:if test="imp:is-external($target)">
      <xsl:attribute name="rel" select="'noopener noreferrer'"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="further-links">
    <xsl:param name="targets" as="xs:string*"/>
    <xsl:for-each select="$targets">
      <a class="further{' external'[imp:is-external(current())]}" data-generated="">
        <xsl:call-template name="link-attributes">
          <xsl:with-param name="target" select="."/>
        </xsl:call-template>
        <sup>{position() + 1}</sup>
      </a>
    </xsl:for-each>
  </xsl:template>

  <!-- A pointer has no text, and some projects leave ref empty too: what it points to gives one. -->
  <xsl:template match="ptr | ref[not(*) and not(normalize-space())]">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="element" as="element()" select="."/>
    <span>
      <xsl:call-template name="attributes"/>
      <xsl:for-each select="imp:words(@target)">
        <xsl:variable name="safe" as="xs:string?" select="imp:target(., $element/@target)"/>
        <xsl:element name="{if ($linked or empty($safe)) then 'span' else 'a'}">
          <xsl:attribute name="class" select="'pointer', 'external'[$safe and imp:is-external($safe)]"/>
          <xsl:attribute name="data-generated"/>
          <xsl:if test="$safe and not($linked)">
            <xsl:call-template name="link-attributes">
              <xsl:with-param name="target" select="imp:register-target($safe, $element)"/>
            </xsl:call-template>
          </xsl:if>
          <xsl:text>{' '[position() gt 1]}{imp:pointer-label(., $element)}</xsl:text>
        </xsl:element>
      </xsl:for-each>
      <xsl:apply-templates>
        <xsl:with-param name="phrasing" tunnel="yes" select="true()"/>
      </xsl:apply-templates>
    </span>
  </xsl:template>

  <!-- An entry of a register stands on the register's page, not on this one: the pipeline knows its address. -->
  <xsl:function name="imp:register-target" as="xs:string">
    <xsl:param name="target" as="xs:string"/>
    <xsl:param name="context" as="element()"/>
    <xsl:sequence select="if (starts-with($target, '#')
        and exists(key('imp:id', substring($target, 2), root($context))[1][ancestor::standOff and (exists($imp:entry-elements(local-name())) or self::bibl or self::biblStruct or self::biblFull)]))
      then 'imprimatur:entity/' || $target else $target"/>
  </xsl:function>

  <!-- The heading, number or name of the target; the address without its scheme where it lies outside. -->
  <xsl:function name="imp:pointer-label" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="element()"/>
    <xsl:variable name="target" as="element()?"
      select="if (starts-with($pointer, '#')) then key('imp:id', substring($pointer, 2), root($context))[1] else ()"/>
    <xsl:variable name="label" as="xs:string*" select="
      $target/imp:short($target/(head, label, title, persName, placeName, orgName, monogr/title, analytic/title)[1]),
      $target/@n/normalize-space(.),
      $target/self::note/'note',
      $pointer ! (if (starts-with(., '#')) then . else replace(., '^(https?://|mailto:)', '', 'i'))"/>
    <xsl:sequence select="$label[.][1]"/>
  </xsl:function>

  <xsl:function name="imp:short" as="xs:string">
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="text" as="xs:string" select="$element ! imp:reading-string(.), ''[empty($element)]"/>
    <xsl:sequence select="if (string-length($text) gt 80) then replace(substring($text, 1, 80), '\s\S*$', '') || '…' else $text"/>
  </xsl:function>

  <xsl:template match="seg | anchor | link | linkGrp | join | joinGrp | alt | altGrp | timeline | when">
    <xsl:call-template name="inline"/>
  </xsl:template>

  <xsl:template match="standOff | listAnnotation | annotation | listChange">
    <xsl:call-template name="block"/>
  </xsl:template>

</xsl:stylesheet>
