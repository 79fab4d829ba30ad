<?xml version="1.0" encoding="UTF-8"?>
<!--
  Mentions: the places in the text that name an entity. HTML gives each an anchor, the record lists them with the
  same anchors.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- To look an id up costs as much as to render a word; in a valid document hardly any needs it. Who knows tells by parameters. -->
  <xsl:variable name="imp:ids" as="xs:string*" select="//@xml:id ! normalize-space()"/>
  <xsl:param name="unambiguous-ids" as="xs:boolean" select="count(distinct-values($imp:ids)) eq count($imp:ids)"/>
  <!-- True where an id of the document could be one that is generated here. -->
  <xsl:param name="clashing-ids" as="xs:boolean"
    select="some $id in $imp:ids satisfies matches($id, '^_*(mention|div|note|noteref|app|facs)-[0-9.]+(-place|-picture)?$')"/>

  <!-- Numbers the mentions of a document from 1. -->
  <xsl:variable name="imp:mention-numbers" as="map(xs:string, xs:integer)"
    select="map:merge(//*[@ref or @key][imp:is-mention(.)] ! map:entry(generate-id(), position()))"/>

  <!-- A map, since a comparison with thirty names for every element takes longer than all else that is asked of it. -->
  <xsl:variable name="imp:naming-elements" as="map(xs:string, xs:boolean)" select="map:merge(('persName', 'placeName', 'orgName', 'rs', 'name',
    'title', 'geogName', 'country', 'region', 'settlement', 'district', 'bloc', 'objectName', 'eventName', 'bibl',
    'speaker', 'author', 'editor', 'publisher', 'pubPlace', 'origPlace', 'repository', 'institution', 'role',
    'affiliation', 'birth', 'death', 'residence', 'street', 'addName', 'roleName', 'docAuthor') ! map:entry(., true()))"/>

  <!-- Inside these a name belongs to the entry that it stands in. -->
  <xsl:variable name="imp:entry-elements" as="map(xs:string, xs:boolean)" select="map:merge(('person', 'personGrp', 'place', 'org',
    'nym', 'object', 'event', 'objectIdentifier', 'listPerson', 'listPlace', 'listOrg', 'listEvent') ! map:entry(., true()))"/>

  <!--
    True for an element in the text that names an entity and points to it by @ref, or by @key where a project
    uses that for the same purpose. Inside the entry of a register that stands in the text, the entry's own names
    define the entity; they do not mention it. Dates, terms and measures are no entities.
  -->
  <xsl:function name="imp:is-mention" as="xs:boolean" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      exists($imp:naming-elements(local-name($element))) and exists($element/self::tei:*)
      and normalize-space(($element/@ref, $element/@key)[1])
      and exists($element/ancestor::text)
      and empty($imp:entry-elements(local-name($element/..)))"/>
  </xsl:function>

  <!-- The pointers of a mention, in the order of the source. -->
  <xsl:function name="imp:mention-targets" as="xs:string*" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="imp:words(($element/@ref[normalize-space()], $element/@key)[1])"/>
  </xsl:function>

  <!-- The id in the HTML of a mention: its own xml:id, or `mention-N`. -->
  <xsl:function name="imp:mention-anchor" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="(imp:unique-id($element),
      imp:generated-id($element, 'mention-' || $imp:mention-numbers(generate-id($element))))[1]"/>
  </xsl:function>

  <!--
    The xml:id of an element, where it can be an id in HTML: without white space, and not given earlier in the
    document. In a broken document only the first of several equal identifiers is kept.
  -->
  <xsl:function name="imp:unique-id" as="xs:string?" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@xml:id ! normalize-space()[. and not(contains(., ' '))]
      [$unambiguous-ids or key('imp:id', ., root($element))[1] is $element]"/>
  </xsl:function>

  <!-- A generated id that no xml:id of the document takes away. -->
  <xsl:function name="imp:generated-id" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="wanted" as="xs:string"/>
    <xsl:sequence select="if ($clashing-ids and exists(key('imp:id', $wanted, root($element))))
      then imp:generated-id($element, '_' || $wanted) else $wanted"/>
  </xsl:function>

</xsl:stylesheet>
