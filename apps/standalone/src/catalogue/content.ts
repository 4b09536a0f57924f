import type { CalendarPart } from '#calendar';
import type {
  AssessmentDefinition,
  DelegationDefinition,
  FactDefinition,
  GuideDefinition,
  ItemDefinition,
  KeyList,
  OrganDefinition,
  ParkDefinition,
  TableDefinition,
} from '#model/catalogue';

/** A place in a file; `line` and `column` count from 1, 0 means the file as a whole. */
export interface Where {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** What could not be read. `broken`: the file is no YAML or CSV at all; else one value in it is wrong. */
export interface ReadFault extends Where {
  readonly code: string;
  readonly place: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly broken: boolean;
}

/** What stands in files, as far as it could be read. `whereIs` finds the place of a finding, as near as it can. */
export interface Content {
  readonly items: readonly ItemDefinition[];
  readonly guides: readonly GuideDefinition[];
  readonly organs: readonly OrganDefinition[];
  readonly parks: readonly ParkDefinition[];
  readonly calendars: readonly CalendarPart[];
  readonly delegations: readonly DelegationDefinition[];
  readonly tables: readonly TableDefinition[];
  readonly facts: readonly FactDefinition[];
  readonly keyLists: readonly KeyList[];
  readonly assessments: readonly AssessmentDefinition[];
  readonly faults: readonly ReadFault[];
  readonly whereIs: (place: string) => Where | undefined;
}

/** All the contents as one. */
export function joined(parts: readonly Content[]): Content {
  return {
    items: parts.flatMap(({ items }) => items),
    guides: parts.flatMap(({ guides }) => guides),
    organs: parts.flatMap(({ organs }) => organs),
    parks: parts.flatMap(({ parks }) => parks),
    calendars: parts.flatMap(({ calendars }) => calendars),
    delegations: parts.flatMap(({ delegations }) => delegations),
    tables: parts.flatMap(({ tables }) => tables),
    facts: parts.flatMap(({ facts }) => facts),
    keyLists: parts.flatMap(({ keyLists }) => keyLists),
    assessments: parts.flatMap(({ assessments }) => assessments),
    faults: parts.flatMap(({ faults }) => faults),
    whereIs: (place) => parts.map(({ whereIs }) => whereIs(place)).find((found) => found !== undefined),
  };
}

export const NOTHING: Content = {
  items: [],
  guides: [],
  organs: [],
  parks: [],
  calendars: [],
  delegations: [],
  tables: [],
  facts: [],
  keyLists: [],
  assessments: [],
  faults: [],
  whereIs: () => undefined,
};
