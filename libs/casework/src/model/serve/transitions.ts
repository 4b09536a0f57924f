/** How the two regions of the chart take the events of a delivery, given its own words for a lawful step. */
export const serveTransitions = <S, T>(stay: S, to: (target: 'served') => T) => ({
  SERVE: to('served'),
  DEEM_SERVED: to('served'),
  SERVICE_FAILED: stay,
  ANNOUNCE_SERVICE: stay,
  CONSENT_SERVICE: stay,
  REVOKE_CONSENT: stay,
});

/** Consent may be said and taken back from the application on. */
export const consentTransitions = <S>(stay: S) => ({ CONSENT_SERVICE: stay, REVOKE_CONSENT: stay });
