import type { Message } from './message.js';

/**
 * The message as one CloudEvent 1.0 in structured JSON, the same bytes at every try. It names the case and what happened, not who
 * is concerned: whoever needs more reads it at /v1 under their own rights.
 */
export function cloudEvent(message: Message): string {
  const { eventId, topic, caseId, receiptNo, seq, kind, effectiveOn, at, notice } = message;
  return JSON.stringify({
    specversion: '1.0',
    id: eventId,
    source: '/v1/cases',
    type: topic,
    subject: caseId,
    time: at,
    datacontenttype: 'application/json',
    data: { caseId, receiptNo, seq, kind, effectiveOn, ...(notice && { notice }) },
  });
}
