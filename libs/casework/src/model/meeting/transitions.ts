/** They move an item nowhere, wherever its review goes on. */
export const meetingTransitions = <S>(stay: S) => ({ CONVENE: stay, HOLD_MEETING: stay, GIVE_OPINION: stay });
