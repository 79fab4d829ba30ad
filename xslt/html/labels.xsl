<?xml version="1.0" encoding="UTF-8"?>
<!-- Labels of TEI elements that are shown as fields: the message of their name. An element without one is spelled out. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- The label of a field, made more precise by @type, @role, @unit or the date of a change. -->
  <xsl:function name="imp:label" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string"
      select="($imp:messages('label.' || local-name($element)), imp:spelled-out(local-name($element)))[1]"/>
    <xsl:variable name="more" as="xs:string?" select="
      (if ($element[self::biblScope]) then $element/@unit else (), $element/@role[not($element[self::cell])], $element/@type)
        [not(. = 'main')][1] ! normalize-space(.)[.]"/>
    <xsl:sequence select="
      if ($element[self::change]) then ($element/(@when, @when-iso, @to, @notBefore)/string(), string-join($element/(@from, @to), '–')[.], imp:say('label.change'))[1]
      else if ($element[self::language]) then ($element/@ident/string()[.], imp:say('label.language'))[1]
      else if ($element[self::biblScope]) then ($more ! imp:kind(.), imp:say('label.biblScope'))[1]
      else if ($element[self::editor][$more]) then imp:kind($more)
      else if ($element[self::correspAction][$more]) then imp:kind($more)
      else string-join(($name, $more ! ('(' || imp:kind-within(.) || ')')), ' ')"/>
  </xsl:function>

</xsl:stylesheet>
