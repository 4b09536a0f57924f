import type { Rejection, Role } from '#kernel';
import type { OrganDefinition } from '../place.js';
import { type Cursor, choice, cursor, keys, list, present, refused, settle, text } from './reading.js';

const ROLES = [
  'applicant',
  'clerk',
  'lead',
  'officer',
  'reviewer',
  'head',
  'supervisor',
  'editor',
  'government',
  'operator',
  'keeper',
  'security',
  'auditor',
] as const;

/** A person of the demonstration. `organ` is the handle of the organ the roles are held in. */
export interface DemoPerson {
  readonly signIn: string;
  readonly name: string;
  readonly organ: string;
  /** The park whose cases the person sees, where the organ itself is of none. */
  readonly park?: string;
  readonly roles: readonly Role[];
}

/** Staff that every department gets: `<prefix>.<handle>`, called by the organ's name and the title. */
export interface StaffLine {
  readonly prefix: string;
  readonly title: string;
  readonly roles: readonly Role[];
}

export interface DemoPeople {
  readonly people: readonly DemoPerson[];
  readonly staff: readonly StaffLine[];
}

/** `seeds/people.yaml` as written, or every fault with its pointer. */
export function readPeople(yaml: unknown): DemoPeople | Rejection[] {
  const at = cursor(yaml);
  const key = keys(at, ['people', 'staff']);
  return settle(at, { people: list(key('people'), readPerson), staff: list(key('staff'), readStaff) });
}

/** Everyone of the demonstration: those named, then the staff of each organ of kind department. */
export function peopleOf(organs: readonly OrganDefinition[], yaml: unknown): DemoPerson[] | Rejection[] {
  const read = readPeople(yaml);
  if (refused(read)) return read;
  const { people, staff } = read;
  const departments = organs.filter((organ) => organ.kind === 'department');
  return [...people, ...departments.flatMap((organ) => staff.map((line) => staffOf(organ, line)))];
}

function staffOf(organ: OrganDefinition, { prefix, title, roles }: StaffLine): DemoPerson {
  return {
    signIn: `${prefix}.${organ.handle}`,
    name: `${organ.name.zh}${title}`,
    organ: organ.handle,
    roles,
  };
}

function readPerson(at: Cursor): DemoPerson {
  const key = keys(at, ['sign-in', 'name', 'organ', 'park', 'roles']);
  return {
    signIn: text(key('sign-in')),
    name: text(key('name')),
    organ: text(key('organ')),
    ...present(key('park'), 'park', text),
    roles: list(key('roles'), (role) => choice(role, ROLES)),
  };
}

function readStaff(at: Cursor): StaffLine {
  const key = keys(at, ['prefix', 'title', 'roles']);
  return {
    prefix: text(key('prefix')),
    title: text(key('title')),
    roles: list(key('roles'), (role) => choice(role, ROLES)),
  };
}
