<?xml version="1.0" encoding="UTF-8"?>
<!-- Bibliographic descriptions of module core. Where their parts stand without punctuation, it is generated. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="listBibl">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$phrasing">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:otherwise>
        <div>
          <xsl:call-template name="attributes"/>
          <xsl:for-each-group select="node()"
            group-adjacent="exists(imp:part(.)[self::bibl or self::biblStruct or self::biblFull or self::msDesc])">
            <xsl:choose>
              <xsl:when test="current-grouping-key()">
                <ul class="entries">
                  <xsl:call-template name="list-items"/>
                </ul>
              </xsl:when>
              <xsl:otherwise>
                <xsl:apply-templates select="current-group()"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each-group>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="bibl | author | editor | publisher | pubPlace | edition | biblScope | citedRange | extent
    | funder | principal | sponsor | distributor | authority | textLang | series">
    <xsl:call-template name="inline"/>
  </xsl:template>

  <xsl:template match="idno">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="uri" as="xs:string" select="normalize-space()"/>
    <xsl:variable name="link" as="xs:boolean" select="not($linked) and not(*) and matches($uri, '^https?://\S+$', 'i')"/>
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="if ($link) then 'a' else 'span'"/>
      <xsl:with-param name="class" select="'external'[$link]"/>
      <xsl:with-param name="more" as="attribute()*">
        <xsl:if test="$link">
          <xsl:call-template name="link-attributes">
            <xsl:with-param name="target" select="$uri"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Parts of a structured description follow one another with commas; a note or a pointer begins anew. -->
  <xsl:template match="biblStruct | analytic | monogr | imprint | relatedItem | series[*] | bibl[not(text()[normalize-space()])]">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="flow" as="xs:boolean" select="not($phrasing) and imp:has-blocks(.)"/>
    <xsl:element name="{if ($flow) then 'div' else 'span'}">
      <xsl:call-template name="attributes"/>
      <xsl:for-each select="node()">
        <xsl:apply-templates select=".">
          <xsl:with-param name="phrasing" tunnel="yes" select="not($flow)"/>
        </xsl:apply-templates>
        <xsl:if test="self::* and following-sibling::* and normalize-space(following-sibling::*[1])
          and normalize-space() and not(following-sibling::node()[1][self::text()[normalize-space()]])
          and not(substring(normalize-space(), string-length(normalize-space())) = ('.', ',', ':', ';'))">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="(if (following-sibling::*[1][self::note or self::monogr or self::series
              or self::relatedItem or self::imprint]) then '.' else ',') || ' '[not(current()/following-sibling::node()[1][self::text()])]"/>
            <xsl:with-param name="class" select="'separator'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <!--
    An entry of a bibliography that is taken apart is read as a citation style has it: the pipeline puts that into the paragraph
    (src/compose/bibliography/), which has the bare facts until then. All that is encoded stands below, folded, each part under
    its name.
  -->
  <xsl:template match="listBibl/biblStruct[not(text()[normalize-space()])]" priority="1">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$phrasing or $linked or empty((analytic|monogr)/(title|author|editor)[normalize-space()])">
        <xsl:next-match/>
      </xsl:when>
      <xsl:otherwise>
        <div>
          <xsl:call-template name="attributes"/>
          <p class="reference" data-generated="" dir="auto" data-citation="{imp:ordinal(.)}">
            <xsl:value-of select="((analytic, monogr)[1]/(author, title), monogr/imprint/date) ! normalize-space()[.]" separator=". "/>
          </p>
          <details class="encoded">
            <summary data-generated=""><xsl:sequence select="imp:in-language(.)"/>{imp:say('text.as-encoded')}</summary>
            <xsl:call-template name="fields">
              <xsl:with-param name="parts" select="node()"/>
            </xsl:call-template>
          </details>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="biblFull">
    <xsl:call-template name="record"/>
  </xsl:template>

</xsl:stylesheet>
