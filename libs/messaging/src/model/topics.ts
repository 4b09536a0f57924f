/** What may be subscribed to: ledger topics that mean something outside this house. */
export const TOPICS = [
  'case.submitted',
  'case.changed',
  'case.concluded',
  'result.in-force',
  'notice.issued',
];

/** The topic of an act that told somebody something; each of its notices is a message of its own. */
export const NOTICE_ISSUED = 'notice.issued';
