<?xml version="1.0" encoding="UTF-8"?>
<!-- Module core: paragraphs, lists, quotations, addresses, references. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="p | ab" mode="imp:reading imp:diplomatic">
    <xsl:call-template name="block"/>
  </xsl:template>

  <!-- A quotation of whole paragraphs or verses is set off. -->
  <xsl:template match="quote[p or lg or l or ab or sp]" mode="imp:reading imp:diplomatic">
    <l:block before="{imp:before(.)}" indent="2"><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <xsl:template match="note/* [self::lg or self::list]" mode="imp:reading imp:diplomatic" priority="-0.2">
    <l:block><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <!-- Lists: each rank two columns further right. What an item needs to know of its list is handed to it, because to ask
       each item for its siblings takes, over all, the square of their number. -->
  <xsl:template match="list" mode="imp:reading imp:diplomatic">
    <l:block before="{imp:before(.)}">
      <xsl:choose>
        <xsl:when test="label">
          <xsl:for-each-group select="node()" group-starting-with="label | head | headLabel">
            <l:block hanging="2">
              <xsl:apply-templates select="current-group()" mode="#current">
                <xsl:with-param name="kind" as="xs:string" select="'labelled'" tunnel="yes"/>
              </xsl:apply-templates>
            </l:block>
          </xsl:for-each-group>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="#current">
            <xsl:with-param name="kind" as="xs:string" select="'marked'" tunnel="yes"/>
            <xsl:with-param name="kinds" as="xs:string*" select="imp:list-kinds(.)" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:otherwise>
      </xsl:choose>
    </l:block>
  </xsl:template>

  <xsl:template match="list[imp:words(@rend) = 'inline' or @type = 'inline']" mode="imp:reading imp:diplomatic" priority="2">
    <xsl:choose>
      <xsl:when test="imp:holds-blocks(..)">
        <l:block before="{imp:before(.)}">
          <xsl:apply-templates mode="#current">
            <xsl:with-param name="kind" as="xs:string" select="'inline'" tunnel="yes"/>
          </xsl:apply-templates>
        </l:block>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="#current">
          <xsl:with-param name="kind" as="xs:string" select="'inline'" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="item" mode="imp:reading imp:diplomatic">
    <xsl:param name="kind" as="xs:string" select="'marked'" tunnel="yes"/>
    <xsl:param name="kinds" as="xs:string*" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$kind = 'marked'">
        <l:block mark="{imp:item-mark(., $kinds, (accumulator-before('item-number'), 1)[1])}" hanging="2"><xsl:apply-templates mode="#current"/></l:block>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="#current"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A label and what it labels share a line. -->
  <xsl:template match="list/label" mode="imp:reading imp:diplomatic">
    <xsl:apply-templates mode="#current"/>
    <l:gen>{if (matches(., '[.,:;)\]–—-]\s*$')) then ' ' else ': '}</l:gen>
  </xsl:template>

  <xsl:template match="addrLine | address[addrLine]" mode="imp:reading imp:diplomatic">
    <l:block><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <!-- A pointer without text says where it leads, if that is outside the document. -->
  <xsl:template match="ptr[matches(@target, '^https?:')] | ref[not(normalize-space())][matches(@target, '^https?:')]"
    mode="imp:reading imp:diplomatic">
    <l:gen>&lt;{@target}&gt;</l:gen>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <!-- Quotation marks that the encoding declares to have left out. -->
  <xsl:template match="(q | quote | said | soCalled)[not(p or lg or l or ab or sp)]" mode="imp:reading imp:diplomatic" priority="101">
    <xsl:variable name="before" as="xs:string" select="imp:declared-mark(., 'before')"/>
    <xsl:variable name="after" as="xs:string" select="imp:declared-mark(., 'after')"/>
    <xsl:choose>
      <xsl:when test="$before || $after ne ''">
        <xsl:call-template name="enclosed">
          <xsl:with-param name="open" select="$before"/>
          <xsl:with-param name="close" select="$after"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$quotation-marks = 'none' and not(imp:holds-blocks(..))">
        <xsl:call-template name="enclosed">
          <xsl:with-param name="open" select="'“'"/>
          <xsl:with-param name="close" select="'”'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:next-match/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="quotation-marks" as="xs:string?" visibility="private" select="(//encodingDesc//quotation/@marks ! string())[1]"/>

  <!-- Terms for an index are not read. -->
  <xsl:template match="index" mode="imp:reading" priority="101"/>
  <xsl:template match="index[normalize-space()]" mode="imp:diplomatic" priority="101">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'[index: '"/>
      <xsl:with-param name="close" select="']'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="ruby/rt" mode="imp:reading imp:diplomatic" priority="101">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'('"/>
      <xsl:with-param name="close" select="')'"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
