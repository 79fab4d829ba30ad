<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes of module core. They stay where the source has them; the style sheet moves them into the margin. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <!-- Numbers the notes of the text. -->
  <xsl:variable name="imp:note-numbers" as="map(xs:string, xs:integer)"
    select="map:merge(//note[imp:is-footnote(.)] ! map:entry(generate-id(), position()))"/>

  <!-- True for a note on the text; a note in a description, a register or the header is part of what it stands in. -->
  <xsl:function name="imp:is-footnote" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/ancestor::text) and not($note/parent::*[self::person or self::place or self::org
      or self::event or self::relation or self::bibl or self::biblStruct or self::biblFull or self::monogr or self::analytic
      or self::series or self::msItem or self::msIdentifier or self::msContents or self::listBibl or self::noteGrp
      or self::objectDesc or self::physDesc or self::history or self::additional or self::witness or self::category
      or self::valItem or self::idno]) and not($note/@target and $note/parent::*[self::div or self::list or self::listAnnotation])"/>
  </xsl:function>

  <xsl:template match="note">
    <xsl:param name="phrasing" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="numbered" as="xs:boolean" select="imp:is-footnote(.)"/>
    <xsl:variable name="number" as="xs:integer?" select="$imp:note-numbers(generate-id())"/>
    <xsl:variable name="mark" as="xs:string" select="(@n/normalize-space()[.], string($number))[1]"/>
    <xsl:variable name="id" as="xs:string?" select="(imp:unique-id(.), if ($numbered) then imp:generated-id(., 'note-' || $number) else ())[1]"/>
    <xsl:variable name="reference" as="xs:string?" select="if ($numbered) then imp:generated-id(., 'noteref-' || $number) else ()"/>
    <xsl:variable name="flow" as="xs:boolean"
      select="not($phrasing) and (imp:has-blocks(.) or imp:among-blocks(.))"/>
    <xsl:if test="$numbered">
      <xsl:call-template name="note-link">
        <xsl:with-param name="class" select="'noteref'"/>
        <xsl:with-param name="id" select="$reference"/>
        <xsl:with-param name="target" select="$id"/>
        <xsl:with-param name="label" select="$mark"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:element name="{if ($flow) then 'aside' else 'span'}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class" select="'note'[$numbered]"/>
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
      <xsl:if test="$numbered">
        <xsl:attribute name="role" select="'note'"/>
        <xsl:call-template name="note-link">
          <xsl:with-param name="class" select="'noteback'"/>
          <xsl:with-param name="target" select="$reference"/>
          <xsl:with-param name="label" select="$mark"/>
        </xsl:call-template>
      </xsl:if>
      <xsl:call-template name="note-places"/>
      <xsl:apply-templates>
        <xsl:with-param name="phrasing" tunnel="yes" select="not($flow) or not(imp:has-blocks(.))"/>
      </xsl:apply-templates>
    </xsl:element>
  </xsl:template>

  <!-- A link from mark to note or back; inside another link only the mark. -->
  <xsl:template name="note-link">
    <xsl:param name="class" as="xs:string"/>
    <xsl:param name="id" as="xs:string?" select="()"/>
    <xsl:param name="target" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:element name="{if ($linked) then 'span' else 'a'}">
      <xsl:attribute name="class" select="$class"/>
      <xsl:if test="$id">
        <xsl:attribute name="id" select="$id"/>
      </xsl:if>
      <xsl:if test="not($linked)">
        <xsl:attribute name="href" select="'#' || $target"/>
        <xsl:attribute name="aria-label" select="imp:say(if ($class = 'noteref') then 'text.note' else 'text.note-back', $label)"/>
      </xsl:if>
      <xsl:attribute name="data-generated"/>
      <xsl:choose>
        <xsl:when test="$class = 'noteref'">
          <sup>{$label}</sup>
        </xsl:when>
        <xsl:otherwise>{$label}</xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <!-- Notes collected elsewhere say by @target what they annotate. -->
  <xsl:template name="note-places">
    <xsl:param name="linked" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:if test="@target and not($linked) and not(imp:is-footnote(.))">
      <xsl:for-each select="imp:targets(@target)">
        <a class="noteback" href="{.}" aria-label="{imp:say('text.to-place')}" data-generated="">↑</a>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="noteGrp">
    <xsl:call-template name="block"/>
  </xsl:template>

</xsl:stylesheet>
