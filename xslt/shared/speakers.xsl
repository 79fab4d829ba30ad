<?xml version="1.0" encoding="UTF-8"?>
<!-- Who speaks (TEI P5, 8.3.1): the participants that @who points to, by the names that the header gives them. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- A name, or what the transcription calls the participant; the identifier where there is neither. -->
  <xsl:function name="imp:speakers" as="xs:string?" visibility="public">
    <xsl:param name="who" as="attribute()?"/>
    <xsl:variable name="names" as="xs:string*">
      <xsl:for-each select="tokenize($who)">
        <xsl:variable name="person" as="element()?" select="key('imp:id', substring-after(., '#'), root($who))[1]"/>
        <xsl:sequence select="($person/@n/normalize-space(.)[.],
          $person/(persName, name, orgName, idno[@type = 'speaker'])[1]/normalize-space(.)[.], replace(., '^#', ''))[1]"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="string-join($names, ', ')[.]"/>
  </xsl:function>

</xsl:stylesheet>
