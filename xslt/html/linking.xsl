<?xml version="1.0" encoding="UTF-8"?>
<!-- Links: ref and ptr of core, and module linking. Only addresses that cannot run script become links. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
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

  <!-- The heading, number or name of the target, the first words of a passage; the address without its scheme where it lies outside. -->
  <xsl:function name="imp:pointer-label" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="element()"/>
    <xsl:variable name="target" as="element()?"
      select="if (starts-with($pointer, '#')) then key('imp:id', substring($pointer, 2), root($context))[1] else ()"/>
    <xsl:variable name="label" as="xs:string*" select="
      $target[not($imp:passages(local-name()))]/imp:short((head, label, title, persName, placeName, orgName, objectIdentifier,
        monogr/title, analytic/title)[1]),
      $target/@n/normalize-space(.),
      $target[$imp:passages(local-name())]/imp:opening-words(.),
      $target/self::note/'note',
      $pointer ! (if (starts-with(., '#')) then . else replace(., '^(https?://|mailto:)', '', 'i'))"/>
    <xsl:sequence select="$label[.][1]"/>
  </xsl:function>

  <xsl:variable name="imp:passages" as="map(xs:string, xs:boolean)"
    select="map:merge(('p', 'ab', 's', 'cl', 'phr', 'w', 'seg', 'l', 'u', 'q', 'quote', 'said', 'item') ! map:entry(., true()))"/>

  <xsl:function name="imp:opening-words" as="xs:string?">
    <xsl:param name="passage" as="element()"/>
    <xsl:variable name="words" as="xs:string" select="imp:reading-string($passage)"/>
    <xsl:sequence select="(if (string-length($words) gt 40) then replace(substring($words, 1, 40), '\s\S*$', '') || '…' else $words)[.]
      ! ('“' || . || '”')"/>
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

  <!--
    What links places with one another has no words. In the text it is in the way of reading and only has an address; off the
    text it is all there is, and is spelled out: the places as links, and between them what joins them.
  -->
  <xsl:template match="standOff//(link | join | alt)[@target] | standOff//when" priority="1">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="element" as="element()" select="."/>
    <xsl:variable name="between" as="xs:string" select="if (self::join) then ' + ' else if (self::alt) then ' ' || imp:say('text.or') || ' ' else ' ↔ '"/>
    <xsl:variable name="weights" as="xs:string*" select="imp:words(self::alt/@weights)"/>
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()">
        <span class="linked-places" data-generated="">
          <xsl:for-each select="imp:words((@target, @synch)[1])">
            <xsl:variable name="number" as="xs:integer" select="position()"/>
            <xsl:variable name="safe" as="xs:string?" select="imp:target(., ($element/@target, $element/@synch)[1])"/>
            <xsl:value-of select="$between[$number gt 1]"/>
            <xsl:element name="{if ($safe and not($linked)) then 'a' else 'span'}">
              <xsl:attribute name="class" select="'pointer'"/>
              <xsl:if test="$safe and not($linked)">
                <xsl:call-template name="link-attributes">
                  <xsl:with-param name="target" select="imp:register-target($safe, $element)"/>
                </xsl:call-template>
              </xsl:if>
              <xsl:value-of select="imp:pointer-label(., $element)"/>
            </xsl:element>
            <xsl:value-of select="$weights[$number] ! (' (' || . || ')')"/>
          </xsl:for-each>
          <xsl:value-of select="self::when/string-join((@xml:id, @absolute, @interval ! (. || ' ' || ../@unit),
            @since ! imp:say('text.after', imp:pointer-label(string(.), $element))), ' ')"/>
        </span>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Groups of them are lists; their kind is their heading. -->
  <xsl:template match="standOff//(linkGrp | joinGrp | altGrp | timeline)" priority="1">
    <xsl:call-template name="block">
      <xsl:with-param name="before" as="element()">
        <xsl:call-template name="generated">
          <xsl:with-param name="text" select="imp:label(.)"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
