import type { LocalDate } from '#kernel';
import type { GuideDefinition } from '#model/catalogue';
import type { Application, Offered } from './application.js';
import type { ProjectChannel } from './channel/commands.js';
import type { Askable } from './facts.js';
import type { Seen } from './seen.js';
import type { RegisteredResult } from './time.js';

/** What of an application can be added to a case that is open already. */
export type Addition = Pick<Application, 'items' | 'files' | 'declared' | 'electronicService'>;

/** ADD_ITEM: more items of the guide of the case, with who decides each today and under which version. */
export interface AddCommand {
  readonly type: 'ADD_ITEM';
  readonly on: LocalDate;
  readonly addition: Addition;
  readonly guide: GuideDefinition;
  readonly offered: readonly Offered[];
  /** The register, who is asked to confirm, the channel and the version of the facts of the project, as they are for what is newly filed. */
  readonly told: {
    readonly register: readonly RegisteredResult[];
    readonly askable?: readonly Askable[];
    readonly channel?: ProjectChannel | null;
    readonly factsVersion?: number;
  };
  readonly seen: Seen;
}
