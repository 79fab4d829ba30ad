<?xml version="1.0" encoding="UTF-8"?>
<!-- Names of persons, places, bodies, events and works: which is preferred, how it reads, how it sorts (TEI P5, 14.2). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:rec="urn:imprimatur:record"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- The elements that name the entity of a register entry, in the order of the entry. -->
  <xsl:function name="rec:name-elements" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        if ($entry/(self::person | self::personGrp)) then ($entry/persName, $entry/name)
        else if ($entry/self::org) then ($entry/orgName, $entry/name)
        else if ($entry/self::place) then rec:first-of((
            $entry/(placeName | geogName | name), $entry/(settlement | district | region | country | bloc), $entry/head))
        else if ($entry/self::event) then rec:first-of(($entry/(eventName | label | head), $entry/(name | desc | p)[1]))
        else $entry/(analytic/title, title, self::*[not(analytic)]/monogr/title)[not(starts-with(normalize-space(), 'http'))]"/>
  </xsl:function>

  <!-- Kinds of name are tried in turn: of a place, its own names before those of what it lies in. -->
  <xsl:function name="rec:first-of" as="element()*">
    <xsl:param name="names" as="element()*"/>
    <xsl:variable name="proper" as="element()*" select="$names[self::placeName or self::geogName or self::name or self::eventName or self::label or self::head]"/>
    <xsl:sequence select="if (exists($proper)) then $proper else $names"/>
  </xsl:function>

  <xsl:function name="rec:preferred" as="element()?">
    <xsl:param name="names" as="element()*"/>
    <xsl:sequence select="($names[@type = ('preferred', 'pref', 'main', 'authorized', 'standard', 'reg')], $names[not(@type = ('variant', 'alt'))], $names)[1]"/>
  </xsl:function>

  <!-- How a name reads: as written where it has punctuation of its own, else put together from its parts. -->
  <xsl:function name="rec:name" as="xs:string">
    <xsl:param name="name" as="element()?"/>
    <xsl:sequence select="
        if (empty($name)) then ''
        else if ($name/self::persName[surname or forename][not(text()[normalize-space()])]) then rec:person-name($name)
        else rec:fields($name, ' ')"/>
  </xsl:function>

  <!-- "Surname, Forenames nameLink, genName": the order of catalogues, whatever the order of the elements. -->
  <xsl:function name="rec:person-name" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="last" as="xs:string" select="string-join($name/surname ! rec:plain(.)[. ne ''], ' ')"/>
    <xsl:variable name="first" as="xs:string" select="string-join(($name/forename, $name/nameLink) ! rec:plain(.)[. ne ''], ' ')"/>
    <xsl:variable name="other" as="xs:string*" select="$name/*[not(self::surname or self::forename or self::nameLink or self::note)] ! rec:plain(.)[. ne '']"/>
    <xsl:sequence select="
        if ($last ne '') then string-join(($last, $first, $other)[. ne ''], ', ')
        else rec:fields($name, ' ')"/>
  </xsl:function>

  <!-- What the entry is sorted by, where that is not the name itself: @sortKey, or the name without its article. -->
  <xsl:function name="rec:sort-key" as="xs:string?">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="given" as="xs:string?" select="($entry/@sortKey, rec:preferred(rec:name-elements($entry))/@sortKey)[normalize-space()][1] ! normalize-space()"/>
    <xsl:sequence select="
        if (exists($given)) then $given
        else if ($entry/self::person) then ()
        else if (not(lower-case(substring-before($name, ' ')) = ('the', 'a', 'an'))) then ()
        else normalize-space(substring-after($name, ' '))[. ne '']"/>
  </xsl:function>

</xsl:stylesheet>
