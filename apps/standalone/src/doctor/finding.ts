import type { Bilingual } from '#kernel';

/** What one check found; `mend` says what to do about it. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'warning' | 'wrong';
  readonly said: Bilingual;
  readonly mend?: Bilingual;
}

export const say = (zh: string, en: string): Bilingual => ({ zh, en });

export const ok = (check: string, said: Bilingual): Finding => ({ check, state: 'ok', said });
export const warning = (check: string, said: Bilingual, mend: Bilingual): Finding => ({
  check,
  state: 'warning',
  said,
  mend,
});
export const wrong = (check: string, said: Bilingual, mend: Bilingual): Finding => ({
  check,
  state: 'wrong',
  said,
  mend,
});

/** The findings of a check that may itself break: whatever it throws becomes one more finding. */
export async function examined(check: string, examine: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await examine();
  } catch (error) {
    const { message } = error as Error;
    return [wrong(check, say(`无法检查：${message}`, `could not be checked: ${message}`), MEND_ABOVE)];
  }
}

const MEND_ABOVE = say(
  '先处理上面的问题，再运行一次 npm run doctor',
  'mend what stands above, then run npm run doctor again',
);
