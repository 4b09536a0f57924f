/** How the standings of the chart take what concerns a commitment, given its own word for a lawful step. */
export const choosingTransitions = <S>(stay: S) => ({ COMMIT: stay, WITHDRAW_COMMITMENT: stay });

/** After a decision in favour: it moves the item nowhere; the result in the register falls. */
export const revokingTransitions = <S>(stay: S) => ({
  ORDER_RECTIFICATION: stay,
  CHECK_RECTIFICATION: stay,
  PROPOSE_REVOCATION: stay,
  ANSWER_HEARING: stay,
  CALL_HEARING: stay,
  HOLD_HEARING: stay,
  DECIDE_REVOCATION: stay,
});
