<?xml version="1.0" encoding="UTF-8"?>
<!-- Module drama, and speeches of module core. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="sp | spGrp | set | prologue | epilogue | performance">
    <xsl:call-template name="block"/>
  </xsl:template>

  <xsl:template match="speaker">
    <xsl:call-template name="paragraph-or-inline"/>
  </xsl:template>

  <xsl:template match="stage | view | camera | sound | tech | caption | move">
    <xsl:call-template name="paragraph-or-inline"/>
  </xsl:template>

  <!-- The nodes of the current group in the items of a list, and what stands between them as it is. -->
  <xsl:template name="list-items">
    <xsl:for-each select="current-group()">
      <xsl:choose>
        <xsl:when test="self::*">
          <li>
            <xsl:apply-templates select="."/>
          </li>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="."/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="castList | castGroup">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$phrasing">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:otherwise>
        <div>
          <xsl:call-template name="attributes"/>
          <xsl:for-each-group select="node()" group-adjacent="exists(imp:part(.)[self::castItem or self::castGroup])">
            <xsl:choose>
              <xsl:when test="current-grouping-key()">
                <ul class="cast">
                  <xsl:call-template name="list-items"/>
                </ul>
              </xsl:when>
              <xsl:otherwise>
                <xsl:apply-templates select="current-group()"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each-group>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="castItem | role | roleDesc | actor">
    <xsl:call-template name="inline"/>
  </xsl:template>

</xsl:stylesheet>
