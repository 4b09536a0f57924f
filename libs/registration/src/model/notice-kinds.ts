/** All that is told of segments of codes and of licences; the functions of the room write them. */
export const REGISTRATION_NOTICE_KINDS = ['LICENCE_ISSUED', 'SEGMENT_LOW'] as const;
