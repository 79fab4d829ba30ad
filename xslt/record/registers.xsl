<?xml version="1.0" encoding="UTF-8"?>
<!--
  Registers: every person, place, body, event and work that has an identifier and stands in standOff, particDesc,
  settingDesc or a list of the text (TEI P5, 14.3 and 3.12.3). What sourceDesc describes is a source, not an entity.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:rec="urn:imprimatur:record"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:function name="rec:kind" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
        if ($entry/(self::person | self::personGrp)) then 'person'
        else if ($entry/self::org) then 'organisation'
        else if ($entry/(self::place | self::event)) then local-name($entry)
        else 'work'"/>
  </xsl:function>

  <!-- The lists of one TEI element that registers are made of. One search finds all: it is the slow part in a long text. -->
  <xsl:function name="rec:lists" as="element()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="participants" as="element()*" select="$tei/teiHeader/profileDesc/(particDesc | settingDesc)"/>
    <xsl:variable name="found" as="element()*" select="($tei/standOff, $participants, $tei/text)/descendant::*[starts-with(local-name(), 'list')]"/>
    <xsl:sequence select="$participants, $found[
        self::listPerson or self::listPlace or self::listOrg or self::listEvent or self::listRelation
        or self::listBibl[not(ancestor::msDesc)]]"/>
  </xsl:function>

  <!-- The entries of lists and those nested in them, in document order. -->
  <xsl:function name="rec:entries" as="element()*">
    <xsl:param name="lists" as="element()*"/>
    <xsl:variable name="direct" as="element()*" select="$lists/(person | personGrp | place | org | event | bibl | biblStruct | biblFull)"/>
    <xsl:variable name="nested" as="element()*" select="$direct/(descendant::place | descendant::org | descendant::event)"/>
    <xsl:sequence select="($direct | $nested)[normalize-space(@xml:id)]"/>
  </xsl:function>

  <!-- Relations by the pointers to those who are active in them, or take part in them mutually. -->
  <xsl:function name="rec:relation-index" as="map(xs:string, element(relation)*)">
    <xsl:param name="relations" as="element(relation)*"/>
    <xsl:sequence select="map:merge(
        $relations ! (for $pointer in rec:pointers((@active, @mutual)) return map{$pointer: .}), map{'duplicates': 'combine'})"/>
  </xsl:function>

  <!-- EntityRecord of an entry; `relations` are those of its document, by who is active in them. -->
  <xsl:function name="rec:entity" as="map(xs:string, item()*)">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="relations" as="map(xs:string, element(relation)*)"/>
    <xsl:variable name="names" as="element()*" select="rec:name-elements($entry)"/>
    <xsl:variable name="name" as="xs:string" select="(rec:name(rec:preferred($names)), ($names ! rec:name(.)), rec:entry-words($entry), string($entry/@xml:id))[. ne ''][1]"/>
    <xsl:variable name="work" as="xs:boolean" select="rec:kind($entry) eq 'work'"/>
    <xsl:sequence select="rec:object((
        map{'id': normalize-space($entry/@xml:id), 'kind': rec:kind($entry), 'ordinal': imp:ordinal($entry), 'name': $name},
        rec:fact('sortKey', rec:sort-key($entry, $name)),
        rec:fact('type', ($entry/@type, $entry/@role, $entry/self::personGrp ! 'group')[1] ! string()),
        if ($entry/self::personGrp) then map{'group': true()} else map{},
        rec:list('names', distinct-values(($name, $names ! rec:name(.)[. ne '']))),
        rec:list('description', $entry/(note | desc | p | trait | occupation) ! rec:words(.)[. ne '']),
        rec:list('dates', rec:entry-dates($entry)),
        rec:list('identifiers', rec:identifiers($entry)),
        rec:list('relations', rec:entry-relations($entry, $relations)),
        rec:part('geo', rec:geo($entry)),
        if ($work) then rec:list('agents', $entry/(. | analytic | monogr)/(author | editor) ! rec:statement(.)) else map{},
        if ($work) then rec:fact('citation', rec:citation($entry)) else map{}))"/>
  </xsl:function>

  <!-- Of an entry without a name its own words, if they are few enough to be one. -->
  <xsl:function name="rec:entry-words" as="xs:string?">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="if (rec:kind($entry) = ('work', 'event')) then rec:plain($entry)
        else rec:plain($entry)[string-length(.) le 80]"/>
  </xsl:function>

  <!-- The words of a note of the entry itself; rec:plain leaves out notes within other elements. -->
  <xsl:function name="rec:words" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/(self::note | self::desc | self::p)) then rec:plain($element) else rec:fields($element, ' ')"/>
  </xsl:function>

  <!-- Birth, death and the like with their places; of an event and a work the date without further label. -->
  <xsl:function name="rec:entry-dates" as="map(xs:string, item()*)*">
    <xsl:param name="entry" as="element()"/>
    <xsl:for-each select="$entry[self::event or self::place or self::org][rec:is-dated(.)], $entry/(birth | death | floruit | date), $entry/monogr/imprint/date">
      <xsl:variable name="label" as="xs:string" select="if (self::birth or self::death or self::floruit) then local-name() else 'date'"/>
      <xsl:variable name="dated" as="element()" select="(.[not(self::event or self::place or self::org)]/date, .)[1]"/>
      <xsl:variable name="words" as="xs:string" select="
          if ($dated/self::date) then rec:plain($dated)
          else if (self::event or self::place or self::org) then ''
          else normalize-space(string-join(text()))"/>
      <xsl:variable name="date" as="map(xs:string, item()*)?" select="rec:date($dated, $words)"/>
      <xsl:if test="exists($date)">
        <xsl:sequence select="rec:object((
            map{'label': $label, 'date': $date},
            rec:part('place', ((placeName | settlement | country)[not($label eq 'date')] ! rec:place(.))[1])))"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- What relations say of the entry, and in which entry it lies, where entries are nested. -->
  <xsl:function name="rec:entry-relations" as="map(xs:string, item()*)*">
    <xsl:param name="entry" as="element()"/>
    <xsl:param name="relations" as="map(xs:string, element(relation)*)"/>
    <xsl:variable name="self" as="xs:string" select="'#' || normalize-space($entry/@xml:id)"/>
    <xsl:for-each select="$relations($self)">
      <xsl:variable name="name" as="xs:string" select="normalize-space((@name, @ref, @type, 'related')[normalize-space()][1])"/>
      <xsl:variable name="others" as="xs:string*" select="if (imp:words(@active) = $self) then rec:pointers(@passive) else rec:pointers(@mutual)[. ne $self]"/>
      <xsl:sequence select="$others ! map{'name': $name, 'target': .}"/>
    </xsl:for-each>
    <xsl:sequence select="$entry/parent::*[self::place or self::org or self::event][@xml:id] ! map{'name': 'partOf', 'target': '#' || normalize-space(@xml:id)}"/>
  </xsl:function>

  <!-- A point as location/geo gives it, "latitude longitude"; some projects write the decimal comma. -->
  <xsl:function name="rec:geo" as="map(xs:string, item()*)?">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="geo" as="element(geo)?" select="($entry/location[not(@type = 'located_in_place')]/geo, $entry/geo)[normalize-space()][1]"/>
    <xsl:variable name="numbers" as="xs:string*" select="
        if (contains($geo, ',') and matches($geo, '^\s*-?[0-9]+(\.[0-9]+)?\s*,\s*-?[0-9]+(\.[0-9]+)?\s*$')) then tokenize(translate($geo, ',', ' '))
        else imp:words($geo) ! translate(., ',', '.')"/>
    <xsl:variable name="degrees" as="xs:double*" select="$numbers[matches(., '^[+-]?[0-9]+(\.[0-9]+)?$')] ! number()"/>
    <xsl:if test="count($numbers) eq 2 and count($degrees) eq 2 and rec:is-wgs84($geo)
                  and abs($degrees[1]) le 90 and abs($degrees[2]) le 180">
      <xsl:sequence select="map{'latitude': $degrees[1], 'longitude': $degrees[2]}"/>
    </xsl:if>
  </xsl:function>

  <!-- WGS 84 unless the header declares another datum (TEI P5, 2.3.8). -->
  <xsl:function name="rec:is-wgs84" as="xs:boolean">
    <xsl:param name="geo" as="element(geo)"/>
    <xsl:sequence select="every $datum in root($geo)/*/teiHeader/encodingDesc/geoDecl/@datum satisfies upper-case($datum) eq 'WGS84'"/>
  </xsl:function>

</xsl:stylesheet>
