<?xml version="1.0" encoding="UTF-8"?>
<!-- Module textcrit. The diplomatic text has all readings: the lemma plain, each other one in marks with its witnesses. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="rdg[not(. is imp:lemma(ancestor::app[1]))]" mode="imp:diplomatic" priority="102">
    <xsl:variable name="sigla" as="xs:string" select="imp:sigla(@wit)"/>
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'‹' || $sigla || (if ($sigla) then ': ' else '') || (if (normalize-space()) then '' else 'om.')"/>
      <xsl:with-param name="close" select="'›'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- In the text of a witness, what it reads, whatever the edited text has. -->
  <xsl:template match="lem | rdg" mode="imp:reading" priority="111">
    <xsl:param name="witness" as="xs:string?" tunnel="yes" select="()"/>
    <xsl:choose>
      <xsl:when test="empty($witness) or imp:is-attached(ancestor::app[1])">
        <xsl:next-match/>
      </xsl:when>
      <xsl:when test="imp:is-read-in(., $witness)">
        <l:e n="{imp:ordinal(.)}"><xsl:apply-templates mode="#current"/></l:e>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Where it has no text, that is said once. -->
  <xsl:template match="lacunaStart | witEnd" mode="imp:reading" priority="111">
    <xsl:param name="witness" as="xs:string?" tunnel="yes" select="()"/>
    <xsl:next-match/>
    <xsl:if test="$witness and $imp:absent($witness) ! .('from') = imp:ordinal(.)">
      <l:gen>[…] </l:gen>
    </xsl:if>
  </xsl:template>

  <!-- What is struck out over several elements is not read, nor is what a witness does not have. -->
  <xsl:template match="text()[$text-ranges]" mode="imp:reading" priority="0">
    <xsl:param name="witness" as="xs:string?" tunnel="yes" select="()"/>
    <xsl:if test="not(imp:is-within(., ($imp:deleted, $witness ! $imp:absent(.))))">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <!-- An entry with ends that stands beside the text is read in it, where it says what the witness has instead: the words are put in its place. -->
  <xsl:template match="*[@xml:id][$attached-apparatus]" mode="imp:reading" priority="112">
    <xsl:param name="witness" as="xs:string?" tunnel="yes" select="()"/>
    <xsl:next-match/>
    <xsl:if test="$witness">
      <xsl:apply-templates select="key('imp:app-at', normalize-space(@xml:id)) ! imp:other-reading(., $witness)/node()" mode="#current"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="app[@from or @to]" mode="imp:reading" priority="113">
    <xsl:param name="witness" as="xs:string?" tunnel="yes" select="()"/>
    <xsl:if test="not($witness)">
      <xsl:next-match/>
    </xsl:if>
  </xsl:template>

  <!-- An entry beside the text is printed as in an apparatus, in both layers: 1.5 lemma] variant A B. -->
  <xsl:template match="app[@loc]" mode="imp:reading imp:diplomatic" priority="103">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="normalize-space(@loc) || ' '"/>
      <xsl:with-param name="close" select="''"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="app[imp:is-attached(.)]/lem" mode="imp:reading imp:diplomatic" priority="103">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="''"/>
      <xsl:with-param name="close" select="'] '"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="rdg[ancestor::app[1][imp:is-attached(.)]]" mode="imp:reading imp:diplomatic" priority="103">
    <xsl:variable name="sigla" as="xs:string" select="imp:sigla(@wit)"/>
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="if (normalize-space()) then '' else 'om.'"/>
      <xsl:with-param name="close" select="' '[$sigla] || $sigla || '; '[current()/following-sibling::rdg]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="wit | witDetail" mode="imp:diplomatic" priority="102">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="' ['"/>
      <xsl:with-param name="close" select="']'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="app//wit | app//witDetail" mode="imp:reading" priority="102"/>

  <!-- Witnesses as they are pointed to, without the number sign. -->
  <xsl:function name="imp:sigla" as="xs:string">
    <xsl:param name="wit" as="attribute(wit)?"/>
    <xsl:sequence select="string-join(imp:words($wit) ! replace(., '^.*#', ''), ' ')"/>
  </xsl:function>

</xsl:stylesheet>
