/** Cases of the suite that end otherwise than it has them, each with the reason. A case that no longer does fails the test. */

/** Reasons, with the ids of the cases that end so for that reason. */
export type Reasons = Readonly<Record<string, string>>;

export interface Ledger {
  /** Well-formed, but refused. */
  readonly refused: Reasons;
  /** Not well-formed, but read. */
  readonly read: Reasons;
  /** Read, but not as the canonical form of the suite has it. */
  readonly differs: Reasons;
}

export function idsOf(reasons: Reasons): string[] {
  return Object.values(reasons)
    .flatMap((ids) => ids.trim().split(/\s+/))
    .filter((id) => id !== '')
    .sort();
}

/** Without a catalog, as documents are read by default. */
export const CLOSED: Ledger = {
  refused: {
    'names with colons that are no qualified names (Namespaces in XML 1.0, 7): the suite marks these NAMESPACE="no"': `
      o-p04pass1 o-p05pass1 valid-sa-012 x-ibm-1-0.5-valid-P04-ibm04v01.xml x-ibm-1-0.5-valid-P05-ibm05v01.xml
      x-ibm-1-0.5-valid-P05-ibm05v02.xml x-ibm-1-0.5-valid-P05-ibm05v03.xml x-ibm-1-0.5-valid-P05-ibm05v05.xml
    `,
    'a reference to an internal parameter entity in the internal subset: not followed': `
      ibm-invalid-P76-ibm76i01.xml ibm-valid-P28-ibm28v02.xml ibm-valid-P29-ibm29v02.xml ibm-valid-P69-ibm69v01.xml
      ibm-valid-P70-ibm70v01.xml o-p28pass3 o-p69pass1 rmt-e3e-13 v-pe02 valid-sa-070
    `,
    'an entity in another file is declared: none is read without a catalog': `
      attr11 attr12 ext01 ext02 ibm-invalid-P56-ibm56i13.xml ibm-invalid-P56-ibm56i16.xml ibm-valid-P11-ibm11v01.xml
      ibm-valid-P11-ibm11v02.xml ibm-valid-P68-ibm68v02.xml ibm-valid-P69-ibm69v02.xml ibm-valid-P78-ibm78v01.xml
      ibm-valid-P79-ibm79v01.xml invalid-bo-1 invalid-bo-2 invalid-bo-3 invalid-bo-4 invalid-bo-5 invalid-bo-6 o-p73pass1 o-p74pass1
      o-p75pass1 rmt-e2e-18 rmt-e2e-60 valid-ext-sa-001 valid-ext-sa-002 valid-ext-sa-003 valid-ext-sa-004 valid-ext-sa-005
      valid-ext-sa-006 valid-ext-sa-007 valid-ext-sa-008 valid-ext-sa-009 valid-ext-sa-011 valid-ext-sa-012 valid-ext-sa-013
      valid-ext-sa-014 valid-not-sa-011 valid-not-sa-012 valid-not-sa-026 valid-sa-082 valid-sa-083 valid-sa-097 valid-sa-100
    `,
    'an entity is used that the external subset declares, which is not read without a catalog': `
      ibm-valid-P09-ibm09v03.xml ibm-valid-P09-ibm09v05.xml ibm-valid-P32-ibm32v02.xml not-sa03 rmt-e2e-19 v-pe00 valid-not-sa-031
    `,
    'XML 1.1 is not read': `
      ibm-1-1-valid-P02-ibm02v01.xml ibm-1-1-valid-P02-ibm02v02.xml ibm-1-1-valid-P02-ibm02v03.xml ibm-1-1-valid-P02-ibm02v04.xml
      ibm-1-1-valid-P02-ibm02v05.xml ibm-1-1-valid-P02-ibm02v06.xml ibm-1-1-valid-P03-ibm03v01.xml ibm-1-1-valid-P03-ibm03v02.xml
      ibm-1-1-valid-P03-ibm03v03.xml ibm-1-1-valid-P03-ibm03v04.xml ibm-1-1-valid-P03-ibm03v05.xml ibm-1-1-valid-P03-ibm03v06.xml
      ibm-1-1-valid-P03-ibm03v07.xml ibm-1-1-valid-P03-ibm03v08.xml ibm-1-1-valid-P03-ibm03v09.xml ibm-1-1-valid-P04-ibm04av01.xml
      ibm-1-1-valid-P04-ibm04v01.xml ibm-1-1-valid-P047-ibm07v01.xml ibm-1-1-valid-P05-ibm05v01.xml ibm-1-1-valid-P05-ibm05v02.xml
      ibm-1-1-valid-P05-ibm05v03.xml ibm-1-1-valid-P05-ibm05v04.xml ibm-1-1-valid-P05-ibm05v05.xml ibm-1-1-valid-P46-ibm46i01.xml
      ibm-1-1-valid-P46-ibm46i02.xml ibm-1-1-valid-P77-ibm77v01.xml ibm-1-1-valid-P77-ibm77v02.xml ibm-1-1-valid-P77-ibm77v03.xml
      ibm-1-1-valid-P77-ibm77v04.xml ibm-1-1-valid-P77-ibm77v05.xml ibm-1-1-valid-P77-ibm77v06.xml ibm-1-1-valid-P77-ibm77v07.xml
      ibm-1-1-valid-P77-ibm77v08.xml ibm-1-1-valid-P77-ibm77v09.xml ibm-1-1-valid-P77-ibm77v10.xml ibm-1-1-valid-P77-ibm77v11.xml
      ibm-1-1-valid-P77-ibm77v12.xml ibm-1-1-valid-P77-ibm77v13.xml ibm-1-1-valid-P77-ibm77v14.xml ibm-1-1-valid-P77-ibm77v15.xml
      ibm-1-1-valid-P77-ibm77v16.xml ibm-1-1-valid-P77-ibm77v17.xml ibm-1-1-valid-P77-ibm77v18.xml ibm-1-1-valid-P77-ibm77v19.xml
      ibm-1-1-valid-P77-ibm77v20.xml ibm-1-1-valid-P77-ibm77v21.xml ibm-1-1-valid-P77-ibm77v22.xml ibm-1-1-valid-P77-ibm77v23.xml
      ibm-1-1-valid-P77-ibm77v24.xml ibm-1-1-valid-P77-ibm77v25.xml ibm-1-1-valid-P77-ibm77v26.xml ibm-1-1-valid-P77-ibm77v27.xml
      ibm-1-1-valid-P77-ibm77v28.xml ibm-1-1-valid-P77-ibm77v29.xml ibm-1-1-valid-P77-ibm77v30.xml rmt-006 rmt-007 rmt-015 rmt-017
      rmt-018 rmt-023 rmt-025 rmt-027 rmt-029 rmt-031 rmt-033 rmt-035 rmt-037 rmt-043 rmt-045 rmt-047 rmt-049 rmt-051 rmt-053
      rmt-054 rmt-e2e-50 rmt-ns11-001 rmt-ns11-002 rmt-ns11-003 rmt-ns11-004 rmt-ns11-006
    `,
  },
  read: {
    'what is wrong stands in a file outside the document, which is not read without a catalog': `
      cond01 cond02 dtd07 ibm-not-wf-P30-ibm30n01.xml ibm-not-wf-P31-ibm31n01.xml ibm-not-wf-P61-ibm61n01.xml
      ibm-not-wf-P62-ibm62n01.xml ibm-not-wf-P62-ibm62n02.xml ibm-not-wf-P62-ibm62n03.xml ibm-not-wf-P62-ibm62n04.xml
      ibm-not-wf-P62-ibm62n05.xml ibm-not-wf-P62-ibm62n06.xml ibm-not-wf-P62-ibm62n07.xml ibm-not-wf-P62-ibm62n08.xml
      ibm-not-wf-P63-ibm63n01.xml ibm-not-wf-P63-ibm63n02.xml ibm-not-wf-P63-ibm63n03.xml ibm-not-wf-P63-ibm63n04.xml
      ibm-not-wf-P63-ibm63n05.xml ibm-not-wf-P63-ibm63n06.xml ibm-not-wf-P63-ibm63n07.xml ibm-not-wf-P64-ibm64n01.xml
      ibm-not-wf-P64-ibm64n02.xml ibm-not-wf-P64-ibm64n03.xml ibm-not-wf-P65-ibm65n01.xml ibm-not-wf-P65-ibm65n02.xml
      ibm-not-wf-p28a-ibm28an01.xml not-wf-not-sa-001 not-wf-not-sa-003 not-wf-not-sa-004 not-wf-not-sa-006 not-wf-not-sa-007
      not-wf-not-sa-008 not-wf-not-sa-009 o-p09fail1 o-p09fail2 o-p30fail1 o-p31fail1 o-p61fail1 o-p62fail1 o-p62fail2 o-p63fail1
      o-p63fail2 o-p64fail1 o-p64fail2 rmt-001
    `,
  },
  differs: {
    'the external subset, which is not read without a catalog, declares defaults or types': `
      ibm-invalid-P32-ibm32i01.xml ibm-invalid-P32-ibm32i03.xml ibm-valid-P32-ibm32v01.xml ibm-valid-P32-ibm32v03.xml
      ibm-valid-P32-ibm32v04.xml invalid-not-sa-022 not-sa02 valid-not-sa-003 valid-not-sa-004 valid-not-sa-005 valid-not-sa-006
      valid-not-sa-007 valid-not-sa-008 valid-not-sa-009 valid-not-sa-013 valid-not-sa-014 valid-not-sa-015 valid-not-sa-016
      valid-not-sa-017 valid-not-sa-018 valid-not-sa-019 valid-not-sa-020 valid-not-sa-021 valid-not-sa-023 valid-not-sa-024
      valid-not-sa-025 valid-not-sa-028 valid-not-sa-029
    `,
  },
};

