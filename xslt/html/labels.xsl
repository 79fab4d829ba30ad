<?xml version="1.0" encoding="UTF-8"?>
<!-- English labels of TEI elements that are shown as fields. What the table does not have is spelled out. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:imp="urn:imprimatur:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    expand-text="yes"
    exclude-result-prefixes="#all">

  <xsl:variable name="imp:labels" as="map(xs:string, xs:string)" select="map{
    'accMat': 'Accompanying material', 'addName': 'Additional name', 'adminInfo': 'Record', 'altIdentifier': 'Other identifier',
    'appInfo': 'Software', 'authority': 'Released by', 'availability': 'Availability', 'bibl': 'Bibliography',
    'biblStruct': 'Bibliography', 'bindingDesc': 'Binding', 'catDesc': 'Meaning', 'catRef': 'Class', 'classCode': 'Class',
    'classDecl': 'Classifications', 'correspAction': 'Correspondence', 'correspContext': 'Letters before and after',
    'correspDesc': 'Correspondence', 'custEvent': 'Custody', 'custodialHist': 'Custodial history', 'decoDesc': 'Decoration',
    'decoNote': 'Decoration', 'desc': 'Description', 'dim': 'Dimension', 'distributor': 'Distributed by',
    'editionStmt': 'Edition', 'editorialDecl': 'Editorial practice', 'eventName': 'Name', 'expan': 'Expansion',
    'finalRubric': 'Final rubric', 'forename': 'Forename', 'funder': 'Funded by', 'geo': 'Coordinates', 'geoDecl': 'Coordinates',
    'geogName': 'Geographical name', 'handDesc': 'Hands', 'handNote': 'Hand', 'handNotes': 'Hands', 'head': 'Heading',
    'history': 'History', 'idno': 'Identifier', 'imprint': 'Imprint', 'interpretation': 'Interpretation', 'langUsage': 'Languages',
    'langKnowledge': 'Languages known', 'layoutDesc': 'Layout', 'licence': 'Licence', 'listBibl': 'Bibliography',
    'listPrefixDef': 'Abbreviated addresses', 'locus': 'Leaves', 'locusGrp': 'Leaves', 'metDecl': 'Metre', 'monogr': 'Published in',
    'msContents': 'Contents', 'msDesc': 'Manuscript', 'msFrag': 'Fragment', 'msIdentifier': 'Identification', 'msItem': 'Text',
    'msItemStruct': 'Text', 'msName': 'Name', 'msPart': 'Part', 'musicNotation': 'Music', 'normalization': 'Normalisation',
    'objectDesc': 'Object', 'objectName': 'Name', 'orgName': 'Name', 'origDate': 'Date of origin', 'origPlace': 'Place of origin',
    'origin': 'Origin', 'particDesc': 'Participants', 'persName': 'Name', 'physDesc': 'Physical description',
    'placeName': 'Name', 'prefixDef': 'Abbreviated address', 'principal': 'Principal researcher', 'projectDesc': 'Project',
    'pubPlace': 'Place', 'publicationStmt': 'Publication', 'quotation': 'Quotation marks', 'recordHist': 'History of the record',
    'refsDecl': 'References', 'relatedItem': 'Related item', 'respStmt': 'Responsibility', 'roleDesc': 'Description',
    'roleName': 'Role', 'samplingDecl': 'Selection', 'scriptDesc': 'Scripts', 'sealDesc': 'Seals', 'secFol': 'Second leaf',
    'seriesStmt': 'Series', 'settingDesc': 'Setting', 'signatures': 'Signatures', 'sponsor': 'Sponsored by',
    'sourceDesc': 'Source', 'stdVals': 'Standard values', 'supportDesc': 'Support', 'surrogates': 'Surrogates',
    'tagsDecl': 'Tags', 'term': 'Keyword', 'textClass': 'Classification', 'textLang': 'Language', 'typeDesc': 'Typefaces',
    'typeNote': 'Typeface', 'variantEncoding': 'Variants', 'listPerson': 'Persons', 'listPlace': 'Places', 'listOrg': 'Organisations',
    'listEvent': 'Events', 'listRelation': 'Relations',
    'listObject': 'Objects', 'listNym': 'Forms of names', 'nym': 'Form of a name', 'linkGrp': 'Links', 'joinGrp': 'Joined passages',
    'altGrp': 'Alternatives', 'analytic': 'Article or part', 'timeline': 'Timeline', 'objectIdentifier': 'Identification', 'rs': 'Name', 'citeStructure': 'Unit', 'cRefPattern': 'Reference pattern'}"/>

  <!-- The label of a field, made more precise by @type, @role, @unit or the date of a change. -->
  <xsl:function name="imp:label" as="xs:string" visibility="public">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string"
      select="($imp:labels(local-name($element)), imp:spelled-out(local-name($element)))[1]"/>
    <xsl:variable name="more" as="xs:string?" select="
      (if ($element[self::biblScope]) then $element/@unit else (), $element/@role[not($element[self::cell])], $element/@type)
        [not(. = 'main')][1] ! normalize-space(translate(., '_', ' '))[.]"/>
    <xsl:sequence select="
      if ($element[self::change]) then ($element/(@when, @when-iso, @to, @notBefore)/string(), string-join($element/(@from, @to), '–')[.], 'Change')[1]
      else if ($element[self::language]) then ($element/@ident/string()[.], 'Language')[1]
      else if ($element[self::biblScope]) then imp:spelled-out(($more, 'Extent')[1])
      else if ($element[self::editor][$more]) then imp:spelled-out($more)
      else if ($element[self::correspAction][$more]) then imp:spelled-out($more)
      else string-join(($name, $more ! ('(' || . || ')')), ' ')"/>
  </xsl:function>

</xsl:stylesheet>
