/** For `catch`: answers instead of a failure with this system code (`ENOENT`), throws any other. */
export function unlessCode<T>(code: string, answer: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === code) return answer;
    throw error;
  };
}
