<?xml version="1.0" encoding="UTF-8"?>
<!-- Module textcrit: apparatus. Lemma and variants stand in the text in the order of the source, each in its layer. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="app | lem | rdg | rdgGrp | wit | witDetail | witStart | witEnd | lacunaStart | lacunaEnd">
    <xsl:call-template name="inline">
      <xsl:with-param name="after" as="element()?">
        <xsl:if test="(self::rdg or self::lem) and @wit">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="' ' || imp:sigla(@wit)"/>
            <xsl:with-param name="class" select="'sigla'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
      <!-- A variant that leaves the words out has no text to show. -->
      <xsl:with-param name="before" as="element()?">
        <xsl:if test="self::rdg[not(normalize-space()) and not(*)]">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="imp:say('text.omitted')"/>
            <xsl:with-param name="class" select="'omission'"/>
          </xsl:call-template>
        </xsl:if>
        <!-- Where a fragmentary witness breaks off and begins again. -->
        <xsl:if test="(self::lacunaStart or self::lacunaEnd or self::witStart or self::witEnd) and not(normalize-space())">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="if (self::lacunaStart or self::witEnd) then '[…' else '…]'"/>
            <xsl:with-param name="class" select="'omission'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The sigla of witnesses: @n or the abbreviation in the list of witnesses, the identifier otherwise. -->
  <xsl:function name="imp:sigla" as="xs:string">
    <xsl:param name="wit" as="attribute()"/>
    <xsl:variable name="sigla" as="xs:string*">
      <xsl:for-each select="imp:words($wit)">
        <xsl:variable name="witness" as="element()?" select="key('imp:id', replace(., '^.*#', ''), root($wit))[1]"/>
        <xsl:sequence select="($witness/@n/normalize-space(.)[.], $witness/abbr[@type = 'siglum'][1]/normalize-space(.),
          replace(., '^.*#', ''))[1]"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($sigla, ' ')"/>
  </xsl:function>

  <xsl:template match="listWit | listApp">
    <xsl:call-template name="block"/>
  </xsl:template>

  <xsl:template match="witness | listApp/app" priority="1">
    <xsl:call-template name="paragraph"/>
  </xsl:template>

</xsl:stylesheet>
