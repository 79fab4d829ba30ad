<?xml version="1.0" encoding="UTF-8"?>
<!-- Module namesdates: names, which link to the registers, and the entries of registers that stand in the text. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!--
    A mention leads to the entity that it names. The pipeline puts the address of its page for the placeholder, or takes
    the link away where no register has it. A name within a linked name is told apart but cannot be a link of its own.
  -->
  <xsl:template priority="5" match="persName[@ref or @key] | placeName[@ref or @key] | orgName[@ref or @key] | rs[@ref or @key]
    | name[@ref or @key] | title[@ref or @key] | geogName[@ref or @key] | country[@ref or @key] | region[@ref or @key]
    | settlement[@ref or @key] | district[@ref or @key] | bloc[@ref or @key] | objectName[@ref or @key]
    | eventName[@ref or @key] | bibl[@ref or @key] | speaker[@ref or @key] | author[@ref or @key] | editor[@ref or @key]
    | publisher[@ref or @key] | pubPlace[@ref or @key] | origPlace[@ref or @key] | repository[@ref or @key]
    | institution[@ref or @key] | role[@ref or @key] | affiliation[@ref or @key] | birth[@ref or @key] | death[@ref or @key]
    | residence[@ref or @key] | street[@ref or @key] | addName[@ref or @key] | roleName[@ref or @key]
    | docAuthor[@ref or @key]">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="mention" as="xs:boolean" select="imp:is-mention(.)"/>
    <xsl:variable name="targets" as="xs:string*" select="imp:mention-targets(.)"/>
    <xsl:choose>
      <!-- In the header names lead to the registers too, but they are no mentions in the text. -->
      <xsl:when test="empty($targets) or not($mention or ancestor::teiHeader or ancestor::standOff)">
        <xsl:next-match/>
      </xsl:when>
      <!-- The commonest case by the shortest way: a name with nothing but words in it. -->
      <xsl:when test="$mention and not(*)">
        <xsl:element name="{if ($linked) then 'span' else 'a'}">
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="'mention'"/>
            <xsl:with-param name="id" select="imp:mention-anchor(.)"/>
          </xsl:call-template>
          <xsl:if test="not($linked)">
            <xsl:attribute name="href" select="'imprimatur:entity/' || imp:resolve-prefix($targets[1], .)"/>
          </xsl:if>
          <xsl:apply-templates/>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="inline">
          <xsl:with-param name="tag" select="if ($linked) then 'span' else 'a'"/>
          <xsl:with-param name="class" select="if ($mention) then 'mention' else 'entity'"/>
          <xsl:with-param name="id" select="if ($mention) then imp:mention-anchor(.) else imp:unique-id(.)"/>
          <xsl:with-param name="more" as="attribute()*">
            <xsl:if test="not($linked)">
              <xsl:attribute name="href" select="'imprimatur:entity/' || imp:resolve-prefix($targets[1], .)"/>
            </xsl:if>
          </xsl:with-param>
          <xsl:with-param name="linked" tunnel="yes" select="true()"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="persName | placeName | orgName | geogName | geogFeat | objectName | eventName | forename | surname
    | roleName | nameLink | addName | genName | country | region | settlement | district | bloc | offset | location | geo
    | affiliation | birth | death | age | education | faith | floruit | gender | langKnowledge | langKnown | nationality
    | occupation | persona | persPronouns | residence | sex | socecStatus | state | trait | climate | population | terrain">
    <xsl:call-template name="inline"/>
  </xsl:template>

  <xsl:template match="listPerson | listPlace | listOrg | listEvent | listNym | listObject | listRelation">
    <xsl:call-template name="block"/>
  </xsl:template>

  <!-- Entries of a register: a record where their content is all elements, a paragraph where it is prose. -->
  <xsl:template match="person | personGrp | place | org | event | nym | object">
    <xsl:call-template name="record"/>
  </xsl:template>
  <!-- A relation is a sentence whose parts are attributes: who stands to whom in which way. -->
  <xsl:template match="relation">
    <xsl:call-template name="paragraph">
      <xsl:with-param name="before" as="element()">
        <xsl:call-template name="generated">
          <xsl:with-param name="text" select="string-join(((@mutual, @active)[1], @name ! imp:spelled-out(.), @passive)
            ! replace(., '#', ''), ' – ') || ' '[current()/*]"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
