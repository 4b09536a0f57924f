import { Counter, Gauge } from 'prom-client';

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

/** `outcome`: delivered, retried (did not arrive, is tried again), failed (given up), late (another attempt came first), broken (our side). */
export const deliveriesTotal = new Counter({
  name: 'approval_deliveries_total',
  help: 'Attempts to deliver a message to a subscription, by channel and outcome',
  labelNames: ['channel', 'outcome'] as const,
});

export const deliveriesUnderWay = new Gauge({
  name: 'approval_deliveries_under_way',
  help: 'Messages that have neither arrived nor failed, by channel',
  labelNames: ['channel'] as const,
});

export const deliveryAge = new Gauge({
  name: 'approval_delivery_oldest_seconds',
  help: 'Age of the oldest message under way, by channel',
  labelNames: ['channel'] as const,
});

export const listeners = new Gauge({
  name: 'approval_stream_listeners',
  help: 'Open live streams',
});
