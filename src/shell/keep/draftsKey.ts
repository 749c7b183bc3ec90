/** What the keys of kept drafts begin with; the id of the workflow follows. */
export const draftsKey = 'stepyard.drafts.';
