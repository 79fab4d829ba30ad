<?xml version="1.0" encoding="UTF-8"?>
<!-- Module tagdocs: talk about markup, examples of it, and specifications, which are shown as readable source. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="gi | att | val | tag">
    <xsl:variable name="marks" as="xs:string+" select="if (self::gi or self::tag) then ('&lt;', '&gt;') else if (self::att) then ('@', '')
      else ('“', '”')"/>
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="'code'"/>
      <xsl:with-param name="before" as="element()?">
        <xsl:call-template name="markup-sign">
          <xsl:with-param name="sign" select="$marks[1]"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="after" as="element()?">
        <xsl:call-template name="markup-sign">
          <xsl:with-param name="sign" select="$marks[2]"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The sign that goes with a name in prose, unless the encoder wrote it. -->
  <xsl:template name="markup-sign" as="element()?">
    <xsl:param name="sign" as="xs:string"/>
    <xsl:if test="$sign and not(substring(., 1, 1) = ('&lt;', '@', '“', '&quot;', '‘', ''''))">
      <xsl:call-template name="generated">
        <xsl:with-param name="text" select="$sign"/>
        <xsl:with-param name="class" select="'sign'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="code | ident">
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="'code'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Metadata of other vocabularies in the header is shown in the same way. -->
  <xsl:template match="eg | eg:egXML | xenoData">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:element name="{if ($phrasing) then 'span' else 'pre'}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'block'[$phrasing]"/>
      </xsl:call-template>
      <code>
        <xsl:apply-templates select="node()" mode="imp:source"/>
      </code>
    </xsl:element>
  </xsl:template>

  <!-- XML as source: the text is the document's, the tags around it are generated. -->
  <xsl:mode name="imp:source" on-no-match="shallow-skip" use-accumulators="#all"/>
  <xsl:template match="text()" mode="imp:source">{.}</xsl:template>
  <xsl:template match="*" mode="imp:source">
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="id" select="()"/>
        <xsl:with-param name="source" select="true()"/>
      </xsl:call-template>
      <span class="source-tag" data-generated="">
        <xsl:text>&lt;</xsl:text>
        <span class="source-name">{name()}</span>
        <xsl:for-each select="@*">
          <xsl:text> </xsl:text>
          <span class="source-attribute">{name()}</span>
          <xsl:text>=</xsl:text>
          <span class="source-value">"{replace(replace(., '&amp;', '&amp;amp;'), '&quot;', '&amp;quot;')}"</span>
        </xsl:for-each>
        <xsl:text>{if (node()) then '&gt;' else '/&gt;'}</xsl:text>
      </span>
      <xsl:if test="node()">
        <xsl:apply-templates mode="imp:source"/>
        <xsl:call-template name="generated">
          <xsl:with-param name="text" select="'&lt;/' || name() || '&gt;'"/>
          <xsl:with-param name="class" select="'source-tag'"/>
        </xsl:call-template>
      </xsl:if>
    </span>
  </xsl:template>

  <!-- Specifications: a block each, headed by the name of the element and what it specifies. -->
  <xsl:template match="schemaSpec | elementSpec | classSpec | macroSpec | dataSpec | moduleSpec | moduleRef | specGrp
    | specGrpRef | constraintSpec | attDef | exemplum | remarks | specList | listSpec">
    <xsl:call-template name="block">
      <xsl:with-param name="class" select="'specification'"/>
      <xsl:with-param name="before" as="element()">
        <xsl:call-template name="specification-name"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="altIdent | equiv | classes | memberOf | textNode | sequence | alternate | interleave | elementRef | classRef
    | macroRef | dataRef | anyElement | valList | valItem | valDesc | constraintDecl | dataFacet | defaultVal | attList | attRef | paramList | paramSpec
    | model | modelGrp | modelSequence | outputRendition | listRef | specDesc | empty | stringVal | param">
    <xsl:call-template name="inline">
      <xsl:with-param name="class" select="'specification'"/>
      <xsl:with-param name="before" as="element()">
        <xsl:call-template name="specification-name"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="content | datatype | constraint">
    <xsl:call-template name="with-foreign-source"/>
  </xsl:template>

  <!-- RELAX NG, Schematron and other vocabularies inside are shown as source. -->
  <xsl:template name="with-foreign-source">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="flow" as="xs:boolean" select="not($phrasing) and imp:has-blocks(.)"/>
    <xsl:element name="{if ($flow) then 'div' else 'span'}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'specification'"/>
      </xsl:call-template>
      <xsl:call-template name="specification-name"/>
      <xsl:for-each select="node()">
        <xsl:choose>
          <xsl:when test="self::* and namespace-uri() ne $imp:tei-namespace">
            <code class="source">
              <xsl:apply-templates select="." mode="imp:source"/>
            </code>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select=".">
              <xsl:with-param name="phrasing" tunnel="yes" select="not($flow)"/>
            </xsl:apply-templates>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <xsl:template name="specification-name" as="element()">
    <xsl:call-template name="generated">
      <xsl:with-param name="text" select="string-join((local-name(), (@ident, @key, @name, @target)[1],
        @*[not(name() = ('xml:id', 'xml:lang', 'ident', 'key', 'name', 'target'))] ! (local-name() || '=' || .)), ' ') || ' '"/>
      <xsl:with-param name="class" select="'specification-name'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Feature structures and trees, neutrally. -->
  <xsl:template match="fs | eTree | tree | graph | forest | listForest">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="f | symbol | numeric | binary | vColl | vAlt | string | default | fLib | fvLib | eLeaf | leaf | root
    | node | iNode | arc | triangle | fsdDecl | fsdLink | fsDecl | fsDescr | fDecl | fDescr | vRange | vDefault | vLabel | vMerge | vNot
    | fsConstraints | cond | bicond | then | iff | if">
    <xsl:call-template name="inline">
      <xsl:with-param name="class" select="'specification'"/>
      <xsl:with-param name="before" as="element()">
        <xsl:call-template name="specification-name"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
