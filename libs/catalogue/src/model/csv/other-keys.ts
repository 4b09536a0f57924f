/** What a definition calls otherwise than its clerk does; `acceptance` is the conditions to the one, the limit to the other. */
export const OTHER_KEYS: Readonly<Record<string, string>> = {
  acceptance: 'acceptance-conditions',
  preAcceptance: 'acceptance',
  statutory: 'statute',
  authority: 'level',
};
