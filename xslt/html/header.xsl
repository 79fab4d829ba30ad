<?xml version="1.0" encoding="UTF-8"?>
<!-- The header as a colophon. Every element of it is shown: what has no template of its own is a field with a label. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:mode name="imp:header" on-no-match="deep-skip" use-accumulators="#all"/>

  <xsl:template match="TEI | teiCorpus" mode="imp:header">
    <xsl:apply-templates select="teiHeader, standOff, TEI, teiCorpus" mode="imp:header"/>
  </xsl:template>

  <xsl:template match="teiHeader" mode="imp:header">
    <section>
      <xsl:call-template name="attributes"/>
      <!-- Its language may be said of the whole document. -->
      <xsl:if test="not(@xml:lang)">
        <xsl:apply-templates select="ancestor::*[@xml:lang][1]/@xml:lang" mode="imp:attribute"/>
      </xsl:if>
      <xsl:for-each select="(ancestor::TEI | ancestor::teiCorpus)[last()][parent::teiCorpus]">
        <h2>
          <xsl:value-of select="imp:reading-string(teiHeader/fileDesc/titleStmt)"/>
        </h2>
      </xsl:for-each>
      <xsl:call-template name="header-section">
        <xsl:with-param name="title" select="imp:say('header.title')"/>
        <xsl:with-param name="statements" select="fileDesc/(titleStmt, editionStmt, extent)"/>
      </xsl:call-template>
      <xsl:call-template name="header-section">
        <xsl:with-param name="title" select="imp:say('header.publication')"/>
        <xsl:with-param name="statements" select="fileDesc/(publicationStmt, seriesStmt)"/>
      </xsl:call-template>
      <xsl:call-template name="header-section">
        <xsl:with-param name="title" select="imp:say('header.notes')"/>
        <xsl:with-param name="statements" select="fileDesc/notesStmt"/>
      </xsl:call-template>
      <xsl:call-template name="header-section">
        <xsl:with-param name="title" select="imp:say('header.source')"/>
        <xsl:with-param name="statements" select="fileDesc/sourceDesc"/>
      </xsl:call-template>
      <xsl:call-template name="header-section">
        <xsl:with-param name="title" select="imp:say('header.document')"/>
        <xsl:with-param name="statements" select="profileDesc"/>
      </xsl:call-template>
      <xsl:call-template name="header-section">
        <xsl:with-param name="title" select="imp:say('header.encoding')"/>
        <xsl:with-param name="statements" select="encodingDesc"/>
      </xsl:call-template>
      <xsl:call-template name="header-section">
        <xsl:with-param name="title" select="imp:say('header.further')"/>
        <xsl:with-param name="statements" select="(* except (fileDesc, profileDesc, encodingDesc, revisionDesc)),
          fileDesc/(* except (titleStmt, editionStmt, extent, publicationStmt, seriesStmt, notesStmt, sourceDesc))"/>
      </xsl:call-template>
      <xsl:call-template name="header-section">
        <xsl:with-param name="title" select="imp:say('header.revisions')"/>
        <xsl:with-param name="statements" select="revisionDesc"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="header-section">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="statements" as="element()*"/>
    <xsl:if test="exists($statements)">
      <section class="header-section">
        <h2 data-generated=""><xsl:sequence select="imp:in-language(.)"/>{$title}</h2>
        <xsl:apply-templates select="$statements"/>
      </section>
    </xsl:if>
  </xsl:template>

  <!--
    Registers have pages of their own, which say the most important of each entry. All of it stands here, folded, beside what
    the editors say off the text: annotations, apparatus, links.
  -->
  <xsl:template match="standOff" mode="imp:header">
    <xsl:variable name="registers" as="element()*" select="listPerson | listPlace | listOrg | listEvent | listBibl | listObject
      | listNym | listRelation | person | personGrp | place | org | event | object | nym | relation"/>
    <xsl:call-template name="header-section">
      <xsl:with-param name="title" select="imp:say('header.annotations')"/>
      <xsl:with-param name="statements" select="* except $registers"/>
    </xsl:call-template>
    <xsl:if test="exists($registers)">
      <section class="header-section">
        <h2 data-generated=""><xsl:sequence select="imp:in-language(.)"/>{imp:say('header.registers')}</h2>
        <xsl:for-each select="$registers">
          <details class="register-source">
            <summary data-generated=""><xsl:sequence select="imp:in-language(.)"/>{string-join((imp:label(.), '(' || count(* except (head, desc, note, listRelation)) || ')'), ' ')}</summary>
            <xsl:apply-templates select="."/>
          </details>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="titleStmt | editionStmt | publicationStmt | seriesStmt | notesStmt | sourceDesc | fileDesc
    | correspDesc | correspAction | correspContext | particDesc | settingDesc | setting | textDesc | textClass | langUsage
    | calendarDesc | handNotes | revisionDesc | appInfo | application | listPrefixDef | taxonomy | category | recordingStmt
    | recording | equipment | broadcast | scriptStmt | unitDecl | unitDef | conversion | fsdDecl | refState | channel
    | constitution | derivation | domain | factuality | interaction | preparedness | purpose | citeData | activity | locale
    | profileDesc | transcriptionDesc | listChange[parent::revisionDesc]">
    <xsl:call-template name="record"/>
  </xsl:template>

  <!-- Each practice of encoding is a short section under its own heading. -->
  <xsl:template match="encodingDesc | editorialDecl">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$phrasing">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:otherwise>
        <div>
          <xsl:call-template name="attributes"/>
          <xsl:for-each select="* | text()[normalize-space()]">
            <xsl:choose>
              <xsl:when test="self::text() or self::p or self::ab or self::list">
                <xsl:apply-templates select="."/>
              </xsl:when>
              <xsl:otherwise>
                <section class="practice">
                  <xsl:element name="{if (parent::editorialDecl) then 'h4' else 'h3'}">
                    <xsl:attribute name="data-generated"/>
                    <xsl:sequence select="imp:in-language(.)"/>
                    <xsl:value-of select="imp:label(.)"/>
                  </xsl:element>
                  <xsl:apply-templates select="."/>
                </section>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="projectDesc | samplingDecl | correction | normalization | quotation | hyphenation | segmentation
    | interpretation | punctuation | stdVals | refsDecl | classDecl | geoDecl | variantEncoding | styleDefDecl | creation
    | abstract | licence | change | language | catDesc | classCode | rendition | cRefPattern | metDecl | citeStructure
    | prefixDef | schemaRef | calendar | tagsDecl">
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()?">
        <xsl:call-template name="attribute-summary"/>
      </xsl:with-param>
      <xsl:with-param name="after" as="element()?">
        <xsl:call-template name="header-link"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A licence, a class or a scheme is an address too. -->
  <xsl:template name="header-link" as="element()?">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="target" as="xs:string?" select="imp:targets((@target, @scheme)[1])[1]"/>
    <xsl:if test="$target and not($linked) and (self::licence or self::catRef or self::classCode or self::schemaRef)">
      <a class="pointer" data-generated="">
        <xsl:call-template name="link-attributes">
          <xsl:with-param name="target" select="$target"/>
        </xsl:call-template>
        <xsl:text> {imp:pointer-label(imp:words((@target, @scheme)[1])[1], .)}</xsl:text>
      </a>
    </xsl:if>
  </xsl:template>

  <xsl:template match="catRef">
    <span>
      <xsl:call-template name="attributes"/>
      <xsl:call-template name="header-link"/>
      <xsl:apply-templates>
        <xsl:with-param name="phrasing" tunnel="yes" select="true()"/>
      </xsl:apply-templates>
    </span>
  </xsl:template>

  <xsl:template match="keywords">
    <xsl:call-template name="separated"/>
  </xsl:template>

  <!-- The census of elements is long: it is folded away. -->
  <xsl:template match="namespace">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <!-- What can be unfolded cannot stand in a link. -->
      <xsl:when test="$phrasing or $linked or text()[normalize-space()] or not(*)">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:otherwise>
        <details>
          <xsl:call-template name="attributes"/>
          <summary data-generated=""><xsl:sequence select="imp:in-language(.)"/>{imp:say('text.elements-of', string(@name))}</summary>
          <dl class="fields">
            <xsl:for-each select="*">
              <div class="field">
                <dt data-generated="">{string-join((@gi, @occurs ! ('× ' || .)), ' ')}</dt>
                <dd>
                  <xsl:apply-templates select="."/>
                </dd>
              </div>
            </xsl:for-each>
          </dl>
        </details>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tagUsage">
    <xsl:call-template name="inline"/>
  </xsl:template>

</xsl:stylesheet>
