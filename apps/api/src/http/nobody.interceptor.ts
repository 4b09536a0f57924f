import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { catchError, type Observable } from 'rxjs';
import { People } from '#identity';
import { reject } from '#kernel';
import type { SignedRequest } from './principal.js';
import { Refused, statusOf } from './problem.js';

/** What is said of a request before anybody asked who sends it. */
const UNASKED = [400, 404, 422, 428];

/**
 * Acts ask who is there inside their own trips, after the request was read. Whoever is nobody hears of that all the same, and nothing of
 * what they sent or named: one more question, asked only where an act is refused.
 */
@Injectable()
export class NobodyInterceptor implements NestInterceptor {
  constructor(private readonly people: People) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { unproven } = context.switchToHttp().getRequest<SignedRequest>();
    if (unproven === undefined) return next.handle();
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        const code = error instanceof Refused ? error.rejections[0]?.code : undefined;
        if (code === undefined || !UNASKED.includes(statusOf(code))) throw error;
        throw (await this.people.me(unproven)) ? error : new Refused([reject('UNAUTHENTICATED')]);
      }),
    );
  }
}
