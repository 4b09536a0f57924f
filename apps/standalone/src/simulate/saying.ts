import type { ResolvedFile } from '#dossier';
import type { LocalDate } from '#kernel';
import type { Item } from '#model/casework';
import type { Chance } from './chance.js';
import type { Person } from './people.js';

/** Who says what about which item, and when: what the content of an event is made from. */
export interface Saying {
  readonly item: Item;
  readonly chance: Chance;
  readonly person: Person;
  readonly people: readonly Person[];
  readonly today: LocalDate;
  /** Files of the project, as the uploads of this run left them. */
  readonly papers: readonly ResolvedFile[];
}
