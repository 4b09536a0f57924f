const OFFICE = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/** Today where the offices are, `YYYY-MM-DD`, by real time: an account is no legal act. */
export function officeDay(): string {
  return OFFICE.format(new Date());
}
