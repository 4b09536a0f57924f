import type { LocalDate } from '#kernel';

/** The channel of a project, as its items hear of it: its last admission, and how that ended. */
export interface ProjectChannel {
  readonly id: string;
  readonly ended: { readonly on: LocalDate; readonly cause: string } | null;
}

/** The green channel of the project reaches the items numbered so. */
export interface ChannelCommand {
  readonly type: 'SET_CHANNEL';
  readonly idx: readonly number[];
  readonly channel: ProjectChannel;
}
