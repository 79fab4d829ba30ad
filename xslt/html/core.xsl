<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI module core: paragraphs, emphasis, quotation, editorial changes, dates and numbers, breaks, addresses. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:template match="p | ab">
    <xsl:call-template name="paragraph"/>
  </xsl:template>

  <!-- Highlighting by the words of @rend that everybody uses; CSS has the rest. -->
  <xsl:template match="hi">
    <xsl:variable name="rend" as="xs:string*" select="@rend ! imp:words(lower-case(.))"/>
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="
        if ($rend = ('sup', 'superscript', 'super')) then 'sup'
        else if ($rend = ('sub', 'subscript')) then 'sub'
        else if ($rend = ('italic', 'italics', 'it', 'i')) then 'i'
        else if ($rend = ('bold', 'bo', 'b')) then 'b'
        else 'span'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="emph">
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="'em'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="foreign">
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="'i'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="title">
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="'cite'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="distinct | mentioned | soCalled | term | gloss | num | measure | measureGrp | unit | email | sic | corr
    | orig | reg | choice | unclear | expan | index | rs | name | cb | ellipsis | abbr">
    <xsl:call-template name="inline"/>
  </xsl:template>

  <!-- Where the expansion is not in the text, the abbreviation offers it. -->
  <xsl:template match="choice[expan]/abbr">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="'abbr'"/>
      <xsl:with-param name="more" as="attribute()">
        <xsl:attribute name="title" select="normalize-space(../expan[1])"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Marks are those of the source, or the style sheet's where @rend asks for them: none is added here. -->
  <xsl:template match="q | said | quote | cit">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:choose>
      <xsl:when test="not($phrasing) and (imp:among-blocks(.) or imp:has-blocks(.))">
        <xsl:element name="{if (self::quote or self::cit[not(quote)]) then 'blockquote' else 'div'}">
          <xsl:call-template name="attributes"/>
          <xsl:apply-templates>
            <xsl:with-param name="phrasing" tunnel="yes" select="false()"/>
          </xsl:apply-templates>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What is missing, and how much, in the brackets that editions use; the reason is on the element. -->
  <xsl:template match="gap">
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()">
        <xsl:call-template name="generated">
          <xsl:with-param name="text" select="'[' || (if (@unit = ('character', 'char', 'chars') and @quantity castable as xs:integer
            and xs:integer(@quantity) = 1 to 12) then string-join((1 to xs:integer(@quantity)) ! '.') else '…') || ']'"/>
          <xsl:with-param name="class" select="'gap'"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="more" as="attribute()?">
        <xsl:call-template name="extent-title">
          <xsl:with-param name="what" select="imp:say('text.gap')"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="extent-title" as="attribute()?">
    <xsl:param name="what" as="xs:string"/>
    <xsl:variable name="extent" as="xs:string"
      select="normalize-space((@extent, string-join((@quantity, @unit), ' '))[normalize-space()][1])"/>
    <xsl:attribute name="title" select="string-join(($what, $extent[.], @reason ! translate(., '_', ' ')), ', ')"/>
  </xsl:template>

  <xsl:template match="date | time | origDate">
    <xsl:variable name="when" as="xs:string?" select="@when ! normalize-space(.)[imp:is-html-date(.)]"/>
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="if ($when) then 'time' else 'span'"/>
      <xsl:with-param name="more" as="attribute()?">
        <xsl:if test="$when">
          <xsl:attribute name="datetime" select="$when"/>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="pb">
    <xsl:variable name="n" as="xs:string" select="normalize-space(@n)"/>
    <xsl:call-template name="inline">
      <xsl:with-param name="more" as="attribute()*">
        <xsl:attribute name="role" select="'doc-pagebreak'"/>
        <xsl:attribute name="aria-label" select="normalize-space(imp:say('text.page', $n))"/>
      </xsl:with-param>
      <xsl:with-param name="before" as="element()">
        <xsl:call-template name="generated">
          <xsl:with-param name="text" select="if ($n = '') then '[' || imp:say('text.page-unnumbered') || ']'
            else if (translate(substring($n, 1, 1), '0123456789', '') = '') then '[' || imp:say('text.page-mark', $n) || ']'
            else '[' || $n || ']'"/>
          <xsl:with-param name="class" select="'break'"/>
        </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- With @break="no" the word goes on: nothing here may be taken for a space. -->
  <xsl:template match="lb">
    <!-- The reading layer shows no line ends: there the words stay apart by a space. -->
    <xsl:if test="not(@break = 'no') and (not(ancestor::w) or @break = 'yes') and not(imp:beside-space(.))">
      <span data-generated="">{' '}</span>
    </xsl:if>
    <br>
      <xsl:call-template name="attributes"/>
    </br>
    <xsl:if test="@n[normalize-space()]">
      <span class="lb-number" data-generated="">{normalize-space(@n)}</span>
    </xsl:if>
    <!-- Always empty in TEI; what a broken document puts there is text all the same. -->
    <xsl:apply-templates/>
    <xsl:if test="$imp:has-marks">
      <xsl:call-template name="place-marks"/>
    </xsl:if>
  </xsl:template>

  <!-- True where white space stands on one side, or nothing does. -->
  <xsl:function name="imp:beside-space" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:variable name="before" as="node()?" select="$break/preceding-sibling::node()[1]"/>
    <xsl:variable name="after" as="node()?" select="$break/following-sibling::node()[1]"/>
    <xsl:sequence select="empty($before) or empty($after)
      or ($before instance of text() and normalize-space(substring($before, string-length($before))) = '')
      or ($after instance of text() and normalize-space(substring($after, 1, 1)) = '')"/>
  </xsl:function>

  <xsl:template match="gb | milestone">
    <xsl:call-template name="inline">
      <xsl:with-param name="before" as="element()?">
        <xsl:if test="@n">
          <xsl:call-template name="generated">
            <xsl:with-param name="text" select="'[' || normalize-space((@unit ! imp:kind-within(.)) || ' ' || @n) || ']'"/>
            <xsl:with-param name="class" select="'break'"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="address | addrLine">
    <xsl:call-template name="paragraph-or-inline">
      <xsl:with-param name="tag" select="'div'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="street | postCode | postBox | resp | desc | label">
    <xsl:call-template name="paragraph-or-inline">
      <xsl:with-param name="tag" select="if (self::desc or self::label) then 'p' else 'div'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Who did what: the two stand in either order. -->
  <xsl:template match="respStmt">
    <xsl:call-template name="separated">
      <xsl:with-param name="separator" select="if (*[1][self::resp]) then ': ' else ', '"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Annotation beside the line in East Asian writing: HTML has the same elements. -->
  <xsl:template match="ruby | rb | rt">
    <xsl:call-template name="inline">
      <xsl:with-param name="tag" select="if (self::ruby) then 'ruby' else if (self::rt and parent::ruby[not(imp:has-blocks(.))]) then 'rt' else 'span'"/>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
