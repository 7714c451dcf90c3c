/** More groups at once were slower where orders are gathered the same way. */
const groupsInFlight = 2;

type Reader<Value> = {
  resolve: (value: Value | undefined) => void;
  reject: (reason: unknown) => void;
};

/**
 * Answers concurrent reads of single keys by few reads of many: whoever asks while two groups are being read joins the next.
 * A read starts after everyone in its group has asked, so it never misses what was written before.
 */
export function gatherReads<Value, Key = string>(
  read: (keys: Key[]) => Promise<Map<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  let gathering = new Map<Key, Reader<Value>[]>();
  let inFlight = 0;

  function next(): void {
    if (inFlight >= groupsInFlight || gathering.size === 0) return;
    const group = gathering;
    gathering = new Map();
    inFlight += 1;
    void answer(group);
  }

  async function answer(group: Map<Key, Reader<Value>[]>): Promise<void> {
    try {
      const found = await read([...group.keys()]);
      for (const [key, readers] of group)
        for (const reader of readers) reader.resolve(found.get(key));
    } catch (error) {
      for (const reader of [...group.values()].flat()) reader.reject(error);
    } finally {
      inFlight -= 1;
      next();
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      const readers = gathering.get(key);
      if (readers) readers.push({ resolve, reject });
      else gathering.set(key, [{ resolve, reject }]);
      // One turn of the loop, so that reads asked for together are answered together.
      setImmediate(next);
    });
}
