<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes. In the reading layer a note in running text leaves a number there and follows, with the same number, the division
     it stands in; so the text reads on, and the note is not far. In the diplomatic layer it stays at its place, in brackets. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xmlns:l="urn:imprimatur:layout"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:accumulator name="note-number" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//note" select="if (imp:follows-division(.)) then $value + 1 else $value"/>
  </xsl:accumulator>

  <xsl:variable name="divisions" as="xs:string+" visibility="private" select="
      'div', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7', 'front', 'body', 'back', 'text'"/>

  <xsl:key name="imp:notes-of-division" match="text//note[imp:follows-division(.)]"
    use="generate-id(ancestor::*[local-name() = $divisions][1])"/>

  <!-- True for a note within a line; not for one that is a paragraph itself, stands in another or belongs to an entry. -->
  <xsl:function name="imp:follows-division" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="
        not($note/@place = 'inline') and not(imp:holds-blocks($note/..)) and imp:in-reading($note)
        and empty($note/ancestor::*[self::note or self::bibl or self::biblStruct or self::person or self::place or self::org
          or self::event or self::msDesc][1])"/>
  </xsl:function>

  <xsl:function name="imp:in-reading" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="every $element in $note/ancestor-or-self::* satisfies imp:in-layer($element, 'reading')"/>
  </xsl:function>

  <xsl:template match="note" mode="imp:reading" priority="101">
    <xsl:choose>
      <xsl:when test="imp:follows-division(.)">
        <l:gen apart="yes">[{accumulator-before('note-number')}]</l:gen>
      </xsl:when>
      <xsl:when test="imp:holds-blocks(..)">
        <l:block before="{imp:before(.)}">
          <xsl:call-template name="enclosed">
            <xsl:with-param name="open" select="'['"/>
            <xsl:with-param name="close" select="']'"/>
          </xsl:call-template>
        </l:block>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="enclosed">
          <xsl:with-param name="open" select="'['"/>
          <xsl:with-param name="close" select="']'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Content of a division: what stands before its first inner division, notes to that; the rest, notes to the rest. -->
  <xsl:template name="with-notes">
    <xsl:variable name="notes" as="element(note)*" select="key('imp:notes-of-division', generate-id(.))"/>
    <xsl:variable name="inner" as="element()?" select="*[local-name() = $divisions][1]"/>
    <xsl:choose>
      <xsl:when test="empty($notes)">
        <xsl:apply-templates mode="#current"/>
      </xsl:when>
      <xsl:when test="empty($inner)">
        <xsl:apply-templates mode="#current"/>
        <xsl:apply-templates select="$notes" mode="imp:note-after-division"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="node()[. &lt;&lt; $inner]" mode="#current"/>
        <xsl:apply-templates select="$notes[. &lt;&lt; $inner]" mode="imp:note-after-division"/>
        <xsl:apply-templates select="$inner, $inner/following-sibling::node()" mode="#current"/>
        <xsl:apply-templates select="$notes[. &gt;&gt; $inner]" mode="imp:note-after-division"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:mode name="imp:note-after-division" use-accumulators="ordinal note-number"/>

  <xsl:template match="note" mode="imp:note-after-division">
    <xsl:variable name="mark" as="xs:string" select="'[' || accumulator-before('note-number') || '] '"/>
    <l:block before="{if (position() = 1) then 1 else 0}" mark="{$mark}" hanging="{string-length($mark)}">
      <l:e n="{imp:ordinal(.)}"><xsl:apply-templates mode="imp:reading"/></l:e>
    </l:block>
  </xsl:template>

  <xsl:template match="note/p" mode="imp:reading">
    <l:block><xsl:apply-templates mode="#current"/></l:block>
  </xsl:template>

  <xsl:template match="note" mode="imp:diplomatic" priority="101">
    <xsl:choose>
      <xsl:when test="imp:holds-blocks(..)">
        <l:block before="{imp:before(.)}"><xsl:call-template name="note-in-place"/></l:block>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="note-in-place"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="note-in-place">
    <xsl:call-template name="enclosed">
      <xsl:with-param name="open" select="'[note' || @n ! (' ' || normalize-space()) || ': '"/>
      <xsl:with-param name="close" select="']'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The first paragraph goes on in the line of the bracket. -->
  <xsl:template match="note/p" mode="imp:diplomatic">
    <xsl:if test="preceding-sibling::*"><l:br/></xsl:if>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

</xsl:stylesheet>
