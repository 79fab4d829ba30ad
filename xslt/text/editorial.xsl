<?xml version="1.0" encoding="UTF-8"?>
<!-- Editorial and authorial interventions (modules core and transcr). The reading policy decides which alternative a layer has;
     the diplomatic text shows those that it does not have as well, in marks of their own:
     ‹other alternative› ⟦deletion⟧ \addition/ ⟨supplied⟩ [restored where lost] (expansion) {superfluous} […] gap, [?] doubtful. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="*[not(imp:in-layer(., 'reading'))]" mode="imp:reading" priority="110"/>

  <!-- White space between the parts is layout of the file. -->
  <xsl:template match="(choice | subst | app | rdgGrp)/text()[not(normalize-space())]" mode="imp:reading imp:diplomatic"/>

  <xsl:template match="choice/*[not(imp:in-layer(., 'diplomatic'))]" mode="imp:diplomatic" priority="103">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'‹'"/>
      <xsl:with-param name="close" select="'›'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="del" mode="imp:diplomatic" priority="102">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'⟦'"/>
      <xsl:with-param name="close" select="'⟧'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="add" mode="imp:diplomatic" priority="102">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'\'"/>
      <xsl:with-param name="close" select="'/'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Over several elements, the marks stand at the two ends. -->
  <xsl:template match="delSpan" mode="imp:diplomatic" priority="102">
    <l:gen>⟦</l:gen>
  </xsl:template>
  <xsl:template match="addSpan" mode="imp:diplomatic" priority="102">
    <l:gen>\</l:gen>
  </xsl:template>
  <xsl:template match="anchor[$text-ranges]" mode="imp:diplomatic" priority="102">
    <l:gen>{string-join(key('imp:span-end', @xml:id) ! (if (self::delSpan) then '⟧' else if (self::addSpan) then '/' else ''))}</l:gen>
    <xsl:next-match/>
  </xsl:template>

  <!-- Brackets that stand in the text are not doubled. What is lost stands in square ones, what was left out in pointed ones. -->
  <xsl:template match="supplied[not(substring(normalize-space(), 1, 1) = ('[', '⟨', '&lt;', '('))]" mode="imp:diplomatic" priority="102">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="if (@reason = 'lost') then '[' else '⟨'"/>
      <xsl:with-param name="close" select="if (@reason = 'lost') then ']' else '⟩'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="surplus" mode="imp:diplomatic" priority="102">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'{'"/>
      <xsl:with-param name="close" select="'}'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- In an alternative that is in marks already, the whole is the editor's. -->
  <xsl:template match="ex[not(ancestor::choice)]" mode="imp:diplomatic" priority="102">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'('"/>
      <xsl:with-param name="close" select="')'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="unclear" mode="imp:diplomatic" priority="102">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="''"/>
      <xsl:with-param name="close" select="'[?]'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="gap" mode="imp:reading imp:diplomatic">
    <l:gen>[…{if (normalize-space()) then ' ' else ''}</l:gen>
    <xsl:apply-templates mode="#current"/>
    <l:gen>]</l:gen>
  </xsl:template>

</xsl:stylesheet>
