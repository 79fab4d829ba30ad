<?xml version="1.0" encoding="UTF-8"?>
<!--
  Which nodes could a rule's context match? Read from the last step of the pattern, so that a rule on
  `tei:date` is tried on dates only and one on `*[@when]` on what has @when. Where the last step does not
  tell, every node is tried: the result is the same, only slower. Who runs the rules gathers these nodes
  in one walk through the document, and hands them to the patterns.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:imprimatur:functions"
    exclude-result-prefixes="#all">

  <!-- A part of an expression that brackets, bars and slashes cannot be looked for in, or one character that counts. -->
  <xsl:variable name="f:token" as="xs:string" select="'&quot;[^&quot;]*&quot;|''[^'']*''|\(:.*?:\)|[\[\](){}|/]'"/>
  <!-- Names, without \i and \c: SaxonJS 2.7 gets them wrong in subtractions such as [\i-[:]]. -->
  <xsl:variable name="f:ncname" as="xs:string" select="'[\w_][\w_.\-]*'"/>
  <xsl:variable name="f:qname" as="xs:string" select="'(?:' || $f:ncname || ':|\*:)?' || $f:ncname"/>
  <xsl:variable name="f:wildcard" as="xs:string" select="'(?:' || $f:ncname || ':)?\*'"/>

  <!-- The last steps of the alternatives of a pattern: maps of the whole `path`, its last `step` and the `predicates` of that. -->
  <xsl:function name="f:last-steps" as="map(xs:string, item()*)*">
    <xsl:param name="context" as="xs:string"/>
    <xsl:variable name="tokens" as="xs:string*"
        select="analyze-string($context, $f:token, 's')/* ! string()"/>
    <xsl:iterate select="$tokens, '|'">
      <xsl:param name="depth" as="xs:integer" select="0"/>
      <xsl:param name="path" as="xs:string" select="''"/>
      <xsl:param name="step" as="xs:string" select="''"/>
      <xsl:param name="predicates" as="xs:string*" select="()"/>
      <xsl:choose>
        <xsl:when test="$depth = 0 and . = '|'">
          <xsl:sequence select="map{'path': normalize-space($path), 'step': normalize-space($step), 'predicates': $predicates}"/>
          <xsl:next-iteration>
            <xsl:with-param name="path" select="''"/>
            <xsl:with-param name="step" select="''"/>
            <xsl:with-param name="predicates" select="()"/>
          </xsl:next-iteration>
        </xsl:when>
        <xsl:when test="$depth = 0 and . = '/'">
          <xsl:next-iteration>
            <xsl:with-param name="path" select="$path || '/'"/>
            <xsl:with-param name="step" select="''"/>
            <xsl:with-param name="predicates" select="()"/>
          </xsl:next-iteration>
        </xsl:when>
        <xsl:when test="starts-with(., '(:')">
          <xsl:next-iteration/>
        </xsl:when>
        <xsl:otherwise>
          <!-- What stands in square brackets is a predicate; parentheses stay in the step, which is then not a simple one. -->
          <xsl:variable name="opens" as="xs:boolean" select=". = '[' and $depth = 0"/>
          <xsl:variable name="closes" as="xs:boolean" select=". = ']' and $depth = 1"/>
          <xsl:variable name="within" as="xs:boolean" select="exists($predicates) and $depth gt 0"/>
          <xsl:next-iteration>
            <xsl:with-param name="depth" select="$depth + (if (. = ('[', '(', '{')) then 1 else if (. = (']', ')', '}')) then -1 else 0)"/>
            <xsl:with-param name="path" select="if ($opens or $closes or $within) then $path else $path || ."/>
            <xsl:with-param name="step" select="if ($opens or $closes or $within) then $step else $step || ."/>
            <xsl:with-param name="predicates"
                select="if ($opens) then ($predicates, '')
                        else if ($within and not($closes)) then ($predicates[position() lt last()], $predicates[last()] || .)
                        else $predicates"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:function>

  <!-- Attributes one of which a node must have to satisfy the predicates; none where that cannot be told. -->
  <xsl:function name="f:required-attributes" as="xs:string*">
    <xsl:param name="predicates" as="xs:string*"/>
    <xsl:variable name="one" as="xs:string" select="'\s*@' || $f:qname || '\s*'"/>
    <xsl:variable name="found" as="xs:string*" select="
        for $predicate in $predicates return
          if (matches($predicate, '^' || $one || '((\||\sor\s)' || $one || ')*$')) then $predicate
          else if (matches($predicate, '^' || $one || '(=|eq)\s*(''[^'']*''|&quot;[^&quot;]*&quot;)\s*$')) then replace($predicate, '(=|eq)\s*[''&quot;].*$', '', 's')
          else if (matches($predicate, '^' || $one || '\sand\s') and not(matches($predicate, '\sor\s|\|'))) then replace($predicate, '\sand\s.*$', '', 's')
          else ()"/>
    <xsl:sequence select="if (exists($found)) then analyze-string($found[1], '@(' || $f:qname || ')')//*:group[@nr = '1'] ! string() else ()"/>
  </xsl:function>

  <!--
    What to try: maps of `kind` and `name`. Elements by local name (`element`), what has an attribute (`with`), that attribute
    itself (`attribute`), the root element (`root`), the document (`document`), every element (`elements`), `text`,
    `comment`, `processing-instruction`, or whatever there is (`all`). Names are without prefix: the pattern itself decides.
  -->
  <xsl:function name="f:targets" as="map(xs:string, xs:string)*">
    <xsl:param name="context" as="xs:string"/>
    <xsl:for-each select="f:last-steps($context)">
      <xsl:variable name="step" as="xs:string" select="replace(?step, '^(child|descendant|descendant-or-self|self)\s*::\s*', '')"/>
      <xsl:variable name="required" as="xs:string*" select="f:required-attributes(?predicates) ! replace(., '^.*:', '')"/>
      <xsl:choose>
        <xsl:when test="?path = '/'">
          <xsl:sequence select="map{'kind': 'document', 'name': ''}"/>
        </xsl:when>
        <xsl:when test="matches(?path, '^/[^/|]+$') and (matches($step, '^' || $f:qname || '$') or matches($step, '^' || $f:wildcard || '$'))">
          <xsl:sequence select="map{'kind': 'root', 'name': ''}"/>
        </xsl:when>
        <xsl:when test="matches($step, '^' || $f:qname || '$')">
          <xsl:sequence select="map{'kind': 'element', 'name': replace($step, '^.*:', '')}"/>
        </xsl:when>
        <xsl:when test="matches($step, '^@\s*' || $f:qname || '$')">
          <xsl:sequence select="map{'kind': 'attribute', 'name': replace(replace($step, '^@\s*', ''), '^.*:', '')}"/>
        </xsl:when>
        <xsl:when test="matches($step, '^' || $f:wildcard || '$')">
          <xsl:sequence select="if (exists($required)) then $required ! map{'kind': 'with', 'name': .} else map{'kind': 'elements', 'name': ''}"/>
        </xsl:when>
        <xsl:when test="matches($step, '^element\(\s*\)$')">
          <xsl:sequence select="map{'kind': 'elements', 'name': ''}"/>
        </xsl:when>
        <xsl:when test="matches($step, '^(text|comment|processing-instruction)\(\s*\)$')">
          <xsl:sequence select="map{'kind': replace($step, '\(.*$', ''), 'name': ''}"/>
        </xsl:when>
        <!-- (a | b)[c]: whatever its alternatives end in. -->
        <xsl:when test="matches($step, '^\(.*\)$', 's') and f:is-enclosed($step)">
          <xsl:sequence select="f:targets(substring($step, 2, string-length($step) - 2))"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="map{'kind': 'all', 'name': ''}"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <!-- True where the parenthesis that begins the string is closed by its last character only. -->
  <xsl:function name="f:is-enclosed" as="xs:boolean" visibility="private">
    <xsl:param name="step" as="xs:string"/>
    <xsl:iterate select="analyze-string($step, $f:token, 's')/* ! string()">
      <xsl:param name="depth" as="xs:integer" select="0"/>
      <xsl:on-completion select="$depth = 0"/>
      <xsl:choose>
        <xsl:when test="position() gt 1 and $depth = 0">
          <xsl:break select="false()"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:next-iteration>
            <xsl:with-param name="depth" select="$depth + (if (. = '(') then 1 else if (. = ')') then -1 else 0)"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:function>

</xsl:stylesheet>
