import type { Actor } from '#kernel';
import { isRejection, type Rejection, reject } from '#kernel';
import { isTrustLevel, type TrustLevel } from '#model/catalogue';
import { may, type Permission, recusal, type Subject } from '#model/identity';
import { extensionOf, nameRefusal } from './file-name.js';
import { TYPE_NAMES, typeOfExtension } from './file-types.js';
import type { UploadMetadata } from './upload-metadata.js';

/** What the operator allows, in bytes. */
export interface FileLimits {
  readonly file: number;
  readonly project: number;
}

/** The project an upload goes to, as much of it as the rules read. */
export interface Room {
  readonly actor: Actor;
  readonly project: { readonly id: string; readonly parkId: number; readonly applicantOrgan: number };
  /** Bytes kept for it. */
  readonly used: number;
  readonly versions: number;
  /** Uploads of the actor that are under way. */
  readonly uploads: number;
}

/** Versions of all files of one project; a project of four stages has some hundred papers. */
const MOST_VERSIONS = 5000;
/** Uploads under way of one person. */
const MOST_UPLOADS = 20;

/** What a level needs besides the right to hand in: a level above C is somebody's word for it. */
const GIVEN_BY: { readonly [T in TrustLevel]: Permission } = {
  A: 'file.issue',
  B: 'file.check',
  C: 'file.upload',
  D: 'file.upload',
};

/**
 * Of `size`: as declared, null where nothing is. Answers the trust the file comes in with: C unless said otherwise. Who is related to the
 * applicant hands nothing in (公务员法 76).
 */
export function admitUpload(
  { name, trust: said }: UploadMetadata,
  size: number | null,
  room: Room,
  limits: FileLimits,
): TrustLevel | Rejection {
  const trust = trustOf(said, room);
  if (isRejection(trust)) return trust;
  const recused = recusal(room.actor, room.project.applicantOrgan);
  return recused ?? nameRefusal(name) ?? typeRefusal(name) ?? roomRefusal(size, room, limits) ?? trust;
}

/** Whoever serves the project does so for their own organ: that they see it was asked before. */
export function subjectOf({ actor, project }: Pick<Room, 'actor' | 'project'>): Subject {
  return { applicantOrgan: project.applicantOrgan, parkId: project.parkId, organId: actor.organId };
}

function trustOf(said: string | null, room: Room): TrustLevel | Rejection {
  const level = said ?? 'C';
  if (!isTrustLevel(level)) return reject('TRUST_LEVEL', { params: { level: level.slice(0, 10) } });
  const forbidden = ([...new Set(['file.upload', GIVEN_BY[level]])] as Permission[]).find(
    (permission) => !may(room.actor, permission, subjectOf(room)),
  );
  return forbidden ? reject('FORBIDDEN', { params: { event: forbidden } }) : level;
}

function typeRefusal(name: string): Rejection | null {
  const extension = extensionOf(name);
  if (typeOfExtension(extension)) return null;
  return reject('FILE_TYPE', { params: { extension: extension.slice(0, 20), types: TYPE_NAMES.join(', ') } });
}

function roomRefusal(size: number | null, room: Room, limits: FileLimits): Rejection | null {
  if (size === 0) return reject('FILE_EMPTY');
  if (size !== null && size > limits.file) return reject('FILE_TOO_LARGE', { params: { most: limits.file } });
  if (room.versions >= MOST_VERSIONS) return reject('TOO_MANY_FILES', { params: { most: MOST_VERSIONS } });
  if (room.uploads >= MOST_UPLOADS) return reject('TOO_MANY_UPLOADS', { params: { most: MOST_UPLOADS } });
  return room.used + (size ?? 1) > limits.project
    ? reject('PROJECT_FULL', { params: { most: limits.project } })
    : null;
}
