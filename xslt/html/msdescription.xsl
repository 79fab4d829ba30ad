<?xml version="1.0" encoding="UTF-8"?>
<!-- Module msdescription: descriptions of manuscripts as records. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="msDesc | msPart | msFrag | msIdentifier | altIdentifier | msContents | msItem | msItemStruct | physDesc
    | objectDesc | supportDesc | layoutDesc | handDesc | scriptDesc | typeDesc | decoDesc | musicNotation | additions
    | bindingDesc | sealDesc | history | additional | adminInfo | recordHist | surrogates | custodialHist | availability
    | binding | seal | accMat | objectIdentifier">
    <xsl:call-template name="record"/>
  </xsl:template>

  <!-- The shelfmark is what a description is called by. -->
  <xsl:template match="msDesc/msIdentifier/idno" priority="3">
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="'b'"/>
      <xsl:with-param name="class" select="'shelfmark'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="acquisition | provenance | origin | origPlace | summary | condition | foliation | collation | support
    | material | dimensions | dim | height | width | depth | locus | locusGrp | rubric | incipit | explicit | finalRubric
    | colophon | filiation | repository | institution | collection | msName | secFol | signatures | catchwords | watermark
    | stamp | heraldry | objectType | layout | handNote | scriptNote | typeNote | decoNote | decoNote | source | custEvent
    | availability | watermark | scribe | sealDesc | objectName | geogName[parent::msIdentifier]" priority="-0.1">
    <xsl:call-template name="inline"/>
  </xsl:template>

</xsl:stylesheet>