/** With a catalog that has every file of the suite by its path from the document. */
export const CATALOG: Ledger = {
  refused: {
    'a parameter entity holds a part of a declaration, which is invalid (VC: Proper Declaration/PE Nesting) and refused here': `
      invalid--005 invalid--006 invalid-not-sa-022 rmt-e2e-14
    `,
    'names with colons that are no qualified names (Namespaces in XML 1.0, 7): the suite marks these NAMESPACE="no"': `
      o-p04pass1 o-p05pass1 valid-sa-012 x-ibm-1-0.5-valid-P04-ibm04v01.xml x-ibm-1-0.5-valid-P05-ibm05v01.xml
      x-ibm-1-0.5-valid-P05-ibm05v02.xml x-ibm-1-0.5-valid-P05-ibm05v03.xml x-ibm-1-0.5-valid-P05-ibm05v05.xml
    `,
    'a reference to an internal parameter entity in the internal subset: not followed': `
      ibm-invalid-P76-ibm76i01.xml ibm-valid-P28-ibm28v02.xml ibm-valid-P29-ibm29v02.xml ibm-valid-P69-ibm69v01.xml
      ibm-valid-P70-ibm70v01.xml o-p28pass3 o-p69pass1 rmt-e3e-13 v-pe02 valid-sa-070
    `,
    'an entity in another file is declared, and the catalog does not have it': `
      attr11 attr12 ibm-invalid-P56-ibm56i13.xml ibm-invalid-P56-ibm56i16.xml ibm-valid-P11-ibm11v01.xml ibm-valid-P11-ibm11v02.xml
      o-p73pass1 o-p74pass1 o-p75pass1 rmt-e2e-18 valid-sa-082 valid-sa-083
    `,
    'XML 1.1 is not read': `
      rmt-e2e-50
    `,
  },
  read: {},
  differs: {},
};
