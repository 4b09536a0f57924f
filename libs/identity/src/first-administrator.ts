import type { Role } from '#kernel';
import { newId } from '#platform';
import { digest } from '#record';
import { peopleLine } from './act-on-people.js';
import { officeDay } from './office-day.js';
import { newInvitation } from './principal.js';
import type { StaffStore } from './store/staff.store.js';

export interface Administrator {
  readonly role: Role;
  readonly signIn: string;
  readonly name: string;
}

/**
 * The invitation of a first administrator (keeper, security, auditor), who is entered with the owner's pen since nobody has the
 * right yet; null where somebody holds that role already.
 */
export async function enterFirstAdministrator(
  staff: StaffStore,
  { role, signIn, name }: Administrator,
): Promise<string | null> {
  const [id, invitation] = [newId(), newInvitation()];
  const line = peopleLine('FIRST_ADMINISTRATOR', officeDay(), { person: id, roles: [role] });
  const entered = await staff.putAdministrator(role, { id, signIn, name, hash: digest(invitation) }, line);
  return entered && invitation;
}
