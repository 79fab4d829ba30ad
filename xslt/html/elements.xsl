<?xml version="1.0" encoding="UTF-8"?>
<!--
  How a TEI element becomes an HTML element, whatever it is: its attributes, and whether it may be a block here.

  HTML forbids blocks in p, span, a and headings. Two facts decide: the tunnel parameter `phrasing` says that the place
  takes phrasing content only, and imp:has-blocks() that the element holds something that wants to be a block. A block
  in a phrasing place becomes `<span class="block">`; an inline element with blocks in a flow place becomes a div.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- The elements that are rendered as blocks. -->
  <xsl:variable name="imp:blocks" as="map(xs:string, xs:boolean)" select="map:merge((
    'p', 'ab', 'l', 'lg', 'sp', 'spGrp', 'list', 'table', 'figure', 'floatingText', 'div', 'div1', 'div2', 'div3',
    'div4', 'div5', 'div6', 'div7', 'castList', 'castGroup', 'set', 'prologue', 'epilogue', 'performance', 'opener',
    'closer', 'argument', 'epigraph', 'postscript', 'titlePage', 'trailer', 'byline', 'egXML', 'msDesc', 'msPart',
    'msFrag', 'msItem', 'msContents', 'physDesc', 'history', 'additional', 'object', 'listBibl', 'listPerson',
    'listPlace', 'listOrg', 'listEvent', 'listNym', 'listObject', 'listRelation', 'listWit', 'listApp', 'person',
    'personGrp', 'place', 'org', 'event', 'nym', 'relation', 'witness', 'noteGrp', 'u', 'annotationBlock', 'entry',
    'superEntry', 'entryFree', 'dictScrap', 'sense', 'hom', 're', 'schemaSpec', 'elementSpec', 'classSpec', 'macroSpec', 'dataSpec',
    'moduleSpec', 'moduleRef', 'specGrp', 'specGrpRef', 'constraintSpec', 'attDef', 'exemplum', 'remarks',
    'specList', 'listSpec', 'eTree', 'tree', 'graph', 'forest', 'listForest', 'fs', 'post', 'namespace', 'surface', 'surfaceGrp', 'zone',
    'line', 'sourceDoc', 'facsimile', 'listAnnotation', 'annotation', 'biblFull', 'eg', 'xenoData',
    'encodingDesc', 'editorialDecl') ! map:entry(., true()))"/>

  <!-- True where a block stands somewhere inside. Most elements hold text only, which is seen at once. -->
  <xsl:function name="imp:has-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/*) and exists($element/descendant::*[$imp:blocks(local-name())])"/>
  </xsl:function>

  <!--
    What a node between parts belongs to: white space and comments to the part that follows, so that all of it comes through
    in its order, and nothing that follows one another is parted by it. Empty for what follows the last part.
  -->
  <xsl:function name="imp:part" as="node()?">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="if ($node[self::* or self::text()[normalize-space()]]) then $node
      else $node/following-sibling::node()[self::* or self::text()[normalize-space()]][1]"/>
  </xsl:function>

  <!-- Where blocks stand beside one another. -->
  <xsl:variable name="imp:block-parents" as="map(xs:string, xs:boolean)" select="map:merge((
    'div', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7', 'body', 'front', 'back', 'text', 'group',
    'floatingText', 'sp', 'spGrp', 'opener', 'closer', 'postscript', 'titlePage', 'argument', 'epigraph', 'lg',
    'castList', 'set', 'prologue', 'epilogue', 'figure', 'cit', 'docImprint', 'sourceDoc', 'address', 'TEI',
    'noteGrp', 'annotation', 'listAnnotation', 'standOff') ! map:entry(., true()))"/>

  <!-- True where the element stands between blocks, not in a line of text. -->
  <xsl:function name="imp:among-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($imp:block-parents(local-name($element/..)))"/>
  </xsl:function>

  <!-- A block: `tag` where blocks may stand. Its content is flow content. -->
  <xsl:template name="block">
    <xsl:param name="tag" as="xs:string" select="'div'"/>
    <xsl:param name="class" as="xs:string*"/>
    <xsl:param name="id" as="xs:string?" select="imp:unique-id(.)"/>
    <xsl:param name="before" as="node()*"/>
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:element name="{if ($phrasing) then 'span' else $tag}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'block'[$phrasing], $class"/>
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
      <xsl:sequence select="$before"/>
      <xsl:apply-templates/>
      <xsl:if test="$imp:has-marks">
        <xsl:call-template name="place-marks"/>
      </xsl:if>
    </xsl:element>
  </xsl:template>

  <!-- A block that holds text: `tag` takes phrasing content; a div stands for it where the text has blocks in it. -->
  <xsl:template name="paragraph">
    <xsl:param name="tag" as="xs:string" select="'p'"/>
    <xsl:param name="class" as="xs:string*"/>
    <xsl:param name="id" as="xs:string?" select="imp:unique-id(.)"/>
    <xsl:param name="before" as="node()*"/>
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="blocks" as="xs:boolean" select="imp:has-blocks(.)"/>
    <xsl:element name="{if ($phrasing) then 'span' else if ($blocks) then 'div' else $tag}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'block'[$phrasing], $class"/>
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
      <xsl:sequence select="$before"/>
      <xsl:apply-templates>
        <xsl:with-param name="phrasing" tunnel="yes" select="$phrasing or not($blocks)"/>
      </xsl:apply-templates>
      <xsl:if test="$imp:has-marks">
        <xsl:call-template name="place-marks"/>
      </xsl:if>
      <xsl:call-template name="permalink">
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
    </xsl:element>
  </xsl:template>

  <!-- An element in a line of text. -->
  <xsl:template name="inline">
    <xsl:param name="tag" as="xs:string" select="'span'"/>
    <xsl:param name="class" as="xs:string*"/>
    <xsl:param name="id" as="xs:string?" select="imp:unique-id(.)"/>
    <xsl:param name="before" as="node()*"/>
    <xsl:param name="after" as="node()*"/>
    <xsl:param name="more" as="attribute()*"/>
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="flow" as="xs:boolean" select="not($phrasing) and imp:has-blocks(.)"/>
    <xsl:element name="{if ($flow and not($tag = ('a', 'ins', 'del'))) then 'div' else $tag}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="$class"/>
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
      <xsl:sequence select="$more[not($flow and local-name() = 'datetime')]"/>
      <xsl:sequence select="$before"/>
      <xsl:apply-templates>
        <xsl:with-param name="phrasing" tunnel="yes" select="not($flow)"/>
      </xsl:apply-templates>
      <xsl:sequence select="$after"/>
    </xsl:element>
    <xsl:if test="$imp:has-marks">
      <xsl:call-template name="place-marks"/>
    </xsl:if>
  </xsl:template>

  <!-- The marks of apparatus and facsimile. Few documents have any: this is asked first, of a variable, for every element. -->
  <xsl:variable name="imp:has-marks" as="xs:boolean" select="$attached-apparatus or $imp:has-surfaces"/>
  <xsl:template name="place-marks">
    <xsl:if test="$attached-apparatus">
      <xsl:call-template name="app-marks"/>
    </xsl:if>
    <xsl:if test="$imp:has-surfaces and @facs">
      <xsl:call-template name="facs-mark"/>
    </xsl:if>
  </xsl:template>

  <!-- A paragraph between blocks, an inline element elsewhere: datelines, signatures, stage directions. -->
  <xsl:template name="paragraph-or-inline">
    <xsl:param name="tag" as="xs:string" select="'p'"/>
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="imp:among-blocks(.)">
        <xsl:call-template name="paragraph">
          <xsl:with-param name="tag" select="$tag"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!--
    The permanent address of a passage, shown where a reader points at it: for paragraphs, items and lines that have an
    xml:id, and for a heading, which stands for its division. Nothing in a line of text or in a link gets one.
  -->
  <xsl:template name="permalink">
    <xsl:param name="id" as="xs:string?" select="imp:unique-id(.)"/>
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:if test="not($phrasing or $linked) and (@xml:id or self::head) and $imp:addressed(local-name())">
      <xsl:variable name="address" as="xs:string?" select="if ($id) then $id else self::head/imp:unique-id(..)"/>
      <xsl:if test="$address and not(ancestor::teiHeader)">
        <a class="permalink" href="#{imp:encoded($address)}" aria-label="{imp:say('text.address')}" data-generated="">¶</a>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- Identifiers are plain as a rule, and to encode them takes longer than to see that. -->
  <xsl:function name="imp:encoded" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="if (translate($id, $imp:plain-characters || '._', '') = '') then $id else encode-for-uri($id)"/>
  </xsl:function>

  <xsl:variable name="imp:addressed" as="map(xs:string, xs:boolean)"
    select="map:merge(('head', 'p', 'ab', 'item', 'l', 'u', 'entry', 'witness') ! map:entry(., true()))"/>

  <!-- Text that the edition adds. All of it stands in such elements and nowhere else. -->
  <xsl:template name="generated" as="element()">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="class" as="xs:string*" select="'label'"/>
    <xsl:param name="tag" as="xs:string" select="'span'"/>
    <!-- Whether it is a message, in the language of the interface; marks and brackets have no language. -->
    <xsl:param name="spoken" as="xs:boolean" select="$class = ('label', 'genesis', 'break', 'span-end', 'event', 'attributes')"/>
    <xsl:element name="{$tag}">
      <xsl:attribute name="class" select="$class"/>
      <xsl:attribute name="data-generated"/>
      <xsl:if test="$spoken">
        <xsl:sequence select="imp:in-language(.)"/>
      </xsl:if>
      <xsl:value-of select="$text"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
