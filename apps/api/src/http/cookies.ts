import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '#identity';
import { reject } from '#kernel';
import { Refused } from './problem.js';

/** Sent to this host alone, over TLS alone, to no script: the browser itself refuses a cookie of that name without it. */
const SESSION = '__Host-session';
const TOKEN = /^[A-Za-z0-9_-]{20,100}$/;
const HARMLESS = ['GET', 'HEAD'];

/** One cookie of the request by its name. */
export function cookieOf({ headers }: Pick<FastifyRequest, 'headers'>, name: string): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

export function sessionCookieOf(request: FastifyRequest): string | undefined {
  const token = cookieOf(request, SESSION);
  return token && TOKEN.test(token) ? token : undefined;
}

/** Kept for so many seconds; 0 takes it back. */
export function setCookie(reply: FastifyReply, name: string, value: string, seconds: number): void {
  const attributes = `Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;
  void reply.header('set-cookie', `${name}=${value}; ${attributes}`);
}

export function keepSession(reply: FastifyReply, token: string, expiresAt: string): void {
  const seconds = Math.max(0, Math.floor((Date.parse(expiresAt) - Date.now()) / 1000));
  setCookie(reply, SESSION, token, seconds);
}

export const dropSession = (reply: FastifyReply): void => setCookie(reply, SESSION, '', 0);

/**
 * A cookie comes along whoever made the page that asks. What changes something must say that it comes from our own: browsers say
 * it in Sec-Fetch-Site, older ones in Origin; who says neither is no browser and has no business with a cookie.
 */
export function refuseCrossSite({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): void {
  if (HARMLESS.includes(method)) return;
  const site = headers['sec-fetch-site'];
  const same = site === undefined ? hostOf(headers.origin) === headers.host : site === 'same-origin';
  if (!same) throw new Refused([reject('CROSS_SITE')]);
}

function hostOf(origin: string | undefined): string | null {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : null;
}

/** The answer of a sign-in: the token itself, or, where a browser keeps it, nothing a script could read. */
export function answerSession(reply: FastifyReply, session: Session, cookie: boolean) {
  if (cookie) keepSession(reply, session.token, session.expiresAt);
  return { ...session, token: cookie ? null : session.token };
}
