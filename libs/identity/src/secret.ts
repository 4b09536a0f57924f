import { hash, verify } from '@node-rs/argon2';

/** argon2id with the library's defaults (19 MiB, 2 passes), the floor that OWASP ASVS 5 asks for. */
export function hashSecret(secret: string): Promise<string> {
  return hash(secret);
}

/** An unknown name costs the same time as a known one. */
const nobody = hashSecret('nobody has this');

/** `false` also where there is no secret, after the same time. */
export async function isSecret(stored: string | null | undefined, said: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobody), said);
  return right && stored !== null && stored !== undefined;
}
