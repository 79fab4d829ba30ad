<?xml version="1.0" encoding="UTF-8"?>
<!-- Functions that several outputs share: addresses, languages, dates, small strings. They look at the document only. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:variable name="imp:tei-namespace" as="xs:string" select="'http://www.tei-c.org/ns/1.0'"/>

  <!--
    Regular expressions are taken apart at every call here, so what is asked for every element looks at its string by
    cheaper means first, and leaves them to the few that are not plain.
  -->
  <xsl:variable name="imp:letters" as="xs:string" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'"/>
  <xsl:variable name="imp:plain-characters" as="xs:string" select="$imp:letters || '0123456789-'"/>

  <xsl:key name="imp:id" match="*[@xml:id]" use="normalize-space(@xml:id)"/>

  <!-- The words of an attribute. -->
  <xsl:function name="imp:words" as="xs:string*" visibility="public">
    <xsl:param name="string" as="xs:string?"/>
    <xsl:sequence select="tokenize($string)"/>
  </xsl:function>

  <!-- Private URI schemes that the header declares (TEI P5, 17.2.3 Defining a private URI scheme). -->
  <xsl:key name="imp:prefix" match="prefixDef" use="string(@ident)"/>
  <xsl:variable name="imp:has-prefixes" as="xs:boolean" select="exists($imp:documents/teiHeader//prefixDef)"/>

  <!-- The documents of a corpus, itself among them: what stands in a header or a facsimile is found from here without a walk through the text. -->
  <xsl:variable name="imp:documents" as="element()*" select="/* | /teiCorpus//(TEI | teiCorpus)"/>

  <!-- A pointer with its private scheme, if it has one, replaced as the header says. -->
  <xsl:function name="imp:resolve-prefix" as="xs:string" visibility="public">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="context" as="node()"/>
    <xsl:variable name="scheme" as="xs:string" select="substring-before($pointer, ':')"/>
    <xsl:variable name="rest" as="xs:string" select="substring-after($pointer, ':')"/>
    <xsl:variable name="definition" as="element(prefixDef)?"
      select="$scheme[. and $imp:has-prefixes] ! key('imp:prefix', ., root($context))[@matchPattern and @replacementPattern][1]"/>
    <xsl:choose>
      <xsl:when test="empty($definition)">
        <xsl:sequence select="$pointer"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:try>
          <xsl:sequence select="if (imp:is-plain-pattern($definition/@matchPattern, $rest) and matches($rest, '^(' || $definition/@matchPattern || ')$'))
            then replace($rest, '^' || replace($definition/@matchPattern, '^\^|\$$', '') || '$', $definition/@replacementPattern)
            else $pointer"/>
          <!-- A pattern that is no regular expression leaves the pointer as it is. -->
          <xsl:catch select="$pointer"/>
        </xsl:try>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- True for a pattern that surely matches in time: without repeated groups and with few repetitions. Processors go back
       and try again, so that (a+)+ takes hours over forty letters. -->
  <xsl:function name="imp:is-plain-pattern" as="xs:boolean">
    <xsl:param name="pattern" as="xs:string"/>
    <xsl:param name="string" as="xs:string"/>
    <xsl:sequence select="not(matches($pattern, '\)[*+{]'))
      and string-length($pattern) - string-length(translate($pattern, '*+{', '')) le 3
      and string-length($string) le 300"/>
  </xsl:function>

  <!--
    The address as it may stand in a link, or nothing: http, https, mailto, and relative references. Whatever else
    has a scheme could run script or carry a document of its own. Control and format characters are taken out first,
    since browsers ignore some of them.
  -->
  <xsl:function name="imp:safe-uri" as="xs:string?" visibility="public">
    <xsl:param name="uri" as="xs:string"/>
    <xsl:variable name="rest" as="xs:string" select="if (starts-with($uri, 'https://')) then substring($uri, 9)
      else if (starts-with($uri, 'http://')) then substring($uri, 8) else $uri"/>
    <xsl:variable name="plain" as="xs:boolean" select="$rest ne '' and translate($rest, $imp:plain-characters || '#/._?=', '') = ''"/>
    <xsl:variable name="bare" as="xs:string"
      select="if ($plain) then $uri else replace(normalize-space($uri), '[\p{Cc}\p{Cf}]', '')"/>
    <xsl:variable name="dense" as="xs:string" select="if ($plain) then $uri else replace($bare, '[\s\p{Z}]', '')"/>
    <xsl:choose>
      <xsl:when test="$plain">
        <xsl:sequence select="$uri"/>
      </xsl:when>
      <xsl:when test="matches($dense, '^(https?|mailto):', 'i')">
        <xsl:sequence select="replace($bare, ' ', '%20')"/>
      </xsl:when>
      <xsl:when test="$dense = '' or matches($dense, '^[^/?#]*:')"/>
      <xsl:otherwise>
        <xsl:sequence select="replace($bare, ' ', '%20')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- True for an address on another host. -->
  <xsl:function name="imp:is-external" as="xs:boolean" visibility="public">
    <xsl:param name="uri" as="xs:string"/>
    <xsl:sequence select="not(starts-with($uri, '#')) and matches($uri, '^(https?:|mailto:|[/\\]{2})', 'i')"/>
  </xsl:function>

  <!-- True for a relative reference to a file: what a page may load by itself. -->
  <xsl:function name="imp:is-local-file" as="xs:boolean" visibility="public">
    <xsl:param name="uri" as="xs:string"/>
    <xsl:sequence select="matches($uri, '^[^/\\:?#][^\\:?#]*$') or matches($uri, '^/[^/\\:?#][^\\:?#]*$')"/>
  </xsl:function>

  <!-- The safe addresses of a pointing attribute; says where one was refused. -->
  <xsl:function name="imp:targets" as="xs:string*" visibility="public">
    <xsl:param name="attribute" as="attribute()?"/>
    <xsl:sequence select="$attribute ! imp:words(.) ! imp:target(., $attribute)"/>
  </xsl:function>

  <!-- One pointer as a safe address; says so where it is refused. -->
  <xsl:function name="imp:target" as="xs:string?" visibility="public">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="attribute" as="attribute()"/>
    <xsl:variable name="safe" as="xs:string?" select="imp:safe-uri(imp:resolve-prefix($pointer, $attribute))"/>
    <xsl:if test="empty($safe)">
      <xsl:message select="'unsafe-uri ' || imp:ordinal($attribute/..) || ' ' || name($attribute) || ' ' || $pointer"/>
    </xsl:if>
    <xsl:sequence select="$safe"/>
  </xsl:function>

  <!-- True for a language written from right to left; BCP 47 tags, with the script where it is named. -->
  <xsl:function name="imp:is-right-to-left" as="xs:boolean" visibility="public">
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="tag" as="xs:string" select="lower-case($language) || '-'"/>
    <xsl:sequence select="
      (some $script in ('arab', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm', 'samr', 'mand') satisfies contains($tag, '-' || $script || '-'))
      or ((substring-before($tag, '-') = ('ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'iw', 'ota', 'pal', 'peo', 'ps', 'sam', 'sd', 'syc',
            'syr', 'ug', 'ur', 'yi') or starts-with($tag, 'uz-af-'))
          and not(some $script in ('latn', 'cyrl', 'deva', 'grek') satisfies contains($tag, '-' || $script || '-')))"/>
  </xsl:function>

  <!-- True for what HTML takes in the datetime attribute: a day, month or year, a time, or both. -->
  <xsl:function name="imp:is-html-date" as="xs:boolean" visibility="public">
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="length" as="xs:integer" select="string-length($value)"/>
    <xsl:sequence select="not(starts-with($value, '-')) and (
      ($length = 10 and $value castable as xs:date)
      or ($length = 7 and $value castable as xs:gYearMonth)
      or ($length = 4 and $value castable as xs:gYear and $value ne '0000')
      or (contains($value, ':') and (matches($value, '^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$')
        or ($value castable as xs:dateTime and matches($value, '^\d{4}-\d\d-\d\dT[\d:]+(Z|[+\-]\d\d:\d\d)?$')))))"/>
  </xsl:function>

  <!-- `handNote` as `Hand note`, for an element or a value without a label of its own. -->
  <xsl:function name="imp:spelled-out" as="xs:string" visibility="public">
    <xsl:param name="name" as="xs:string"/>
    <xsl:variable name="words" as="xs:string"
      select="normalize-space(lower-case(translate(
        if (lower-case($name) = $name) then $name else replace($name, '([a-z])([A-Z])', '$1 $2'), '_-', '  ')))"/>
    <xsl:sequence select="upper-case(substring($words, 1, 1)) || substring($words, 2)"/>
  </xsl:function>

</xsl:stylesheet>
