/** Thrown when the connection is gone, on purpose or not: nothing is to be sent any more. */
export class ConnectionDropped extends Error {}
