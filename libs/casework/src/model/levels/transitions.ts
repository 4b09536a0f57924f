/** While the item is its organ's to handle. */
export const levelTransitions = <S>(stay: S) => ({ TRANSFER: stay, RECORD_PROGRESS: stay });

/** Between the levels, once it is accepted. */
export const betweenLevels = <S>(stay: S) => ({ FORWARD: stay, RECEIVE_UP: stay, SEND_DOWN: stay });
