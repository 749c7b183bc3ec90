/** Why an event of a long run with large data lacks some of it. */
export const notKept = "Large data of this event was not kept: of a long run's, the first and the newest stay whole.";
