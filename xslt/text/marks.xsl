<?xml version="1.0" encoding="UTF-8"?>
<!-- Marks of the source that the encoding holds in attributes: what tagsDecl declares by rendition with scope "before"
     or "after", else numerals from div/@n and item/@n and bullets from list/@rend. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- Declared marks. Of CSS: type, attribute and child selectors; strings and attr() in content. -->
  <xsl:variable name="declared-marks" as="map(xs:string, item()*)*" select="imp:declared-marks(/)"/>

  <xsl:function name="imp:declared-marks" as="map(xs:string, item()*)*">
    <xsl:param name="root" as="document-node()"/>
    <xsl:for-each select="$root//tagsDecl/rendition[@scope = ('before', 'after')]">
      <xsl:variable name="content" as="xs:string" select="replace(normalize-space(), '^.*?content:\s*([^;]*);?.*$', '$1')"/>
      <xsl:if test="matches(normalize-space(), 'content:')">
        <xsl:map>
          <xsl:map-entry key="'id'" select="string(@xml:id)"/>
          <xsl:map-entry key="'scope'" select="string(@scope)"/>
          <xsl:map-entry key="'steps'" select="reverse(tokenize(@selector, '\s*&gt;\s*'))"/>
          <xsl:map-entry key="'content'" select="
              analyze-string($content, '&quot;([^&quot;]*)&quot;|''([^'']*)''|attr\(([^)]*)\)')/*:match/string()"/>
        </xsl:map>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <xsl:function name="imp:step-selects" as="xs:boolean">
    <xsl:param name="element" as="element()?"/>
    <xsl:param name="steps" as="xs:string*"/>
    <xsl:variable name="step" as="element()" select="analyze-string(head($steps), '^([\w.-]+|\*)(\[([\w:.-]+)=[&quot;'']?([^&quot;''\]]*)[&quot;'']?\])?$')"/>
    <xsl:variable name="group" as="function(xs:integer) as xs:string" select="function($n) { string($step//*:group[@nr = $n]) }"/>
    <xsl:sequence select="
        exists($element) and exists($step/*:match)
        and $group(1) = ('*', local-name($element))
        and ($group(2) = '' or string($element/@*[name() = $group(3)]) = $group(4))
        and (empty(tail($steps)) or imp:step-selects($element/parent::*, tail($steps)))"/>
  </xsl:function>

  <xsl:function name="imp:declared-mark" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="scope" as="xs:string"/>
    <xsl:variable name="named" as="xs:string*" select="tokenize($element/@rendition) ! substring-after(., '#')"/>
    <xsl:variable name="mark" as="map(xs:string, item()*)?" select="
        $declared-marks[.('scope') = $scope]
          [.('id') = $named or (exists(.('steps')) and imp:step-selects($element, .('steps')))][1]"/>
    <xsl:sequence select="
        if (empty($mark)) then '' else
        string-join($mark('content') ! (
          if (starts-with(., 'attr(')) then string($element/@*[name() = replace(current(), '^attr\(\s*|\s*\)$', '')])
          else substring(., 2, string-length(.) - 2)))"/>
  </xsl:function>

</xsl:stylesheet>
