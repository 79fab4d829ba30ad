<?xml version="1.0" encoding="UTF-8"?>
<!--
  How a text came to be (modules core and transcr; TEI P5, 12.3 and 12.7): each change with the step it belongs to, the hand, the place and
  the kind of act. The page shows this in its genetic layer, which has all that the diplomatic one has.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="del | add | subst | mod | restore | retrace | undo | redo | transpose | metamark | handShift">
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="if (self::del) then 'del' else if (self::add) then 'ins' else 'span'"/>
    </xsl:call-template>
    <xsl:call-template name="genesis"/>
  </xsl:template>

  <!-- The label of an act; nothing, where the encoding says no more than that it was done. -->
  <xsl:template name="genesis" as="element()?">
    <xsl:variable name="parts" as="xs:string*" select="imp:genesis(.)"/>
    <xsl:if test="exists($parts) and not(parent::ellipsis)">
      <xsl:call-template name="generated">
        <xsl:with-param name="text" select="'[' || string-join($parts, ', ') || ']'"/>
        <xsl:with-param name="class" select="'genesis'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Acts that look like nothing in the text are named. -->
  <xsl:variable name="imp:acts" as="xs:string+" select="'restore', 'retrace', 'undo', 'redo', 'metamark'"/>

  <xsl:function name="imp:genesis" as="xs:string*">
    <xsl:param name="act" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="local-name($act)"/>
    <xsl:variable name="kind" as="xs:string?"
      select="($act[self::mod or self::metamark]/(@function, @type)[1] ! translate(normalize-space(.), '_', ' '))[.]"/>
    <xsl:sequence select="
      ($name[. = $imp:acts] ! imp:say('text.' || .), $kind)[.],
      if ($act[self::undo or self::redo]) then imp:words($act/@target) ! (key('imp:id', substring-after(., '#'), root($act))[1]
        ! imp:opening-words(.), .)[1] else (),
      if ($act[self::handShift]) then ($act/@new ! imp:hand-name(.) ! imp:say('text.from-here', .), $act/@medium ! normalize-space(.))[.] else (),
      ($act/@seq ! imp:say('text.step', normalize-space(.))),
      (imp:words($act/@change) ! imp:change-name(., $act)),
      ($act[not(self::handShift)]/@hand ! imp:hand-name(.)),
      ($act[self::add]/@place ! imp:place-name(.))[.]"/>
  </xsl:function>

  <!-- Of handNote its scribe, or its name in the header. -->
  <xsl:function name="imp:hand-name" as="xs:string*">
    <xsl:param name="pointer" as="attribute()"/>
    <xsl:for-each select="imp:words($pointer)">
      <xsl:variable name="hand" as="element()?" select="key('imp:id', substring-after(., '#'), root($pointer))[1]"/>
      <xsl:sequence select="imp:say('text.hand', ($hand/(@scribe, @n)/normalize-space(.)[.], $hand/persName[1]/normalize-space(.)[.],
        replace(., '^.*#', ''))[1])"/>
    </xsl:for-each>
  </xsl:function>

  <!-- A stage of the work, as listChange numbers and dates it. -->
  <xsl:function name="imp:change-name" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="element()"/>
    <xsl:variable name="change" as="element()?" select="key('imp:id', substring-after($pointer, '#'), root($context))[1]"/>
    <xsl:sequence select="imp:say('text.stage', string-join((($change/@n/normalize-space(.)[.], replace($pointer, '^.*#', ''))[1],
      $change/(@when, @notBefore, @from)[1] ! ('(' || . || ')')), ' '))"/>
  </xsl:function>

  <xsl:function name="imp:place-name" as="xs:string">
    <xsl:param name="place" as="attribute(place)"/>
    <xsl:sequence select="string-join(imp:words($place) ! ($imp:messages('place.' || .), translate(., '_-', '  '))[1], ', ')"/>
  </xsl:function>

</xsl:stylesheet>
