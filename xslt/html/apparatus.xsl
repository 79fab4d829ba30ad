<?xml version="1.0" encoding="UTF-8"?>
<!--
  Apparatus beside the text (TEI P5, 13.2.1 and 13.2.2): entries that say by @from and @to, or by @loc, which place they are about.
  The place has a mark that leads to the entry; the entry leads back, and quotes the words where it has no lemma of its own.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- Most documents have none: then nothing below is asked for. Who knows tells by the parameter. -->
  <xsl:param name="attached-apparatus" as="xs:boolean" select="exists(//app[@from or @to or @loc])"/>

  <!-- Entries by the canonical reference that they give. -->
  <xsl:key name="imp:app-loc" match="app[@loc][not(@from or @to)]" use="imp:last-number(@loc)"/>
  <xsl:key name="imp:numbered" match="text//l | text//ab | text//p | text//seg | text//div" use="normalize-space(@n)"/>

  <!-- The last part of a reference: 5 in 1.5. -->
  <xsl:function name="imp:last-number" as="xs:string">
    <xsl:param name="reference" as="xs:string"/>
    <xsl:sequence select="tokenize(normalize-space($reference), '[.,:\s]+')[last()]"/>
  </xsl:function>

  <!--
    The place that @loc names: the element whose @n is the reference, or whose @n and those of what it stands in make it up. Nothing,
    where none or several do: a mark at the wrong place would be worse than none.
  -->
  <xsl:function name="imp:located" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="reference" as="xs:string" select="normalize-space($app/@loc)"/>
    <xsl:variable name="whole" as="element()*" select="key('imp:numbered', $reference, root($app))"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize($reference, '[.,:\s]+')"/>
    <xsl:variable name="found" as="element()*" select="if ($whole) then $whole
      else key('imp:numbered', $parts[last()], root($app))[deep-equal(
        (ancestor-or-self::*/@n[normalize-space()] ! normalize-space(.))[position() gt last() - count($parts)], $parts)]"/>
    <xsl:sequence select="$found[count($found) = 1]"/>
  </xsl:function>

  <xsl:function name="imp:app-id" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="(imp:unique-id($app), imp:generated-id($app, 'app-' || imp:ordinal($app)))[1]"/>
  </xsl:function>

  <xsl:function name="imp:app-mark" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="($app/@n/normalize-space()[.], format-integer(count($app/preceding-sibling::app) + 1, 'a'))[1]"/>
  </xsl:function>

  <!-- The marks of an element at which entries end: after it; a paragraph, a line and a block have them within. -->
  <xsl:template name="app-marks">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:if test="(@xml:id or @n) and ancestor::text">
      <xsl:variable name="place" as="element()" select="."/>
      <xsl:for-each select="(@xml:id ! key('imp:app-at', .)), (@n ! key('imp:app-loc', imp:last-number(.))[imp:located(.) is $place])">
        <xsl:element name="{if ($linked) then 'span' else 'a'}">
          <xsl:attribute name="class" select="'app-mark'"/>
          <xsl:attribute name="id" select="imp:app-id(.) || '-place'"/>
          <xsl:attribute name="data-generated"/>
          <xsl:if test="not($linked)">
            <xsl:attribute name="href" select="'#' || imp:app-id(.)"/>
            <xsl:attribute name="aria-label" select="imp:say('text.variants', imp:app-mark(.))"/>
          </xsl:if>
          <sup>{imp:app-mark(.)}</sup>
        </xsl:element>
        <xsl:for-each select="rdg[@wit][normalize-space()][../@from or ../@to]">
          <span class="other-reading" data-wit="{@wit}" data-generated="">{imp:reading-string(.)}</span>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- The words from @from to @to, as they are read. -->
  <xsl:function name="imp:lemma-words" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="ends" as="element()*" select="($app/@from, $app/@to) ! key('imp:id', substring-after(imp:words(.)[1], '#'), root($app))[1]"/>
    <xsl:variable name="within" as="element()?" select="$ends[1]/ancestor::*[every $end in $ends satisfies exists($end/ancestor::* intersect .)][1]"/>
    <xsl:variable name="last" as="element()?" select="$ends[last()]"/>
    <xsl:variable name="words" as="xs:string" select="normalize-space(string-join($within//text()[. >> $ends[1]][. &lt;&lt; $last or ancestor::* intersect $last]))"/>
    <xsl:sequence select="if (string-length($words) gt 120) then replace(substring($words, 1, 60), '\s\S*$', '') || ' … '
      || replace(substring($words, string-length($words) - 40), '^\S*\s', '') else $words"/>
  </xsl:function>

  <!-- An entry: the way back, the words it is about, then what the encoder wrote. -->
  <xsl:template match="app[@from or @to or @loc]" priority="2">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="place" as="element()?" select="if (@from or @to)
      then key('imp:id', substring-after(imp:words((@to, @from)[1])[1], '#'))[1][ancestor::text] else imp:located(.)"/>
    <xsl:variable name="label" as="xs:string" select="(@loc/normalize-space()[.], imp:app-mark(.))[1]"/>
    <xsl:element name="{if ($phrasing or not(imp:among-blocks(.) or parent::listApp)) then 'span' else if (imp:has-blocks(.)) then 'div' else 'p'}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'app-entry'"/>
        <xsl:with-param name="id" select="imp:app-id(.)"/>
      </xsl:call-template>
      <xsl:element name="{if ($place and not($linked)) then 'a' else 'span'}">
        <xsl:attribute name="class" select="'app-place'"/>
        <xsl:attribute name="data-generated"/>
        <xsl:if test="$place and not($linked)">
          <xsl:attribute name="href" select="'#' || imp:app-id(.) || '-place'"/>
          <xsl:attribute name="aria-label" select="imp:say('text.variants-back', $label)"/>
        </xsl:if>
        <xsl:text>{$label} </xsl:text>
      </xsl:element>
      <xsl:if test="not(lem) and (@from or @to)">
        <xsl:call-template name="generated">
          <xsl:with-param name="text" select="' ' || imp:lemma-words(.) || '] '"/>
          <xsl:with-param name="class" select="'app-lemma'"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates>
        <xsl:with-param name="phrasing" tunnel="yes" select="$phrasing or not(imp:has-blocks(.))"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
