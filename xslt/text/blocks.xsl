<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands on lines of its own, and how far from the line above. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- Elements whose children stand on lines of their own, with the empty lines before each child. -->
  <xsl:variable name="block-parents" as="map(xs:string, xs:integer)" visibility="private" select="map:merge((
      ('text', 'body', 'front', 'back', 'group', 'floatingText', 'div', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7',
       'argument', 'epigraph', 'postscript', 'prologue', 'epilogue', 'performance', 'set', 'spGrp', 'titlePage',
       'listBibl', 'listPerson', 'listPlace', 'listOrg', 'listEvent', 'listNym', 'listObject', 'listApp', 'msDesc',
       'superEntry', 'specGrp', 'schemaSpec') ! map{.: 1},
      ('sp', 'lg', 'list', 'castList', 'castGroup', 'table', 'figure', 'opener', 'closer', 'address', 'docTitle', 'listWit',
       'listChange', 'listRelation', 'person', 'personGrp', 'place', 'org', 'event', 'nym', 'object', 'msPart', 'msFrag',
       'msContents', 'physDesc', 'objectDesc', 'supportDesc', 'layoutDesc', 'handDesc', 'scriptDesc', 'decoDesc', 'bindingDesc',
       'sealDesc', 'history', 'additional', 'adminInfo', 'noteGrp', 'interpGrp', 'spanGrp', 'linkGrp', 'timeline', 'annotationBlock',
       'elementSpec', 'classSpec', 'macroSpec', 'dataSpec', 'moduleSpec', 'constraintSpec', 'attDef', 'attList', 'valList',
       'valItem', 'exemplum', 'remarks') ! map{.: 0}
    ))"/>

  <xsl:function name="imp:holds-blocks" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="map:contains($block-parents, local-name($node))"/>
  </xsl:function>

  <!-- Least number of empty lines before a block: one between paragraphs, none between the lines of one thing. -->
  <xsl:function name="imp:before" as="xs:integer">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($block-parents(local-name($element/..)), 0)[1]"/>
  </xsl:function>

  <xsl:template name="block">
    <xsl:param name="before" as="xs:integer" select="imp:before(.)"/>
    <l:block before="{$before}"><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <!-- A block only where its parent holds blocks, else part of the line. -->
  <xsl:template name="block-or-phrase">
    <xsl:choose>
      <xsl:when test="imp:holds-blocks(..)"><xsl:call-template name="block"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="#current"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A transcription by surfaces: every zone and line for itself (TEI P5, 12.1.2). -->
  <xsl:template match="surface | surfaceGrp | zone | line | patch" mode="imp:reading imp:diplomatic">
    <l:block before="{if (self::surface) then 1 else 0}"><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <!-- Generated text before and after an element; neither belongs to its extent. -->
  <xsl:template name="enclosed">
    <xsl:param name="open" as="xs:string"/>
    <xsl:param name="close" as="xs:string"/>
    <l:gen>{$open}</l:gen>
    <l:e n="{imp:ordinal(.)}"><xsl:apply-templates mode="#current"/></l:e>
    <l:gen>{$close}</l:gen>
  </xsl:template>

</xsl:stylesheet>
