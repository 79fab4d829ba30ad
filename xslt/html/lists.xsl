<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists of module core: with marks, numbered, with labels. Marks come from the encoding, not from the browser. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- The kind of a list decides its element and the marks of its items. -->
  <xsl:function name="imp:list-kind" as="xs:string">
    <xsl:param name="list" as="element(list)"/>
    <xsl:variable name="words" as="xs:string*" select="($list/@rend, $list/@type) ! imp:words(lower-case(.))"/>
    <xsl:sequence select="
      if ($words = ('dash', 'dashes', 'dashed')) then 'dash'
      else if ($words = ('asterisk', 'asterisks')) then 'asterisk'
      else if ($words = ('numbered', 'ordered', 'decimal')) then 'numbered'
      else if ($words = ('bulleted', 'bullets', 'bullet')) then 'bulleted'
      else 'plain'"/>
  </xsl:function>

  <!-- The mark before an item: its own number first, then what the list asks for. A label in the text is mark enough. -->
  <xsl:function name="imp:item-mark" as="xs:string?">
    <xsl:param name="item" as="element(item)"/>
    <xsl:variable name="kind" as="xs:string?" select="$item/parent::list ! imp:list-kind(.)"/>
    <xsl:choose>
      <xsl:when test="$item/preceding-sibling::*[1][self::label]"/>
      <xsl:when test="$item/@n[normalize-space()]">{normalize-space($item/@n)} </xsl:when>
      <xsl:when test="$kind = 'dash'">{'- '}</xsl:when>
      <xsl:when test="$kind = 'asterisk'">{'* '}</xsl:when>
      <xsl:when test="$kind = 'bulleted'">{'• '}</xsl:when>
      <xsl:when test="$kind = 'numbered'">{count($item/preceding-sibling::item) + 1}. </xsl:when>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="list">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="tag" as="xs:string" select="if (imp:list-kind(.) = 'numbered') then 'ol' else 'ul'"/>
    <xsl:choose>
      <xsl:when test="$phrasing">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:when test="item and not(* except item) and not(text()[normalize-space()])">
        <xsl:call-template name="block">
          <xsl:with-param name="tag" select="$tag"/>
        </xsl:call-template>
      </xsl:when>
      <!-- Headings, labels and page breaks between the items: the items that follow one another make a list each. -->
      <xsl:otherwise>
        <div>
          <xsl:call-template name="attributes"/>
          <xsl:for-each-group select="node()" group-adjacent="imp:list-part(imp:part(.))">
            <xsl:choose>
              <xsl:when test="current-grouping-key() = 'items'">
                <xsl:element name="{$tag}">
                  <xsl:apply-templates select="current-group()"/>
                </xsl:element>
              </xsl:when>
              <xsl:when test="current-grouping-key() = 'labelled'">
                <dl>
                  <xsl:apply-templates select="current-group()"/>
                </dl>
              </xsl:when>
              <xsl:otherwise>
                <xsl:apply-templates select="current-group()"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each-group>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="imp:list-part" as="xs:string">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="
      if ($node[self::label][following-sibling::*[1][self::item or self::label[following-sibling::*[1][self::item]]]]
        or $node[self::item][preceding-sibling::*[1][self::label]]) then 'labelled'
      else if ($node[self::item]) then 'items' else 'other'"/>
  </xsl:function>

  <xsl:template match="item | list/label">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="mark" as="xs:string?" select="self::item ! imp:item-mark(.)"/>
    <xsl:variable name="blocks" as="xs:boolean" select="imp:has-blocks(.)"/>
    <xsl:element name="{if ($phrasing) then 'span' else if (not(parent::list)) then 'div'
      else if (imp:list-part(.) = 'labelled') then (if (self::item) then 'dd' else 'dt')
      else if (self::item) then 'li' else if ($blocks) then 'div' else 'p'}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'block'[$phrasing]"/>
      </xsl:call-template>
      <xsl:if test="$mark">
        <xsl:call-template name="generated">
          <xsl:with-param name="text" select="$mark"/>
          <xsl:with-param name="class" select="'mark'"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates>
        <xsl:with-param name="phrasing" tunnel="yes" select="$phrasing or not($blocks)"/>
      </xsl:apply-templates>
      <xsl:call-template name="permalink"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="headLabel | headItem">
    <xsl:call-template name="paragraph"/>
  </xsl:template>

</xsl:stylesheet>
