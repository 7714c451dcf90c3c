/** So many cards a stored result has at most; of a longer list it says how long it is, and where the API goes on. */
export const mostStored = 100;
