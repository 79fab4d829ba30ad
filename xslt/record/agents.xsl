<?xml version="1.0" encoding="UTF-8"?>
<!-- Who is responsible for what (TEI P5, 2.2.1 and 2.2.2): AgentRecords of the title, edition and publication statements. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:rec="urn:imprimatur:record"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:function name="rec:agents" as="map(xs:string, item()*)*">
    <xsl:param name="header" as="element(teiHeader)?"/>
    <xsl:variable name="file" as="element()?" select="$header/fileDesc[1]"/>
    <xsl:sequence select="
        $file/titleStmt/(author | editor | funder | sponsor | principal | respStmt | meeting) ! rec:statement(.),
        $file/editionStmt/(author | editor | funder | sponsor | principal | respStmt) ! rec:statement(.),
        $file/publicationStmt/(publisher | distributor | authority) ! rec:organisation(.)"/>
  </xsl:function>

  <!-- One agent for each name in a statement of responsibility. -->
  <xsl:function name="rec:statement" as="map(xs:string, item()*)*">
    <xsl:param name="statement" as="element()"/>
    <xsl:variable name="role" as="xs:string" select="
        if ($statement/self::respStmt) then string-join($statement/resp ! rec:plain(.)[. ne ''], '; ')
        else if ($statement/self::editor) then normalize-space(($statement/@role, 'editor')[normalize-space()][1])
        else local-name($statement)"/>
    <xsl:variable name="names" as="element()*" select="$statement/(persName | orgName | name)"/>
    <xsl:for-each select="if (exists($names)) then $names else $statement[not(self::respStmt)]">
      <xsl:variable name="name" as="xs:string" select="rec:agent-name(.)"/>
      <xsl:if test="$name ne ''">
        <xsl:sequence select="rec:object((
            map{'name': $name, 'role': $role, 'kind': rec:agent-kind(.)},
            rec:fact('ref', rec:agent-ref(., $statement)),
            rec:fact('id', (@xml:id, $statement/@xml:id)[1])))"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- A publisher is one body, though its departments may have an orgName each. -->
  <xsl:function name="rec:organisation" as="map(xs:string, item()*)?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string" select="rec:publisher($element)"/>
    <xsl:if test="$name ne ''">
      <xsl:sequence select="rec:object((
          map{'name': $name, 'role': local-name($element), 'kind': if ($element/persName) then 'person' else 'organisation'},
          rec:fact('ref', ($element/@ref, $element[count(*) eq 1]/*/@ref, $element/@key)[1]),
          rec:fact('id', $element/@xml:id)))"/>
    </xsl:if>
  </xsl:function>

  <xsl:function name="rec:publisher" as="xs:string">
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="names" as="element()*" select="$element/(orgName | persName | name)"/>
    <xsl:sequence select="
        if (exists($names) and not($element/text()[normalize-space()])) then string-join($names ! rec:agent-name(.), ', ')
        else rec:plain($element)"/>
  </xsl:function>

  <xsl:function name="rec:agent-name" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        if ($element/(surname | forename) and not($element/text()[normalize-space()])) then rec:person-name($element)
        else rec:plain($element)"/>
  </xsl:function>

  <xsl:function name="rec:agent-kind" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="
        if ($name/self::persName or $name/(surname | forename) or $name/@type = ('person', 'pers')) then 'person'
        else if ($name/self::orgName or $name/@type = ('org', 'organisation', 'organization', 'corporate')) then 'organisation'
        else 'unknown'"/>
  </xsl:function>

  <!-- A pointer on the name counts before one on the statement, and both before an authority's number. -->
  <xsl:function name="rec:agent-ref" as="xs:string?">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="statement" as="element()"/>
    <xsl:variable name="pointers" as="xs:string*" select="rec:pointers(($name/@ref, $statement/@ref))"/>
    <xsl:sequence select="($pointers, ($name | $statement)/idno ! rec:uri(rec:idno-type(.), normalize-space()), $name/@key ! string())[1]"/>
  </xsl:function>

</xsl:stylesheet>
