<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI module textstructure: texts, divisions, headings, title pages, what opens and closes a division. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="text | group | front | body | back">
    <xsl:call-template name="block"/>
  </xsl:template>

  <xsl:template match="floatingText">
    <xsl:call-template name="block">
      <xsl:with-param name="tag" select="'section'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7">
    <xsl:call-template name="block">
      <xsl:with-param name="tag" select="'section'"/>
      <xsl:with-param name="class" select="'tei-div'[not(current()/self::div)]"/>
      <xsl:with-param name="id" select="imp:division-id(.)"/>
      <xsl:with-param name="before" as="element()*">
        <!-- Without a heading to stand in, the mark of the division stands before its content. -->
        <xsl:if test="not(head) and imp:division-mark(.)">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="imp:division-mark(.)"/>
            <xsl:with-param name="class" select="'mark'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!--
    What the contents link to: the division's own xml:id, or its place among the elements of the text. To number divisions would take a
    walk over the whole document.
  -->
  <xsl:function name="imp:division-id" as="xs:string">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="(imp:unique-id($division), imp:generated-id($division, 'div-' || string-join(
      $division/ancestor-or-self::*[parent::*] ! (count(preceding-sibling::*) + 1), '.')))[1]"/>
  </xsl:function>

  <!--
    The mark before a heading: @n, unless the heading says it already (head "ACT 1" of act 1) or the division only
    counts a unit that its type names and that has no heading of its own ("Scene 1" is a label for the contents).
  -->
  <xsl:function name="imp:division-mark" as="xs:string?">
    <xsl:param name="division" as="element()"/>
    <xsl:variable name="n" as="xs:string" select="normalize-space($division/@n)"/>
    <xsl:variable name="head" as="xs:string" select="normalize-space($division/head[1])"/>
    <xsl:sequence select="($n || '. ')[$n and $head and string-length($n) le 8
      and (translate($n, $imp:plain-characters || '.', '') = '' or matches($n, '^[\p{L}\p{N}.\-]+$'))
      and not(imp:says-number($head, $n))]"/>
  </xsl:function>

  <!-- One letter is a number only as the first word of a heading: “a” is a word, and a heading may begin with C. -->
  <xsl:function name="imp:says-number" as="xs:boolean">
    <xsl:param name="head" as="xs:string"/>
    <xsl:param name="n" as="xs:string"/>
    <xsl:variable name="lower" as="xs:string" select="lower-case($n)"/>
    <xsl:sequence select="
      if (string-length($n) = 1 and upper-case($n) ne $lower)
      then starts-with(lower-case($head), $lower) and substring($head, 2, 1) = ('.', ')', ':')
      else $lower = imp:words(translate(lower-case($head), '.,;:()[]{}–—-…!?“”„«»’‘&quot;''/', '                          ')) or starts-with($head || ' ', $n || ' ') or starts-with($head, $n || '.')"/>
  </xsl:function>

  <!-- The first heading of a division is a heading of HTML; h1 is the page's own. Further ones are paragraphs. -->
  <xsl:template match="head">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="division" as="element()?"
      select="parent::*[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::div5 or self::div6
        or self::div7 or self::body or self::front or self::back or self::group]"/>
    <xsl:variable name="first" as="xs:boolean" select="exists($division) and . is $division/head[1]"/>
    <xsl:variable name="mark" as="xs:string?" select="$division[$first] ! imp:division-mark(.)"/>
    <xsl:variable name="depth" as="xs:integer"
      select="count(ancestor::*[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::div5
        or self::div6 or self::div7 or self::msDesc[ancestor::text]])"/>
    <xsl:element name="{if ($phrasing) then 'span' else if ($first) then 'h' || min((6, max((2, $depth + 1))))
      else if (imp:has-blocks(.)) then 'div' else 'p'}">
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
        <xsl:with-param name="phrasing" tunnel="yes" select="$phrasing or $first or not(imp:has-blocks(.))"/>
      </xsl:apply-templates>
      <xsl:if test="$first">
        <xsl:call-template name="permalink"/>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <xsl:template match="opener | closer | argument | epigraph | postscript | titlePage | docTitle | docImprint">
    <xsl:choose>
      <xsl:when test="self::docTitle or self::docImprint">
        <xsl:call-template name="paragraph-or-inline">
          <xsl:with-param name="tag" select="'div'"/>
        </xsl:call-template>
      </xsl:when>
      <!-- Openers and closers hold lines of text beside their parts. -->
      <xsl:otherwise>
        <xsl:call-template name="block"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="byline | trailer | dateline | salute | signed | docAuthor | docDate | docEdition | titlePart
    | imprimatur | meeting">
    <xsl:call-template name="paragraph-or-inline"/>
  </xsl:template>

  <!-- A place for a generated list: the page has its own. -->
  <xsl:template match="divGen">
    <xsl:call-template name="block"/>
  </xsl:template>

</xsl:stylesheet>
