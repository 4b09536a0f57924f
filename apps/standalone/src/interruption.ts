import { ConfigError } from '#platform';
import { EmbeddedPostgresError } from '#platform/embedded';

/** Aborted by the first SIGINT or SIGTERM. */
export function interruption(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A second one does not wait for what is being put away.
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      interrupted.abort(new Error(`stopped by ${signal}`));
    });
  }
  return interrupted.signal;
}

/** Why a command ended; a wrong argument with the usage. After an interruption what broke is only its echo. */
export function whyEnded(error: unknown, interrupted: AbortSignal, usage: string): string {
  if (interrupted.aborted) return String(interrupted.reason.message);
  if (error instanceof EmbeddedPostgresError || error instanceof ConfigError) return error.message;
  if (error instanceof TypeError) return `${error.message}\n${usage}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
