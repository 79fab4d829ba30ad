<?xml version="1.0" encoding="UTF-8"?>
<!--
  Records: elements that hold no text of their own, only parts. Each part is a field with a label, whatever it is; so
  the descriptions of manuscripts, the entries of registers and the header need no template for every element.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- True for a part that speaks for itself: prose, lists, headings, further records. -->
  <xsl:function name="imp:stands-alone" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[not(self::*) or self::p or self::ab or self::head or self::list or self::table or self::lg
      or self::figure or self::quote or self::div or self::listBibl or self::listPerson or self::listPlace or self::listOrg
      or self::listEvent or self::listRelation or self::msPart or self::msFrag or self::pb or self::lb or self::cb
      or self::person[parent::listPerson] or self::msDesc[parent::sourceDesc] or self::biblFull or self::milestone or self::gb])"/>
  </xsl:function>

  <!-- A record: its parts as fields. With text of its own it is prose. -->
  <xsl:template name="record">
    <xsl:param name="class" as="xs:string*"/>
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="text()[normalize-space()] or not(*)">
        <xsl:call-template name="inline">
          <xsl:with-param name="class" select="$class"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:element name="{if ($phrasing) then 'span' else 'div'}">
          <xsl:call-template name="attributes">
            <xsl:with-param name="class" select="'record', $class"/>
          </xsl:call-template>
          <xsl:call-template name="fields">
            <xsl:with-param name="parts" select="node()"/>
          </xsl:call-template>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="fields">
    <xsl:param name="parts" as="node()*"/>
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:for-each-group select="$parts" group-adjacent="empty(imp:part(.)) or imp:stands-alone(imp:part(.))">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()"/>
        </xsl:when>
        <xsl:when test="$phrasing">
          <xsl:for-each select="current-group()">
            <xsl:choose>
              <xsl:when test="self::*">
                <span class="field">
                  <xsl:call-template name="generated">
                    <xsl:with-param name="text" select="imp:label(.) || ': '"/>
                  </xsl:call-template>
                  <xsl:apply-templates select="."/>
                </span>
                <xsl:call-template name="generated">
                  <xsl:with-param name="text" select="' '"/>
                  <xsl:with-param name="class" select="'separator'"/>
                </xsl:call-template>
              </xsl:when>
              <xsl:otherwise>
                <xsl:apply-templates select="."/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise>
          <dl class="fields">
            <xsl:for-each select="current-group()">
              <xsl:choose>
                <xsl:when test="self::*">
                  <div class="field">
                    <dt data-generated=""><xsl:sequence select="imp:in-language(..)"/>{imp:label(.)}</dt>
                    <dd>
                      <xsl:apply-templates select="."/>
                      <xsl:if test="not(self::ptr or self::graphic) and not(normalize-space()) and not(*)">
                        <xsl:call-template name="attribute-summary"/>
                      </xsl:if>
                    </dd>
                  </div>
                </xsl:when>
                <xsl:otherwise>
                  <xsl:apply-templates select="."/>
                </xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </dl>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- Parts in a line, with a generated separator after the first and commas after the others. -->
  <xsl:template name="separated">
    <xsl:param name="separator" as="xs:string" select="', '"/>
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="mixed" as="xs:boolean" select="exists(text()[normalize-space()])"/>
    <xsl:variable name="flow" as="xs:boolean" select="not($phrasing) and imp:has-blocks(.)"/>
    <xsl:element name="{if ($flow) then 'div' else 'span'}">
      <xsl:call-template name="attributes"/>
      <xsl:for-each select="node()">
        <xsl:apply-templates select=".">
          <xsl:with-param name="phrasing" tunnel="yes" select="not($flow)"/>
        </xsl:apply-templates>
        <xsl:if test="self::* and not($mixed) and following-sibling::*">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="if (preceding-sibling::*) then ', ' else $separator"/>
            <xsl:with-param name="class" select="'separator'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>

  <!-- An element without content says what it has to say by its attributes. -->
  <xsl:template name="attribute-summary" as="element()?">
    <xsl:variable name="told" as="attribute()*"
      select="@*[not(name() = ('xml:id', 'xml:lang', 'n', 'type', 'rend', 'rendition', 'style'))]"/>
    <xsl:if test="exists($told) and not(*) and not(normalize-space())">
      <xsl:call-template name="generated">
        <xsl:with-param name="text" select="string-join($told ! (imp:spelled-out(local-name()) || ': ' || .), '; ')"/>
        <xsl:with-param name="class" select="'attributes'"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
