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
