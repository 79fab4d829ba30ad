<?xml version="1.0" encoding="UTF-8"?>
<!-- What is known of a schema before any document is seen, for who runs the rules and reports what they find. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:f="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <xsl:function name="f:table" as="map(*)">
    <xsl:param name="schema" as="element(sch:schema)"/>
    <xsl:param name="phase" as="xs:string"/>
    <xsl:param name="patterns" as="element(sch:pattern)*"/>
    <xsl:param name="numbers" as="map(xs:string, xs:integer)"/>
    <xsl:sequence select="map{
      'title': normalize-space($schema/sch:title),
      'phase': $phase,
      'schemaVersion': string($schema/@schemaVersion),
      (: Variables above the rules, and what XSLT brings along, are about one document, which is the whole of a run. :)
      'alone': exists($schema/(sch:let | sch:phase[@id = $phase]/sch:let | xsl:*) | $schema/sch:phase[@id = $phase]/@from | $patterns/(sch:let | @documents)),
      'namespaces': array{$schema/sch:ns ! map{'prefix': string(@prefix), 'uri': string(@uri)}},
      'patterns': array{$patterns ! f:row(., ('id', 'name', 'role', 'documents'), map{
        'targets': array{f:distinct-targets(sch:rule ! f:targets(@context))}})},
      'rules': array{$patterns/sch:rule ! f:row(., ('id', 'context', 'role', 'flag'), map{
        'pattern': $numbers(generate-id(..))})},
      'assertions': array{$patterns/sch:rule/(sch:assert | sch:report) ! f:row(., ('id', 'test', 'flag', 'see', 'icon', 'fpi'), map:merge((
        map{
          'kind': local-name(),
          'rule': $numbers(generate-id(..)),
          'notes': array{f:named(., @diagnostics, 'diagnostic') ! f:row(., ('id', 'see', 'icon', 'fpi'), map{})},
          'properties': array{f:named(., @properties, 'property') ! f:row(., ('id', 'role', 'scheme'), map{})}},
        (@role, ../@role, ../../@role)[1] ! map{'role': string(.)},
        (@severity, ../@severity, ../../@severity, /sch:schema/@severity)[1] ! map{'severity': string(.)})))}}"/>
  </xsl:function>

  <!-- The attributes of that name that are there, the place in the schema and the language, with what else is given. -->
  <xsl:function name="f:row" as="map(*)" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="attributes" as="xs:string*"/>
    <xsl:param name="more" as="map(*)"/>
    <xsl:sequence select="map:merge((
      $element/@*[name() = $attributes] ! map:entry(name(), string(.)),
      $element/@f:place ! map:entry('place', string(.)),
      $element/ancestor-or-self::*[@xml:lang][1]/@xml:lang ! map:entry('lang', string(.)),
      $more))"/>
  </xsl:function>

  <xsl:function name="f:distinct-targets" as="map(xs:string, xs:string)*" visibility="private">
    <xsl:param name="targets" as="map(xs:string, xs:string)*"/>
    <xsl:for-each-group select="$targets" group-by="?kind || ' ' || ?name">
      <xsl:sequence select="current-group()[1]"/>
    </xsl:for-each-group>
  </xsl:function>

</xsl:stylesheet>
