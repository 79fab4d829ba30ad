<?xml version="1.0" encoding="UTF-8"?>
<!--
  Ranges of text that begin and end at points, across the elements: what is struck out from a delSpan on (TEI P5, 12.3.1.4), where a
  witness has no text (13.1.5), the words that an entry beside the text is about (13.2.2).

  A range is a map of `from` and `to`, numbers of elements: what begins at the first or after it, and before the second, is within. The
  words of the element `last` are within too: a range may end with an element, not only at a point.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- False where a document has no ranges, as most have none: then no text is asked whether it stands in one. Who knows tells. -->
  <xsl:param name="text-ranges" as="xs:boolean" select="true()"/>

  <!-- The witnesses whose texts are made, as @wit names them, with spaces between. -->
  <xsl:param name="witnesses" as="xs:string" select="''"/>

  <!-- What is marked from here to the place that @spanTo names, by the identifier of this place. -->
  <xsl:key name="imp:span-end" match="delSpan | addSpan | damageSpan" use="imp:pointed-id(@spanTo)"/>
  <!-- Entries of an apparatus by the identifier of the place where they end. -->
  <xsl:key name="imp:app-at" match="app[@from or @to]" use="imp:pointed-id((@to, @from)[1])"/>

  <xsl:function name="imp:pointed-id" as="xs:string?">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:sequence select="$pointer ! tokenize(.)[1] ! substring-after(., '#')[.]"/>
  </xsl:function>

  <xsl:function name="imp:pointed" as="element()?">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:sequence select="imp:pointed-id($pointer) ! key('imp:id', ., root($pointer))[1]"/>
  </xsl:function>

  <xsl:variable name="imp:deleted" as="map(*)*"
    select="if ($text-ranges) then //delSpan ! imp:range(., imp:pointed(@spanTo)) else ()"/>

  <!-- By witness: where it has no text, and where it has another one, which an entry beside the text gives. -->
  <xsl:variable name="imp:absent" as="map(xs:string, map(*)*)" select="map:merge(
    if ($text-ranges) then tokenize($witnesses) ! map:entry(., (imp:missing-from(., root($imp:top)), imp:replaced-in(., root($imp:top)))) else ())"/>
  <xsl:variable name="imp:top" as="element()" select="/*"/>

  <!-- Nothing, where either end is nowhere: to take all that follows would hide a whole text for one slip. -->
  <xsl:function name="imp:range" as="map(*)?">
    <xsl:param name="from" as="element()?"/>
    <xsl:param name="last" as="element()?"/>
    <xsl:sequence select="if ($from and $last)
      then map{'from': imp:ordinal($from), 'to': imp:ordinal($last), 'last': $last} else ()"/>
  </xsl:function>

  <xsl:function name="imp:is-within" as="xs:boolean" visibility="public">
    <xsl:param name="text" as="text()"/>
    <xsl:param name="ranges" as="map(*)*"/>
    <xsl:variable name="here" as="xs:integer" select="$text/accumulator-before('ordinal')"/>
    <xsl:sequence select="some $range in $ranges satisfies
      $range('from') le $here and ($here lt $range('to') or exists($range('last') intersect $text/ancestor::*))"/>
  </xsl:function>

  <!--
    Where a witness has no text: from a lacunaStart or witEnd to the next lacunaEnd or witStart, also before the first of these.
  -->
  <xsl:function name="imp:missing-from" as="map(*)*" visibility="public">
    <xsl:param name="witness" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="marks" as="element()*" select="$document//(lacunaStart | lacunaEnd | witStart | witEnd)
      [(ancestor-or-self::*[@wit][1]/@wit ! tokenize(.)) = $witness]"/>
    <xsl:if test="$marks[1][self::lacunaEnd or self::witStart]">
      <xsl:sequence select="map{'from': 0, 'to': imp:ordinal($marks[1]), 'last': ()}"/>
    </xsl:if>
    <xsl:for-each select="$marks[self::lacunaStart or self::witEnd]">
      <xsl:variable name="start" as="element()" select="."/>
      <xsl:variable name="end" as="element()?" select="$marks[self::lacunaEnd or self::witStart][. >> $start][1]"/>
      <xsl:sequence select="map{'from': imp:ordinal($start), 'to': if ($end) then imp:ordinal($end) else 2147483647, 'last': ()}"/>
    </xsl:for-each>
  </xsl:function>

  <!-- What a witness reads of an entry beside the text, where it is not what the text has. -->
  <xsl:function name="imp:other-reading" as="element(rdg)?" visibility="public">
    <xsl:param name="app" as="element(app)"/>
    <xsl:param name="witness" as="xs:string"/>
    <xsl:sequence select="$app[not(lem[tokenize(@wit) = $witness])]/descendant::rdg[ancestor::app[1] is $app][tokenize(@wit) = $witness][1]"/>
  </xsl:function>

  <!--
    The words that a witness has others for. An entry with one end only is about the element that it points to, or, where this is a
    point and the entry stands in the text, about what lies between.
  -->
  <xsl:function name="imp:replaced-in" as="map(*)*">
    <xsl:param name="witness" as="xs:string"/>
    <xsl:param name="document" as="document-node()"/>
    <xsl:for-each select="$document//app[@from or @to][imp:other-reading(., $witness)]">
      <xsl:variable name="from" as="element()?" select="imp:pointed((@from, @to)[1])"/>
      <xsl:sequence select="imp:range($from, if (@to) then imp:pointed(@to)
        else if ($from[self::anchor] and ancestor::text intersect $from/ancestor::text) then . else $from)"/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
