/** The outcome of `work`, or a rejection after `ms` milliseconds; the work itself goes on unheard. */
export async function within<T>(ms: number, work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // Lost the race, it may still reject: nobody listens any more.
    work.catch(() => undefined);
  }
}

/** Resolves with `work`, or after `ms` milliseconds without it; the work goes on. Rejects when it fails in that time. */
export async function patiently(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await Promise.race([work, enough]);
  } finally {
    clearTimeout(timer);
  }
}
