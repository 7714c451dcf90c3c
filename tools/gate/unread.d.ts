/** Stands for the types of a package that only the types of others name. */
declare const unread: unknown;
export default unread;
