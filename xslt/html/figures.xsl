<?xml version="1.0" encoding="UTF-8"?>
<!-- Module figures: figures, pictures, formulae, music. No picture is loaded from another host. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="figure">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="$phrasing">
        <xsl:call-template name="block"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="parts" as="node()*" select="* | text()[normalize-space()]"/>
        <!-- HTML allows one caption, first or last; headings and descriptions elsewhere are paragraphs. -->
        <xsl:variable name="last" as="node()*" select="$parts[imp:is-caption(.)][not(following-sibling::node()
          [self::* or self::text()[normalize-space()]][not(imp:is-caption(.))])]"/>
        <xsl:variable name="first" as="node()*" select="$parts[empty($last)][imp:is-caption(.)][not(preceding-sibling::node()
          [self::* or self::text()[normalize-space()]][not(imp:is-caption(.))])]"/>
        <figure>
          <xsl:call-template name="attributes"/>
          <xsl:for-each-group select="node()" group-adjacent="exists(imp:part(.) intersect ($first, $last))">
            <xsl:choose>
              <xsl:when test="current-grouping-key()">
                <figcaption>
                  <xsl:apply-templates select="current-group()"/>
                </figcaption>
              </xsl:when>
              <xsl:otherwise>
                <xsl:apply-templates select="current-group()"/>
              </xsl:otherwise>
            </xsl:choose>
          </xsl:for-each-group>
        </figure>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="imp:is-caption" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node[self::head or self::figDesc])"/>
  </xsl:function>

  <xsl:template match="figDesc">
    <xsl:call-template name="paragraph-or-inline"/>
  </xsl:template>

  <xsl:template match="graphic | media | binaryObject">
    <xsl:variable name="url" as="xs:string?" select="@url ! imp:safe-uri(.)"/>
    <xsl:variable name="described" as="xs:string"
      select="normalize-space(((desc, ../figDesc, ../head)[1] ! imp:reading-string(.), ancestor::facsimile ! imp:surface-label(current()/(parent::surface, .)[1]), '')[1])"/>
    <xsl:if test="@url and empty($url)">
      <xsl:message select="'unsafe-uri ' || imp:ordinal(.) || ' url ' || @url"/>
    </xsl:if>
    <span>
      <xsl:call-template name="attributes"/>
      <xsl:if test="@url">
        <xsl:call-template name="picture">
          <xsl:with-param name="url" select="$url"/>
          <xsl:with-param name="address" select="string(@url)"/>
          <xsl:with-param name="described" select="$described"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:apply-templates>
        <xsl:with-param name="phrasing" tunnel="yes" select="true()"/>
      </xsl:apply-templates>
    </span>
  </xsl:template>

  <!-- A file of the edition is shown; what lies elsewhere is a link. -->
  <xsl:template name="picture" as="element()">
    <!-- The address where it may be followed. -->
    <xsl:param name="url" as="xs:string?"/>
    <!-- The address as encoded. -->
    <xsl:param name="address" as="xs:string"/>
    <xsl:param name="described" as="xs:string"/>
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="(self::graphic or self::pb) and $url and imp:is-local-file($url)">
        <img src="{$url}" alt="{$described}" loading="lazy">
          <xsl:copy-of select="imp:pixels(@width, 'width'), imp:pixels(@height, 'height')"/>
        </img>
      </xsl:when>
      <xsl:when test="$url and not($linked)">
        <a class="{string-join(('pointer', 'external'[imp:is-external($url)]), ' ')}" data-generated="">
          <xsl:call-template name="link-attributes">
            <xsl:with-param name="target" select="$url"/>
          </xsl:call-template>
          <xsl:value-of select="$url"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="generated">
          <xsl:with-param name="text" select="$address"/>
          <xsl:with-param name="class" select="'pointer'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:function name="imp:pixels" as="attribute()?">
    <xsl:param name="length" as="attribute()?"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:if test="matches($length, '^\d{1,5}(px)?$')">
      <xsl:attribute name="{$name}" select="replace($length, 'px', '')"/>
    </xsl:if>
  </xsl:function>

  <!-- A formula in a notation of its own (TeX) is shown as written. -->
  <xsl:template match="formula">
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="if (*) then 'span' else 'code'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="notatedMusic">
    <xsl:call-template name="inline"/>
  </xsl:template>

  <!-- MathML (presentation and content) keeps its elements, and those attributes that cannot run script or load anything. -->
  <xsl:template match="m:*" xmlns:m="http://www.w3.org/1998/Math/MathML">
    <xsl:choose>
      <xsl:when test="local-name() = $imp:mathml and (self::m:math or parent::m:*[local-name() = $imp:mathml])">
        <xsl:element name="{local-name()}">
          <xsl:call-template name="attributes"/>
          <xsl:for-each select="@*[local-name() = ('display', 'mathvariant', 'stretchy', 'fence', 'separator', 'lspace', 'rspace',
            'open', 'close', 'separators', 'linethickness', 'columnalign', 'rowalign', 'columnspan', 'rowspan', 'accent',
            'accentunder', 'displaystyle', 'scriptlevel', 'width', 'height', 'depth', 'notation', 'minsize', 'maxsize',
            'movablelimits', 'largeop', 'symmetric', 'form', 'alttext', 'dir')][not(namespace-uri())]">
            <xsl:attribute name="{local-name()}" select="."/>
          </xsl:for-each>
          <xsl:apply-templates/>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="imp:mathml" as="xs:string+" select="'math', 'mi', 'mo', 'mn', 'mtext', 'ms', 'mspace', 'mrow', 'mfrac',
    'msqrt', 'mroot', 'mstyle', 'merror', 'mpadded', 'mphantom', 'mfenced', 'menclose', 'msub', 'msup', 'msubsup', 'munder',
    'mover', 'munderover', 'mmultiscripts', 'mprescripts', 'none', 'mtable', 'mtr', 'mtd', 'mlabeledtr'"/>

</xsl:stylesheet>
