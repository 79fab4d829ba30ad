<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates and places as the header and the registers give them (att.datable, TEI P5 3.6.4 and 13.4). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:rec="urn:imprimatur:record"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- W3C attributes first; the ISO ones (@when-iso …) say the same in another notation. -->
  <xsl:function name="rec:datable" as="attribute()?">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="($element/@*[local-name() eq $name], $element/@*[local-name() eq $name || '-iso'])[normalize-space()][1]"/>
  </xsl:function>

  <xsl:function name="rec:is-dated" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists(('when', 'notBefore', 'notAfter', 'from', 'to') ! rec:datable($element, .))"/>
  </xsl:function>

  <!-- DateRecord of an element that is datable; `words` are those of the text, if it has any. -->
  <xsl:function name="rec:date" as="map(xs:string, item()*)?">
    <xsl:param name="element" as="element()?"/>
    <xsl:param name="words" as="xs:string"/>
    <xsl:if test="exists($element) and ($words ne '' or rec:is-dated($element))">
      <xsl:variable name="given" as="map(xs:string, item()*)*" select="
          ('when', 'notBefore', 'notAfter', 'from', 'to') ! rec:fact(., rec:datable($element, .))"/>
      <xsl:variable name="facts" as="map(xs:string, item()*)" select="rec:object($given)"/>
      <xsl:sequence select="rec:object((
          map{'text': if ($words ne '') then $words else rec:date-words($facts)},
          $facts,
          rec:fact('cert', ($element/@cert, $element/ancestor::*[1][self::birth or self::death or self::floruit]/@cert)[1])))"/>
    </xsl:if>
  </xsl:function>

  <!-- Words for a date that has attributes only. -->
  <xsl:function name="rec:date-words" as="xs:string">
    <xsl:param name="facts" as="map(xs:string, item()*)"/>
    <xsl:sequence select="
        if (exists($facts?when)) then $facts?when
        else if (exists($facts?from) and exists($facts?to)) then $facts?from || ' – ' || $facts?to
        else if (exists($facts?notBefore) and exists($facts?notAfter)) then 'between ' || $facts?notBefore || ' and ' || $facts?notAfter
        else string-join((
            $facts?from ! ('from ' || .), $facts?to ! ('until ' || .),
            $facts?notBefore ! ('not before ' || .), $facts?notAfter ! ('not after ' || .)), ', ')"/>
  </xsl:function>

  <!-- {text, ref} of the name of a place. -->
  <xsl:function name="rec:place" as="map(xs:string, item()*)?">
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="name" as="element()?" select="($element[not(*)], $element/placeName, $element)[1]"/>
    <xsl:variable name="words" as="xs:string" select="rec:plain($name)"/>
    <xsl:if test="$words ne ''">
      <xsl:sequence select="rec:object((
          map{'text': $words},
          rec:fact('ref', ($element/@ref, $name/@ref, $element/@key, $name/@key)[1])))"/>
    </xsl:if>
  </xsl:function>

</xsl:stylesheet>
