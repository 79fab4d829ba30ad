<?xml version="1.0" encoding="UTF-8"?>
<!--
  Facsimiles (TEI P5, 12.1): each surface with its picture, or each page whose beginning names one by @facs, and its zones drawn over it as links to the words that they hold. The section
  follows the text and is the edition's; the text has a mark at each @facs that leads to surface or zone. No script is needed.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- Where there is no facsimile, the beginnings of pages may name a picture each (TEI P5, 3.11.3). -->
  <xsl:variable name="imp:surfaces" as="element()*" select="
    if ($imp:documents/facsimile) then $imp:documents/facsimile/(.//surface | graphic) else $imp:documents/text//pb[imp:names-picture(.)]"/>
  <xsl:variable name="imp:has-surfaces" as="xs:boolean" select="exists($imp:surfaces)"/>

  <!-- What of the text says that it is here. -->
  <xsl:key name="imp:facs" match="text//*[@facs]" use="imp:words(@facs)[starts-with(., '#')] ! substring(., 2)"/>

  <xsl:template name="facsimile">
    <xsl:if test="$imp:has-surfaces">
      <section class="facsimile" data-generated="" aria-label="{imp:say('text.facsimile')}">
        <xsl:sequence select="imp:in-language(*)"/>
        <xsl:apply-templates select="$imp:surfaces" mode="imp:facsimile"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:function name="imp:names-picture" as="xs:boolean">
    <xsl:param name="page" as="element(pb)"/>
    <xsl:sequence select="matches($page/@facs, '^[^#\s]\S*(\.(avif|gif|jpe?g|png|svg|tiff?|webp|jp2)|/info\.json)$', 'i')"/>
  </xsl:function>

  <xsl:mode name="imp:facsimile" on-no-match="shallow-skip" use-accumulators="#all"/>

  <xsl:template match="surface | facsimile/graphic | pb" mode="imp:facsimile">
    <xsl:variable name="place" as="element()?" select="(self::pb, imp:unique-id(.) ! key('imp:facs', ., root(current()))[1])[1]"/>
    <figure class="surface">
      <xsl:choose>
        <xsl:when test="self::pb">
          <xsl:attribute name="id" select="imp:facs-id(.) || '-picture'"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:copy-of select="imp:id-attribute(.)"/>
        </xsl:otherwise>
      </xsl:choose>
      <div class="surface-image">
        <xsl:apply-templates select="self::graphic | graphic"/>
        <xsl:for-each select="self::pb">
          <span>
            <xsl:call-template name="picture">
              <xsl:with-param name="url" select="imp:safe-uri(@facs)"/>
              <xsl:with-param name="address" select="string(@facs)"/>
              <xsl:with-param name="described" select="imp:surface-label(.)"/>
            </xsl:call-template>
          </span>
        </xsl:for-each>
        <xsl:call-template name="zones"/>
      </div>
      <figcaption>
        <xsl:text>{imp:surface-label(.)} </xsl:text>
        <xsl:if test="$place">
          <a href="#{imp:facs-id($place)}">{imp:say('text.to-text')}</a>
        </xsl:if>
      </figcaption>
    </figure>
  </xsl:template>

  <xsl:function name="imp:id-attribute" as="attribute()?">
    <xsl:param name="element" as="element()"/>
    <xsl:if test="imp:unique-id($element)">
      <xsl:attribute name="id" select="imp:unique-id($element)"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="imp:surface-label" as="xs:string">
    <xsl:param name="surface" as="element()"/>
    <xsl:sequence select="($surface/(label, desc)[1]/normalize-space(.)[.], $surface/@n/imp:say('text.surface', normalize-space(.)),
      imp:say('text.surface', string(count($surface/preceding::*[self::surface or self::pb[$surface/self::pb]]) + 1)))[1]"/>
  </xsl:function>

  <!-- The coordinates of a surface: its own, those of its picture, or as far as its zones reach. -->
  <xsl:function name="imp:extent" as="xs:double*">
    <xsl:param name="surface" as="element()"/>
    <xsl:variable name="own" as="xs:double*" select="imp:box($surface)"/>
    <xsl:variable name="pixels" as="xs:double*"
      select="$surface/graphic[1]/(@width, @height) ! replace(., 'px$', '')[. castable as xs:double] ! number(.)"/>
    <xsl:variable name="boxes" as="array(xs:double*)*" select="$surface//zone ! array { imp:box(.) }[array:size(.) = 4]" xmlns:array="http://www.w3.org/2005/xpath-functions/array"/>
    <xsl:sequence select="if (count($own) = 4) then $own else if (count($pixels) = 2) then (0, 0, $pixels)
      else if (exists($boxes)) then (0, 0, max($boxes ! .(3)), max($boxes ! .(4))) else ()"/>
  </xsl:function>

  <!-- Left, top, right, bottom of a rectangle; nothing where they are no numbers or enclose nothing. -->
  <xsl:function name="imp:box" as="xs:double*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="numbers" as="xs:double*" select="for $name in ('ulx', 'uly', 'lrx', 'lry')
      return $element/@*[local-name() = $name][. castable as xs:double] ! number(.)"/>
    <xsl:sequence select="$numbers[count($numbers) = 4 and $numbers[3] gt $numbers[1] and $numbers[4] gt $numbers[2]]"/>
  </xsl:function>

  <xsl:template name="zones">
    <xsl:variable name="extent" as="xs:double*" select="imp:extent(.)"/>
    <xsl:variable name="zones" as="element()*" select="self::surface//zone[imp:is-drawn(.)]"/>
    <xsl:if test="count($extent) = 4 and exists($zones)">
      <svg xmlns="http://www.w3.org/2000/svg" preserveAspectRatio="none"
        viewBox="{$extent[1]} {$extent[2]} {$extent[3] - $extent[1]} {$extent[4] - $extent[2]}">
        <xsl:for-each select="$zones">
          <xsl:variable name="place" as="element()?" select="imp:unique-id(.) ! key('imp:facs', ., root(current()))[1]"/>
          <xsl:variable name="label" as="xs:string" select="normalize-space(string-join((
            if ($place) then imp:short($place) else (), @n, @type, imp:say('text.zone'))[normalize-space()][1]))"/>
          <xsl:choose>
            <xsl:when test="$place">
              <a href="#{imp:facs-id($place)}" aria-label="{$label}">
                <xsl:copy-of select="imp:id-attribute(.)"/>
                <xsl:call-template name="zone-shape"/>
              </a>
            </xsl:when>
            <xsl:otherwise>
              <g role="img" aria-label="{$label}">
                <xsl:copy-of select="imp:id-attribute(.)"/>
                <xsl:call-template name="zone-shape"/>
              </g>
            </xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </svg>
    </xsl:if>
  </xsl:template>

  <xsl:function name="imp:is-drawn" as="xs:boolean">
    <xsl:param name="zone" as="element(zone)"/>
    <xsl:sequence select="count(imp:box($zone)) = 4 or matches($zone/@points, '^\s*-?\d+(\.\d+)?,-?\d+(\.\d+)?(\s+-?\d+(\.\d+)?,-?\d+(\.\d+)?){2,}\s*$')"/>
  </xsl:function>

  <xsl:template name="zone-shape">
    <xsl:variable name="box" as="xs:double*" select="imp:box(.)"/>
    <xsl:choose>
      <xsl:when test="@points">
        <polygon xmlns="http://www.w3.org/2000/svg" points="{normalize-space(@points)}"/>
      </xsl:when>
      <xsl:otherwise>
        <rect xmlns="http://www.w3.org/2000/svg" x="{$box[1]}" y="{$box[2]}" width="{$box[3] - $box[1]}" height="{$box[4] - $box[2]}"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="imp:facs-id" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="imp:generated-id($element, 'facs-' || imp:ordinal($element))"/>
  </xsl:function>

  <!-- The mark in the text: after the element; a paragraph, a line and a block have it within. -->
  <xsl:template name="facs-mark">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="shown" as="element()?" select="(imp:words(@facs)[starts-with(., '#')] ! key('imp:id', substring(., 2), root(current())))
      [self::surface or self::zone[imp:is-drawn(.)] or self::graphic/parent::facsimile][ancestor::facsimile][imp:unique-id(.)][1]"/>
    <xsl:variable name="target" as="xs:string?" select="($shown ! imp:unique-id(.),
      self::pb[exists(. intersect $imp:surfaces)] ! (imp:facs-id(.) || '-picture'))[1]"/>
    <xsl:if test="$target and ancestor::text">
      <xsl:element name="{if ($linked) then 'span' else 'a'}">
        <xsl:attribute name="class" select="'facs-mark'"/>
        <xsl:attribute name="id" select="imp:facs-id(.)"/>
        <xsl:attribute name="data-generated"/>
        <xsl:if test="not($linked)">
          <xsl:attribute name="href" select="'#' || $target"/>
          <xsl:attribute name="aria-label" select="imp:say('text.facsimile-of', imp:surface-label(($shown/ancestor-or-self::*[self::surface or self::graphic][1], .)[1]))"/>
        </xsl:if>
        <xsl:text>▣</xsl:text>
      </xsl:element>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
