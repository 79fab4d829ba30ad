<?xml version="1.0" encoding="UTF-8"?>
<!-- What assertions, diagnostics and properties say: text with the values of expressions in it (ISO/IEC 19757-3, 5.4). -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:out="urn:imprimatur:generated"
    xmlns:sch="http://purl.oclc.org/dsdl/schematron"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:f="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <xsl:namespace-alias stylesheet-prefix="out" result-prefix="xsl"/>

  <!-- The variable `text-N`: a string; of a property, which may hold copies of nodes, an element as XML. -->
  <xsl:function name="f:text-variable" as="element()">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:variable name="content" as="node()*" select="$element/(node() except (sch:diagnostic | sch:property | f:bindings))"/>
    <out:variable name="Q{{urn:imprimatur:generated}}text-{$number}" as="Q{{http://www.w3.org/2001/XMLSchema}}string">
      <xsl:sequence select="f:bindings($element)"/>
      <xsl:copy-of select="$element/@f:place"/>
      <xsl:choose>
        <xsl:when test="$element/self::sch:property">
          <out:variable name="Q{{urn:imprimatur:generated}}property" as="element()">
            <out:element name="svrl:text" namespace="http://purl.oclc.org/dsdl/svrl">
              <xsl:for-each select="$element/ancestor-or-self::*/@xml:lang[position() = last()], $element/(@see | @icon | @fpi)">
                <out:attribute name="{name()}" namespace="{namespace-uri()}" select="{f:literal(.)}"/>
              </xsl:for-each>
              <xsl:apply-templates select="$content" mode="f:message"/>
            </out:element>
          </out:variable>
          <out:sequence select="serialize($Q{{urn:imprimatur:generated}}property)"/>
        </xsl:when>
        <xsl:otherwise>
          <out:value-of separator="">
            <xsl:apply-templates select="$content" mode="f:message"/>
            <xsl:if test="$element[self::sch:assert | self::sch:report] and not(normalize-space(string-join($content/self::text()))) and not($content/self::*)" expand-text="yes">
              <out:text>The {local-name($element)} “{$element/@test}” {if ($element/self::sch:assert) then 'does not hold' else 'holds'} here.</out:text>
            </xsl:if>
          </out:value-of>
        </xsl:otherwise>
      </xsl:choose>
    </out:variable>
  </xsl:function>

  <!-- Other markup is only its text. -->
  <xsl:mode name="f:message" on-no-match="shallow-skip"/>

  <xsl:template match="f:bindings" mode="f:message" as="empty-sequence()"/>

  <xsl:template match="text()" mode="f:message" as="element()">
    <out:text>
      <xsl:value-of select="."/>
    </out:text>
  </xsl:template>

  <xsl:template match="sch:value-of" mode="f:message" as="element()">
    <out:value-of select="{@select}" separator=" ">
      <xsl:copy-of select="@f:place"/>
    </out:value-of>
  </xsl:template>

  <xsl:template match="sch:name" mode="f:message" as="element()">
    <out:value-of select="{(@path, 'name()')[1]}">
      <xsl:copy-of select="@f:place"/>
    </out:value-of>
  </xsl:template>

  <!-- Instructions that read what is at hand, and can do nothing else. -->
  <xsl:template match="xsl:value-of | xsl:copy-of | xsl:sequence | xsl:text" mode="f:message" as="element()">
    <xsl:copy>
      <xsl:copy-of select="@select, @separator"/>
      <xsl:copy-of select="text()"/>
    </xsl:copy>
  </xsl:template>

</xsl:stylesheet>
