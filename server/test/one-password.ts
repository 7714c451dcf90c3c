/** Everybody whom the tests let register has this password. */
export const password = 'correct horse battery staple';
