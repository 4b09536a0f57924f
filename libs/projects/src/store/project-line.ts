import { type LocalDate, type Signer, signature } from '#kernel';
import { canonical } from '#record';

/** The line of an act on a project: canonical JSON (RFC 8785) of what was done, by whom, with which effect. */
export function projectLine(
  project: string,
  actor: Signer,
  says: { readonly kind: string; readonly effectiveOn: LocalDate } & Readonly<Record<string, unknown>>,
): string {
  return canonical({ ...says, project, by: signature(actor) });
}

/** The first line of a project, whether it is opened by itself or with its first case. */
export function openingLine(
  { id, ...opened }: { readonly id: string } & Readonly<Record<string, unknown>>,
  actor: Signer,
  effectiveOn: LocalDate,
): string {
  return projectLine(id, actor, { kind: 'OPEN_PROJECT', effectiveOn, opened });
}
