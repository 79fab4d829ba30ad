<?xml version="1.0" encoding="UTF-8"?>
<!-- What pages say that no document says: messages by their key, in the language of the interface. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- A JSON object of texts by key; `{0}` in a text is the place of a value. Those of messages/*.json that stylesheets say. -->
  <xsl:param name="messages" as="xs:string" select="'{}'"/>

  <!-- The language that they are in (BCP 47). -->
  <xsl:param name="language" as="xs:string" select="'en'"/>

  <!-- Whether anything in the document says that it is in another language than the messages. -->
  <xsl:param name="other-languages" as="xs:boolean" select="true()"/>

  <xsl:variable name="imp:messages" as="map(xs:string, xs:string)" select="parse-json($messages)"/>

  <!-- A message without its own text shows its key: so that it is seen, and nothing else is lost. -->
  <xsl:function name="imp:say" as="xs:string" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="($imp:messages($key), $key)[1]"/>
  </xsl:function>

  <xsl:function name="imp:say" as="xs:string" visibility="public">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:variable name="text" as="xs:string" select="imp:say($key)"/>
    <xsl:sequence select="if (contains($text, '{0}')) then substring-before($text, '{0}') || $value || substring-after($text, '{0}') else $text"/>
  </xsl:function>

  <!-- The kind of something, as @type or @role names it: by its message, or spelled out as it is encoded. -->
  <xsl:function name="imp:kind" as="xs:string" visibility="public">
    <xsl:param name="type" as="xs:string"/>
    <xsl:sequence select="($imp:messages('type.' || lower-case($type)), imp:spelled-out($type))[1]"/>
  </xsl:function>

  <!-- The same within a sentence; in German its first letter stays as it is. -->
  <xsl:function name="imp:kind-within" as="xs:string" visibility="public">
    <xsl:param name="type" as="xs:string"/>
    <xsl:variable name="kind" as="xs:string?" select="$imp:messages('type.' || lower-case($type))"/>
    <xsl:sequence select="($kind ! (if (imp:primary($language) = 'de') then . else lower-case(.)), translate($type, '_', ' '))[1]"/>
  </xsl:function>

  <!-- @lang and @dir of a message that stands amid another language. -->
  <xsl:function name="imp:in-language" as="attribute()*" visibility="public">
    <xsl:param name="context" as="node()"/>
    <xsl:if test="$other-languages">
      <xsl:variable name="around" as="attribute()?" select="$context/ancestor-or-self::*[@xml:lang][1]/@xml:lang"/>
      <xsl:if test="$around and imp:primary($around) ne imp:primary($language)">
        <xsl:attribute name="lang" select="$language"/>
        <xsl:if test="imp:is-right-to-left($around) ne imp:is-right-to-left($language)">
          <xsl:attribute name="dir" select="if (imp:is-right-to-left($language)) then 'rtl' else 'ltr'"/>
        </xsl:if>
      </xsl:if>
    </xsl:if>
  </xsl:function>

  <!-- The language itself, without script, region and the like, by its shortest code. -->
  <xsl:function name="imp:primary" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="code" as="xs:string" select="lower-case((tokenize($tag, '-')[1], '')[1])"/>
    <xsl:sequence select="($imp:two-letter-languages($code), $code)[1]"/>
  </xsl:function>

</xsl:stylesheet>
