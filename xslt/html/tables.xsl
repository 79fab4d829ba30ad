<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables of module figures. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="table">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$phrasing or not(row)">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="captions" as="element()*" select="head[not(preceding-sibling::node()[self::* or normalize-space()][not(self::head)])]"/>
        <xsl:variable name="rows" as="node()*" select="(* | text()[normalize-space()]) except $captions"/>
        <xsl:variable name="width" as="xs:integer" select="imp:columns(.)"/>
        <table>
          <xsl:call-template name="attributes"/>
          <xsl:variable name="headers" as="element()*" select="row[@role = 'label'][not(preceding-sibling::node() intersect
            $rows[not(self::row[@role = 'label'])])]"/>
          <xsl:for-each-group select="node()" group-adjacent="imp:table-part(imp:part(.), $captions, $headers)">
            <xsl:element name="{current-grouping-key()}">
              <xsl:choose>
                <xsl:when test="current-grouping-key() = 'tbody'">
                  <xsl:for-each select="current-group()">
                    <xsl:choose>
                      <xsl:when test="self::row or empty(imp:part(.)) or not(imp:part(.) is .)">
                        <xsl:apply-templates select="."/>
                      </xsl:when>
                      <!-- Page breaks and notes between rows have a row of their own. -->
                      <xsl:otherwise>
                        <tr class="between">
                          <td colspan="{max(($width, 1))}">
                            <xsl:apply-templates select="."/>
                          </td>
                        </tr>
                      </xsl:otherwise>
                    </xsl:choose>
                  </xsl:for-each>
                </xsl:when>
                <xsl:otherwise>
                  <xsl:apply-templates select="current-group()"/>
                </xsl:otherwise>
              </xsl:choose>
            </xsl:element>
          </xsl:for-each-group>
        </table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="imp:table-part" as="xs:string">
    <xsl:param name="part" as="node()?"/>
    <xsl:param name="captions" as="element()*"/>
    <xsl:param name="headers" as="element()*"/>
    <xsl:sequence select="if (exists($part intersect $captions)) then 'caption' else if (exists($part intersect $headers)) then 'thead' else 'tbody'"/>
  </xsl:function>

  <xsl:function name="imp:columns" as="xs:integer">
    <xsl:param name="table" as="element(table)"/>
    <xsl:sequence select="max(($table/row ! (sum(cell ! imp:span(@cols)) cast as xs:integer), 1))"/>
  </xsl:function>

  <xsl:function name="imp:span" as="xs:integer">
    <xsl:param name="attribute" as="attribute()?"/>
    <xsl:sequence select="if ($attribute castable as xs:integer and matches($attribute, '^\s*\d{1,3}\s*$'))
      then max((1, xs:integer($attribute))) else 1"/>
  </xsl:function>

  <xsl:template match="row">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$phrasing or not(parent::table)">
        <xsl:call-template name="inline">
          <xsl:with-param name="class" select="'block'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <tr>
          <xsl:call-template name="attributes"/>
          <xsl:for-each select="node()">
            <xsl:choose>
              <xsl:when test="self::cell or empty(imp:part(.)) or not(imp:part(.) is .)">
                <xsl:apply-templates select="."/>
              </xsl:when>
              <xsl:otherwise>
                <td>
                  <xsl:apply-templates select="."/>
                </td>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </tr>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="cell">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$phrasing or not(parent::row/parent::table)">
        <xsl:call-template name="inline"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="label" as="xs:boolean" select="@role = 'label' or ../@role = 'label'"/>
        <xsl:element name="{if ($label) then 'th' else 'td'}">
          <xsl:call-template name="attributes"/>
          <xsl:if test="imp:span(@rows) gt 1">
            <xsl:attribute name="rowspan" select="imp:span(@rows)"/>
          </xsl:if>
          <xsl:if test="imp:span(@cols) gt 1">
            <xsl:attribute name="colspan" select="imp:span(@cols)"/>
          </xsl:if>
          <xsl:if test="$label">
            <xsl:attribute name="scope" select="if (../@role = 'label') then 'col' else 'row'"/>
          </xsl:if>
          <xsl:apply-templates>
            <xsl:with-param name="phrasing" tunnel="yes" select="not(imp:has-blocks(.))"/>
          </xsl:apply-templates>
        </xsl:element>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
