/** Whose journals the tests write. */
export const identity = { server: 'http://photos.example:2283', userId: 'user-1' };
