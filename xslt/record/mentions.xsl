<?xml version="1.0" encoding="UTF-8"?>
<!-- The places in the text that name an entity, in document order; what one is, shared/mentions.xsl says. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:rec="urn:imprimatur:record"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- MentionRecords of a document, numbered as its HTML numbers them. Only elements with a pointer are asked. -->
  <xsl:function name="rec:mentions" as="map(xs:string, item()*)*">
    <xsl:param name="root" as="element()"/>
    <xsl:for-each select="$root/descendant::*[@ref or @key][imp:is-mention(.)]">
      <xsl:if test="not(rec:is-field(.))">
        <xsl:sequence select="rec:object((
            map{
              'ordinal': imp:ordinal(.),
              'anchor': imp:mention-anchor(.),
              'element': local-name(),
              'targets': array{rec:resolved(imp:mention-targets(.), .)}
            },
            (: @resp is not inherited: who supplied a word did not thereby identify what it names. :)
            rec:fact('cert', @cert),
            rec:fact('resp', @resp ! imp:words(.)[1])))"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!--
    True in the fields of a register entry that stands in the text, such as a place of birth or the author of a
    work: they relate two entities. In the prose of the entry an entity is mentioned as elsewhere.
  -->
  <xsl:function name="rec:is-field" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="around" as="element()?" select="$element/ancestor::*[
        self::note or self::p or self::ab or self::desc or self::person or self::personGrp or self::place or self::org
        or self::event or self::bibl[@xml:id][parent::listBibl] or self::biblStruct[@xml:id]][1]"/>
    <xsl:sequence select="exists($around[not(self::note or self::p or self::ab or self::desc)])"/>
  </xsl:function>

</xsl:stylesheet>
