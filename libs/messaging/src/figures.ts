import { Counter } from 'prom-client';

/** In the process-wide registry, which every /metrics of the process prints. */
export const topicsRelayed = new Counter({
  name: 'approval_topics_relayed_total',
  help: 'Ledger entries handed on to the queue',
});

export const topicsFailed = new Counter({
  name: 'approval_topics_failed_total',
  help: 'Topics whose verbs failed for good, each an incident',
});

export const ringsTotal = new Counter({
  name: 'approval_rings_total',
  help: 'Streams whose due alarms were rung, by outcome',
  labelNames: ['outcome'] as const,
});
