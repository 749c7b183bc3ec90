/** So much of runs that have ended is on the page, in events and in UTF-16 units of their JSON; the rest is in the storage. */
export const heldLimits = { events: 20_000, length: 4_000_000 };
