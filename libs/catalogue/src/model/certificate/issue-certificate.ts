import { canonical } from '#model/record';
import type { ItemDefinition } from '../definition.js';
import { orders } from '../proof/cures.js';
import type { Edge } from '../proof/edge.js';
import { proveIndependence } from '../proof/prove-independence.js';
import {
  CERTIFICATE_FORMAT,
  type Certificate,
  type OrderedDecision,
  PROOF_VERSION,
  type SealedCertificate,
  type ToldToProof,
} from './certificate.js';
import { headline } from './headline.js';
import { parallelDays } from './parallel-days.js';

/**
 * The certificate of a guide: proved from the guide and the items alone, so whoever holds it comes to the same. A guide that is not
 * independent gets one that says `refused`, with the findings; it is never published. Throws RangeError where the guide
 * names an item that is not given. Source: rules of the house 1, after 行政许可法 5, 15, 16.
 */
export function issueCertificate({ on, guide, items }: ToldToProof): Certificate {
  const known = items.map(({ content }) => content);
  const missing = guide.content.items.find(({ code }) => !known.some((item) => item.code === code));
  if (missing)
    throw new RangeError(`the guide ${guide.content.code} names an item ${missing.code} that is not given`);
  const { edges, findings } = proveIndependence(guide.content, known);
  const byStatute = statutoryEdges(edges, known);
  const ordered = orderedDecisions(byStatute);
  const reviews = guide.content.items.length;
  const result = {
    verdict: findings.some(({ severity }) => severity === 'error')
      ? ('refused' as const)
      : ('independent' as const),
    reviews,
    free: reviews - ordered.length,
    ordered,
  };
  return {
    format: CERTIFICATE_FORMAT,
    algorithm: PROOF_VERSION,
    headline: headline(result),
    on,
    guide,
    items,
    result,
    days: parallelDays(guide.content, known, byStatute),
    edges,
    findings,
  };
}

/** With the hash of all that stands in it. `digest` is SHA-256 in hexadecimal: rules have no hash of their own. */
export function sealedCertificate(
  certificate: Certificate,
  digest: (text: string) => string,
): SealedCertificate {
  return { ...certificate, hash: digest(canonical(certificate)) };
}

/** The edges by which statute orders decisions: what is only practice, cured or a gate waits for nobody. */
export function statutoryEdges(edges: readonly Edge[], known: readonly ItemDefinition[]): Edge[] {
  return edges.filter(
    (edge) =>
      edge.binds !== 'practice' &&
      orders(
        edge,
        known.find(({ code }) => code === edge.item),
      ),
  );
}

function orderedDecisions(edges: readonly Edge[]): OrderedDecision[] {
  return [...new Set(edges.map(({ item }) => item))].map((item) => {
    const own = edges.filter((edge) => edge.item === item);
    return {
      item,
      waitsFor: own.map(({ to }) => to),
      articles: [...new Set(own.flatMap(({ article }) => article.split(/[;；] */)))],
    };
  });
}
