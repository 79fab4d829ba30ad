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

  <!-- By the name of the element that the selector ends with, so that few are tried on each element. -->
  <xsl:variable name="marks-by-name" as="map(xs:string, map(xs:string, item()*)*)" select="
      map:merge($declared-marks ! map:entry(string(head(.('steps'))?name), .), map{'duplicates': 'combine'})"/>

  <xsl:function name="imp:declared-marks" as="map(xs:string, item()*)*">
    <xsl:param name="root" as="document-node()"/>
    <xsl:for-each select="$root//tagsDecl/rendition[@scope = ('before', 'after')]">
      <xsl:variable name="content" as="xs:string" select="replace(normalize-space(), '^.*?content:\s*([^;]*);?.*$', '$1')"/>
      <xsl:if test="matches(normalize-space(), 'content:')">
        <xsl:map>
          <xsl:map-entry key="'id'" select="string(@xml:id)"/>
          <xsl:map-entry key="'scope'" select="string(@scope)"/>
          <xsl:map-entry key="'steps'" select="reverse(tokenize(@selector, '\s*&gt;\s*')) ! imp:selector-step(.)"/>
          <xsl:map-entry key="'content'" select="
              analyze-string($content, '&quot;[^&quot;]*&quot;|''[^'']*''|attr\([^)]*\)')/*:match
                ! (if (starts-with(., 'attr(')) then '@' || normalize-space(translate(substring-after(., 'attr('), ')', ''))
                  else ' ' || substring(., 2, string-length() - 2))"/>
        </xsl:map>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- One compound selector, taken apart once: a regular expression for every element would cost seconds. -->
  <xsl:function name="imp:selector-step" as="map(xs:string, xs:string)">
    <xsl:param name="selector" as="xs:string"/>
    <xsl:variable name="known" as="xs:boolean" select="
        matches($selector, '^([\w.-]+|\*)(\[([\w:.-]+)\s*=\s*[&quot;'']?([^&quot;''\]]*)[&quot;'']?\])?$')"/>
    <xsl:variable name="test" as="xs:string" select="substring-before(substring-after($selector, '['), ']')"/>
    <xsl:sequence select="map{
        'name': if (not($known)) then '' else if ($test) then substring-before($selector, '[') else $selector,
        'attribute': normalize-space(substring-before($test, '=')),
        'value': translate(normalize-space(substring-after($test, '=')), '&quot;''', '')}"/>
  </xsl:function>

  <xsl:function name="imp:step-selects" as="xs:boolean">
    <xsl:param name="element" as="element()?"/>
    <xsl:param name="steps" as="map(xs:string, xs:string)*"/>
    <xsl:variable name="step" as="map(xs:string, xs:string)" select="head($steps)"/>
    <xsl:sequence select="
        exists($element)
        and $step('name') = ('*', local-name($element))
        and (not($step('attribute')) or string($element/@*[name() eq $step('attribute')]) eq $step('value'))
        and (empty(tail($steps)) or imp:step-selects($element/parent::*, tail($steps)))"/>
  </xsl:function>

  <xsl:function name="imp:declared-mark" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="scope" as="xs:string"/>
    <xsl:variable name="named" as="xs:string*" select="imp:words($element/@rendition) ! substring-after(., '#')"/>
    <xsl:variable name="mark" as="map(xs:string, item()*)?" select="
        (if (exists($named) or exists($marks-by-name('*'))) then $declared-marks else $marks-by-name(local-name($element)))[.('scope') eq $scope]
          [.('id') = $named or (exists(.('steps')) and imp:step-selects($element, .('steps')))][1]"/>
    <xsl:sequence select="
        if (empty($mark)) then '' else
        string-join(
          for $token in $mark('content') return
            if (starts-with($token, '@')) then string($element/@*[name() = substring($token, 2)]) else substring($token, 2))"/>
  </xsl:function>

  <!-- The mark before a division, which stands on the line of its head. -->
  <xsl:function name="imp:division-mark" as="xs:string">
    <xsl:param name="division" as="element()"/>
    <xsl:variable name="declared" as="xs:string" select="imp:declared-mark($division, 'before')"/>
    <xsl:variable name="n" as="xs:string" select="normalize-space($division/@n)"/>
    <xsl:sequence select="
        if (empty($division/head)) then ''
        else if ($declared ne '') then $declared
        else if ($n ne '' and matches($n, '^([0-9]+(\.[0-9]+)*|[A-Za-z]|[IVXLC]+)$') and not(imp:says-number($division/head[1], $n))) then $n || '. '
        else ''"/>
  </xsl:function>

  <!-- True where a head holds the number itself, in figures, Roman numerals or English words. -->
  <xsl:function name="imp:says-number" as="xs:boolean">
    <xsl:param name="head" as="element(head)"/>
    <xsl:param name="n" as="xs:string"/>
    <xsl:variable name="words" as="xs:string*" select="
        imp:words(translate(lower-case($head), ',;:()[]{}–—-…!?“”„«»’‘&quot;''/', '                         '))
        ! (if (ends-with(., '.')) then replace(., '\.+$', '') else .)"/>
    <xsl:variable name="number" as="xs:integer?" select="if (matches($n, '^[0-9]{1,4}$')) then xs:integer($n) else ()"/>
    <xsl:sequence select="
        if (exists($number)) then $words = ($n, ('i', 'w', 'w;o', '1;o') ! lower-case(format-integer($number, .)))
        else if (string-length($n) = 1) then $words[1] = lower-case($n)
        else $words = lower-case($n)"/>
  </xsl:function>

  <xsl:function name="imp:list-kinds" as="xs:string*">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="imp:words(lower-case($list/@rend || ' ' || $list/@type))"/>
  </xsl:function>

  <!-- Numbers the items of each list; the first of the sequence belongs to the innermost list that is open. To ask each
       item for its siblings takes, over all, the square of their number. -->
  <xsl:accumulator name="item-number" as="xs:integer*" initial-value="()">
    <xsl:accumulator-rule match="list" select="0, $value"/>
    <xsl:accumulator-rule match="list" phase="end" select="tail($value)"/>
    <xsl:accumulator-rule match="list/item" select="head($value) + 1, tail($value)"/>
  </xsl:accumulator>

  <!-- The mark before an item: declared, from its number, or from the kinds of its list. A simple list has none. -->
  <xsl:function name="imp:item-mark" as="xs:string">
    <xsl:param name="item" as="element(item)"/>
    <xsl:param name="kinds" as="xs:string*"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:variable name="declared" as="xs:string" select="imp:declared-mark($item, 'before')"/>
    <xsl:sequence select="
        if ($declared ne '') then $declared
        else if ($kinds = ('dash', 'dashed')) then '- '
        else if ($kinds = 'asterisk') then '* '
        else if ($kinds = ('bulleted', 'bullet', 'unordered', 'disc')) then '• '
        else if ($kinds = ('ordered', 'numbered', 'decimal', 'alpha')) then
          (normalize-space($item/@n)[.], format-integer($number, if ($kinds = 'alpha') then 'a' else '1'))[1] || '. '
        else ''"/>
  </xsl:function>

</xsl:stylesheet>
