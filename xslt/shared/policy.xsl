<?xml version="1.0" encoding="UTF-8"?>
<!--
  The reading policy: which of several encodings of one place stands in which layer. It is decided here once for
  every output. HTML writes both layers and lets the page show one; the text edition writes each layer apart.

  Two layers: `reading`, the text as the editors present it; `diplomatic`, the text as it stands in the source.
  What stands in neither (the expansion beside an abbreviation) is offered on demand.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:variable name="imp:both-layers" as="xs:string+" select="'reading', 'diplomatic'"/>

  <!-- The elements that a rule below is about, wherever they stand; all others are asked about only in a choice. -->
  <xsl:variable name="imp:layered" as="map(xs:string, xs:boolean)" visibility="public"
    select="map:merge(('rdg', 'del', 'surplus', 'fw', 'metamark', 'ex', 'am') ! map:entry(., true()))"/>

  <!--
    The layers that the element itself belongs to, its ancestors left aside: `reading`, `diplomatic`, both, or none.
    Every element without a rule belongs to both.
  -->
  <xsl:function name="imp:layers" as="xs:string*" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:choose>
      <xsl:when test="exists($imp:layered(local-name($element))) or $element/parent::choice">
        <xsl:apply-templates select="$element" mode="imp:layers"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="$imp:both-layers"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- True where the element itself belongs to the layer. -->
  <xsl:function name="imp:in-layer" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="layer" as="xs:string"/>
    <xsl:sequence select="$layer = imp:layers($element)"/>
  </xsl:function>

  <!--
    The alternative of a choice that the reading layer shows: a correction over the error, a regular form over the
    original one, and the abbreviation over its expansion, because the reader reads what the author wrote wherever
    it is no slip. Brevigraphs (am beside ex) cannot be read as they stand: there the expansion is read.
  -->
  <xsl:function name="imp:reading-alternative" as="element()?" visibility="public">
    <xsl:param name="choice" as="element(choice)"/>
    <xsl:sequence select="($choice/corr, $choice/reg, $choice/abbr, $choice/ex, $choice/expan,
      $choice/(* except (sic, orig, am)), $choice/*)[1]"/>
  </xsl:function>

  <!-- The alternative of a choice that is nearest to the source. -->
  <xsl:function name="imp:diplomatic-alternative" as="element()?" visibility="public">
    <xsl:param name="choice" as="element(choice)"/>
    <xsl:sequence select="($choice/sic, $choice/orig, $choice/abbr, $choice/am,
      $choice/(* except (corr, reg, expan, ex)), $choice/*)[1]"/>
  </xsl:function>

  <!--
    The reading that an app stands for: its lemma, or where none is given (parallel segmentation) its first reading,
    also inside groups of readings.
  -->
  <xsl:function name="imp:lemma" as="element()?" visibility="public">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="($app/lem, $app/rdgGrp/lem, $app/(rdg|rdgGrp/descendant::rdg))[1]"/>
  </xsl:function>

  <!--
    True for what a witness reads in an app: the reading that cites it; where none does, the lemma, since an apparatus tells
    only where a witness departs from it.
  -->
  <xsl:function name="imp:is-read-in" as="xs:boolean" visibility="public">
    <xsl:param name="reading" as="element()"/>
    <xsl:param name="witness" as="xs:string"/>
    <xsl:variable name="app" as="element(app)?" select="$reading/ancestor::app[1]"/>
    <xsl:variable name="cited" as="element()*"
      select="$app/descendant::*[self::lem or self::rdg][ancestor::app[1] is $app][tokenize(@wit) = $witness]"/>
    <xsl:sequence select="$reading is ($cited, $app ! imp:lemma(.))[1] or (empty($app) and exists($reading/self::lem))"/>
  </xsl:function>

  <!--
    True for an entry of an apparatus that stands beside the text (TEI P5, 13.2: location-referenced or double end-point attached).
    The text has its lemma; all of the entry is read wherever it is shown.
  -->
  <xsl:function name="imp:is-attached" as="xs:boolean" visibility="public">
    <xsl:param name="app" as="element(app)?"/>
    <xsl:sequence select="exists($app[@from or @to or @loc or ancestor::listApp or ancestor::standOff])"/>
  </xsl:function>

  <xsl:mode name="imp:layers" on-no-match="fail"/>

  <xsl:template match="*" mode="imp:layers" as="xs:string*">
    <xsl:sequence select="$imp:both-layers"/>
  </xsl:template>

  <xsl:template match="choice/*" mode="imp:layers" as="xs:string*" priority="2">
    <xsl:if test=". is imp:reading-alternative(parent::choice)">
      <xsl:sequence select="'reading'"/>
    </xsl:if>
    <xsl:if test=". is imp:diplomatic-alternative(parent::choice)">
      <xsl:sequence select="'diplomatic'"/>
    </xsl:if>
  </xsl:template>

  <!-- A lemma has no rule and stands in both layers, where variants are read beside it; so does a first reading that serves as one. -->
  <xsl:template match="rdg" mode="imp:layers" as="xs:string*">
    <xsl:variable name="app" as="element(app)?" select="ancestor::app[1]"/>
    <xsl:sequence select="if (imp:is-attached($app) or $app and . is imp:lemma($app)) then $imp:both-layers else 'diplomatic'"/>
  </xsl:template>

  <!-- What the author struck out is not read, unless it was restored. Additions stand in both layers. -->
  <xsl:template match="del" mode="imp:layers" as="xs:string*">
    <xsl:sequence select="if (parent::restore) then $imp:both-layers else 'diplomatic'"/>
  </xsl:template>

  <!-- What the editors hold to be superfluous, such as a word written twice, is not read. -->
  <xsl:template match="surplus" mode="imp:layers" as="xs:string*">
    <xsl:sequence select="'diplomatic'"/>
  </xsl:template>

  <!-- Running heads, catchwords and marks of the writing process belong to the page, not to the text. -->
  <xsl:template match="fw|metamark" mode="imp:layers" as="xs:string*">
    <xsl:sequence select="'diplomatic'"/>
  </xsl:template>

  <!-- Inside an expansion without choice, the editor's letters are read, the brevigraph is what is written. -->
  <xsl:template match="expan/ex[not(../parent::choice)]" mode="imp:layers" as="xs:string*" priority="1">
    <xsl:sequence select="'reading'"/>
  </xsl:template>
  <xsl:template match="expan/am[not(../parent::choice)]" mode="imp:layers" as="xs:string*" priority="1">
    <xsl:sequence select="'diplomatic'"/>
  </xsl:template>

</xsl:stylesheet>
