<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI attributes in HTML: none is dropped, and none becomes markup, style or script of its own. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- Class, id, lang, style and data-* of the context element. -->
  <xsl:template name="attributes">
    <xsl:param name="class" as="xs:string*"/>
    <xsl:param name="id" as="xs:string?" select="@xml:id ! imp:unique-id(..)"/>
    <!-- What is shown as source looks like source, whatever it would look like elsewhere: it has no class of its own. -->
    <xsl:param name="source" as="xs:boolean" select="false()"/>
    <!-- Most elements have one class: a novel may have a hundred thousand of them, so each test here is dear. -->
    <xsl:choose>
      <xsl:when test="$source or exists($class) or @rend or @rendition">
        <xsl:attribute name="class" select="if ($source) then 'source' else 'tei-' || local-name(), $class, imp:rend-classes(.)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="class" select="'tei-' || local-name()"/>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$id">
      <xsl:attribute name="id" select="$id"/>
      <xsl:if test="not(@xml:id)">
        <xsl:attribute name="data-tei-anchor"/>
      </xsl:if>
    </xsl:if>
    <!-- A name that is not plainly one of TEI says where it belongs. -->
    <xsl:if test="$source or contains(name(), ':') or empty(self::tei:*)">
      <xsl:attribute name="data-tei-name" select="namespace-uri() || ' ' || name()"/>
    </xsl:if>
    <xsl:if test="exists($imp:layered(local-name())) or parent::choice">
      <xsl:call-template name="layer"/>
    </xsl:if>
    <!-- The commonest attributes by the shortest way: a novel may have a hundred thousand of them. -->
    <xsl:for-each select="@*">
      <xsl:variable name="plain" as="xs:string?" select="$imp:plain-attributes(name())"/>
      <xsl:choose>
        <xsl:when test="$plain">
          <xsl:attribute name="{$plain}" select="."/>
        </xsl:when>
        <xsl:when test="name() = 'xml:id'">
          <xsl:if test="not($id = .)">
            <xsl:attribute name="data-xml-id" select="."/>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="." mode="imp:attribute"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- Attributes that need no thought. -->
  <xsl:variable name="imp:plain-attributes" as="map(xs:string, xs:string)" select="map:merge(
    ('n', 'type', 'subtype', 'ref', 'key', 'lemma', 'pos', 'msd', 'ana', 'who', 'when', 'unit', 'quantity', 'cert', 'resp',
     'reason', 'place', 'hand', 'corresp', 'target', 'role', 'part', 'facs', 'next', 'prev', 'join', 'break', 'ed', 'source',
     'wit', 'extent', 'level', 'from', 'to', 'evidence', 'status', 'norm', 'reg', 'value') ! map:entry(., 'data-' || .))"/>

  <!-- Only what does not stand in both layers says where it stands; `offered` is in neither. -->
  <xsl:template name="layer">
    <xsl:variable name="layers" as="xs:string*" select="imp:layers(.)"/>
    <xsl:if test="count($layers) ne 2">
      <xsl:attribute name="data-layer" select="($layers, 'offered')[1]"/>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="imp:attribute" on-no-match="fail" use-accumulators="#all"/>

  <!--
    Names of data attributes are lower case: notBefore becomes data-not-before, and when-iso, so that it can be told from
    whenIso, with two hyphens. What a browser or an editor would take for something else keeps its name beside it.
  -->
  <xsl:template match="@*" mode="imp:attribute">
    <xsl:attribute name="data-{imp:attribute-prefix(.)}{imp:data-name(local-name())}" select="."/>
    <xsl:if test="namespace-uri() and not(starts-with(name(), 'xml:'))">
      <xsl:attribute name="data-tei-attribute-{imp:attribute-prefix(.)}{imp:data-name(local-name())}" select="namespace-uri() || ' ' || name()"/>
    </xsl:if>
  </xsl:template>

  <!-- Regular expressions are slow here and nearly every name is plain: only the others are rewritten. -->
  <xsl:function name="imp:data-name" as="xs:string">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="if (translate($name, 'abcdefghijklmnopqrstuvwxyz0123456789', '') = '') then $name
      else string-join(for $character in string-to-codepoints($name) ! codepoints-to-string(.) return
        if (contains('ABCDEFGHIJKLMNOPQRSTUVWXYZ', $character)) then '-' || lower-case($character)
        else if ($character = '-') then '--' else $character)"/>
  </xsl:function>

  <!-- These mean something to the page itself; another vocabulary's attributes keep their prefix. -->
  <xsl:function name="imp:attribute-prefix" as="xs:string">
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:sequence select="if (namespace-uri($attribute)) then (
        let $prefix := lower-case(replace(substring-before(name($attribute), ':'), '[^A-Za-z0-9]', '-'))
        return if ($prefix) then $prefix || '-' else 'x-')
      else if (local-name($attribute) = ('layer', 'generated') or starts-with(local-name($attribute), 'xml')) then 'tei-' else ''"/>
  </xsl:function>

  <xsl:template match="@xml:space" mode="imp:attribute">
    <xsl:attribute name="data-xml-space" select="."/>
  </xsl:template>

  <xsl:template match="@xml:lang" mode="imp:attribute">
    <xsl:choose>
      <xsl:when test="imp:is-language-tag(.)">
        <xsl:variable name="short" as="xs:string?" select="$imp:two-letter-languages(lower-case(tokenize(., '-')[1]))"/>
        <xsl:attribute name="lang" select="if ($short) then string-join(($short, tail(tokenize(., '-'))), '-') else ."/>
        <xsl:if test="$short">
          <xsl:attribute name="data-xml-lang" select="."/>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="imp:is-right-to-left(.)">
            <xsl:attribute name="dir" select="'rtl'"/>
          </xsl:when>
          <!-- Another language inside one that is written from right to left. -->
          <xsl:when test="../ancestor::*[@xml:lang][1][imp:is-right-to-left(@xml:lang)]">
            <xsl:attribute name="dir" select="'ltr'"/>
          </xsl:when>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise>
        <xsl:attribute name="data-xml-lang" select="."/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!--
    Of a language with a code of two letters HTML knows only that (BCP 47, 2.2.1: the shortest ISO 639 code). TEI in the
    wild has those of three, of both kinds where ISO 639-2 has two.
  -->
  <xsl:variable name="imp:two-letter-languages" as="map(xs:string, xs:string)" select="map{
    'afr': 'af', 'alb': 'sq', 'sqi': 'sq', 'ara': 'ar', 'arm': 'hy', 'hye': 'hy', 'bel': 'be', 'ben': 'bn', 'bos': 'bs',
    'bre': 'br', 'bul': 'bg', 'cat': 'ca', 'chi': 'zh', 'zho': 'zh', 'cze': 'cs', 'ces': 'cs', 'chu': 'cu', 'cor': 'kw',
    'dan': 'da', 'dut': 'nl', 'nld': 'nl', 'eng': 'en', 'epo': 'eo', 'est': 'et', 'baq': 'eu', 'eus': 'eu', 'per': 'fa',
    'fas': 'fa', 'fin': 'fi', 'fre': 'fr', 'fra': 'fr', 'fry': 'fy', 'geo': 'ka', 'kat': 'ka', 'ger': 'de', 'deu': 'de',
    'gla': 'gd', 'gle': 'ga', 'glg': 'gl', 'glv': 'gv', 'gre': 'el', 'ell': 'el', 'guj': 'gu', 'heb': 'he', 'hin': 'hi',
    'hrv': 'hr', 'hun': 'hu', 'ice': 'is', 'isl': 'is', 'ind': 'id', 'ita': 'it', 'jpn': 'ja', 'kan': 'kn', 'kaz': 'kk',
    'kor': 'ko', 'kur': 'ku', 'lat': 'la', 'lav': 'lv', 'lit': 'lt', 'ltz': 'lb', 'mac': 'mk', 'mkd': 'mk', 'mal': 'ml',
    'mar': 'mr', 'may': 'ms', 'msa': 'ms', 'mlt': 'mt', 'mon': 'mn', 'nep': 'ne', 'nno': 'nn', 'nob': 'nb', 'nor': 'no',
    'oci': 'oc', 'pan': 'pa', 'pli': 'pi', 'pol': 'pl', 'por': 'pt', 'roh': 'rm', 'rum': 'ro', 'ron': 'ro', 'rus': 'ru',
    'san': 'sa', 'srp': 'sr', 'slo': 'sk', 'slk': 'sk', 'slv': 'sl', 'spa': 'es', 'swa': 'sw', 'swe': 'sv', 'tam': 'ta',
    'tat': 'tt', 'tel': 'te', 'tha': 'th', 'tib': 'bo', 'bod': 'bo', 'tur': 'tr', 'ukr': 'uk', 'urd': 'ur', 'uzb': 'uz',
    'vie': 'vi', 'wel': 'cy', 'cym': 'cy', 'yid': 'yi'}"/>

  <!-- BCP 47, as far as its syntax goes; nearly every tag is the two or three letters of a language. -->
  <xsl:function name="imp:is-language-tag" as="xs:boolean">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="(string-length($tag) = (2, 3) and translate($tag, $imp:letters, '') = '')
      or matches($tag, '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$')"/>
  </xsl:function>

  <!-- The words of @rend are classes; what does not fit into a class name is kept beside them. -->
  <xsl:template match="@rend" mode="imp:attribute">
    <xsl:if test=". ne normalize-space() or . = '' or translate(., $imp:plain-characters || '_ ', '') ne '' or matches(., '-( |$)')">
      <xsl:attribute name="data-rend" select="."/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="@rendition" mode="imp:attribute">
    <xsl:if test=". ne normalize-space() or . = '' or matches(., '(^|\s)[^#]|[^A-Za-z0-9_#\-\s]|.#\S*#|-( |$)|#( |$)')">
      <xsl:attribute name="data-rendition" select="."/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@style" mode="imp:attribute">
    <xsl:variable name="safe" as="xs:string*" select="tokenize(., ';') ! normalize-space(.)[imp:is-safe-declaration(.)]"/>
    <xsl:if test="exists($safe)">
      <xsl:attribute name="style" select="string-join($safe, '; ')"/>
    </xsl:if>
    <xsl:attribute name="data-style" select="."/>
  </xsl:template>

  <!-- CSS that changes the look of a word or a paragraph, and can load or cover nothing. -->
  <xsl:function name="imp:is-safe-declaration" as="xs:boolean">
    <xsl:param name="declaration" as="xs:string"/>
    <xsl:sequence select="matches($declaration, '^(text-align ?: ?(left|right|center|justify|start|end)'
      || '|font-style ?: ?(italic|normal|oblique)|font-weight ?: ?(bold|bolder|lighter|normal|[1-9]00)'
      || '|font-variant ?: ?(small-caps|normal)|text-decoration ?: ?(underline|line-through|overline|none)'
      || '|(text-indent|margin-left) ?: ?-?\d{1,2}(\.\d{1,3})?(em|rem|ch|px|pt|mm|cm|%)?)$')"/>
  </xsl:function>

  <xsl:function name="imp:rend-classes" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@rend ! imp:words(.) ! ('rend-' || imp:class-name(.)),
      $element/@rendition ! imp:words(.) ! ('rendition-' || imp:class-name(if (starts-with(., '#')) then substring(., 2) else replace(., '^.*#', '')))"/>
  </xsl:function>

  <xsl:function name="imp:class-name" as="xs:string">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="if (translate($word, $imp:plain-characters || '_', '') = '' and not(ends-with($word, '-'))) then $word
      else replace(replace($word, '[^A-Za-z0-9_\-]+', '-'), '(.)-$', '$1')"/>
  </xsl:function>

</xsl:stylesheet>
