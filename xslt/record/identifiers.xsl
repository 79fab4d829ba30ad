<?xml version="1.0" encoding="UTF-8"?>
<!-- Identifiers of authority files, and the URIs that well-known ones stand for. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:rec="urn:imprimatur:record"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- Where plain identifiers of a type become URIs: [type, pattern of the identifier, before it, after it]. -->
  <xsl:variable name="rec:authorities" as="array(xs:string)*" select="
      ['wikidata', '^Q[0-9]+$', 'http://www.wikidata.org/entity/', ''],
      ['viaf', '^[0-9]+$', 'https://viaf.org/viaf/', ''],
      ['gnd', '^[0-9X-]+$', 'https://d-nb.info/gnd/', ''],
      ['geonames', '^[0-9]+$', 'https://sws.geonames.org/', '/'],
      ['pmb', '^[0-9]+$', 'https://pmb.acdh.oeaw.ac.at/entity/', '/'],
      ['pleiades', '^[0-9]+$', 'https://pleiades.stoa.org/places/', ''],
      ['tgn', '^[0-9]+$', 'http://vocab.getty.edu/tgn/', ''],
      ['ulan', '^[0-9]+$', 'http://vocab.getty.edu/ulan/', ''],
      ['isni', '^[0-9]{15}[0-9X]$', 'https://isni.org/isni/', ''],
      ['orcid', '^[0-9]{4}(-[0-9]{4}){2}-[0-9]{3}[0-9X]$', 'https://orcid.org/', ''],
      ['doi', '^10\.[0-9.]+/\S+$', 'https://doi.org/', ''],
      ['handle', '^[0-9.]+/\S+$', 'https://hdl.handle.net/', '']"/>

  <xsl:function name="rec:uri" as="xs:string?">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="authority" as="array(xs:string)?" select="
        $rec:authorities[lower-case($type) eq .(1)][matches(translate(upper-case($value), ' ', ''), .(2)) or matches($value, .(2))][1]"/>
    <xsl:sequence select="
        if (matches($value, '^(https?://|urn:|ark:|info:|doi:)\S+$')) then $value
        else $authority ! (.(3) || translate($value, ' ', '') || .(4))"/>
  </xsl:function>

  <!-- idno/@type; where that is only "URL", the more telling @subtype, or the host. -->
  <xsl:function name="rec:idno-type" as="xs:string">
    <xsl:param name="idno" as="element()"/>
    <xsl:variable name="host" as="xs:string?" select="
        $idno[starts-with(normalize-space(), 'http')] ! tokenize(normalize-space(), '/')[3][.]"/>
    <xsl:sequence select="normalize-space((
        $idno/@type[not(lower-case(.) = ('url', 'uri'))], $idno/@subtype, $host, $idno/@type, 'id')[normalize-space()][1])"/>
  </xsl:function>

  <!-- IdentifierRecord of an idno that holds no other idno. -->
  <xsl:function name="rec:identifier" as="map(xs:string, item()*)">
    <xsl:param name="idno" as="element()"/>
    <xsl:variable name="type" as="xs:string" select="rec:idno-type($idno)"/>
    <xsl:variable name="value" as="xs:string" select="rec:plain($idno)"/>
    <xsl:sequence select="rec:object((
        map{'type': $type, 'value': $value},
        rec:fact('uri', rec:uri($type, $value)),
        rec:fact('cert', $idno/@cert)))"/>
  </xsl:function>

  <!-- Of a register entry: its idno elements, and the URIs that its attributes equate it with. -->
  <xsl:function name="rec:identifiers" as="map(xs:string, item()*)*">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="idnos" as="element()*" select="$entry/(. | monogr | analytic)/idno/descendant-or-self::idno[not(idno)][rec:plain(.) ne '']"/>
    <xsl:variable name="equated" as="attribute()*" select="
        $entry/(@sameAs | @corresp), rec:name-elements($entry)/(@ref | @sameAs),
        $entry/@ana[contains(., 'wikidata.org/entity/')]"/>
    <xsl:variable name="given" as="xs:string*" select="$idnos ! rec:plain(.)"/>
    <xsl:sequence select="$idnos ! rec:identifier(.)"/>
    <xsl:for-each select="rec:pointers($equated)[matches(., '^(https?://|urn:|[a-z]+:\S)')][not(. = $given)]">
      <xsl:variable name="wikidata" as="xs:boolean" select="contains(., '//www.wikidata.org/entity/')"/>
      <xsl:sequence select="rec:object((
          map{'type': if ($wikidata) then 'wikidata' else 'sameAs', 'value': .},
          rec:fact('uri', rec:uri('', .))))"/>
    </xsl:for-each>
    <!-- Some registers keep links to other data sets in title elements. -->
    <xsl:for-each select="$entry/title[starts-with(normalize-space(), 'http') and matches(., '^\s*https?:\S+\s*$')]">
      <xsl:sequence select="map{'type': string((@type, 'link')[1]), 'value': normalize-space(), 'uri': normalize-space()}"/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
