/** An organisation (组织树) as documents write it and as it answers. */

import type { Day, Tier } from "./wangge.js";

/** The document of an organisation. Days are local, `until` is the first day after. */
export interface OrgDocument {
  units: { id: string; tier: string; parent?: string; kind?: UnitKind; name?: string }[];
  posts?: { member: string; role: string; unit: string; from: Day; until?: Day }[];
  enrolments?: { member: string; as: "party-member" | "volunteer"; from: Day; until?: Day }[];
  homes?: { member: string; unit: string; from: Day; until?: Day }[];
  tags?: { member: string; tag: string; from: Day; until?: Day }[];
  parties?: { id: string; kind: string; units: string[] }[];
  partners?: {
    id: string;
    kind: string;
    units: string[];
    functions?: string[];
    from?: Day;
    until?: Day;
    decision?: string;
  }[];
  households?: { id: string; unit: string }[];
  groups?: { household: string; group: string; from: Day; until?: Day }[];
  /** Households that enrolled in a purse of households (户积分账户). */
  accounts?: { household: string; purse: string; from: Day; until?: Day }[];
  links?: { kind: string; source: string; target: string; from: Day; until?: Day }[];
}

/** A special kind of unit: 企业网格、微网格、功能网格. */
export type UnitKind = "enterprise" | "micro" | "functional";

/** One unit and its place in the tree. */
export interface UnitAnswer {
  id: string;
  tier: Tier;
  kind?: UnitKind;
  name?: string;
  parent?: string;
  children: string[];
}

/** A plan put into force over a unit and all below it (预案启动). */
export interface Activation {
  plan: string;
  unit: string;
  from: Day;
  until?: Day;
  by: string;
  basis: string;
}
