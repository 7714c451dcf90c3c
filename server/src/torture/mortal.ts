import type { Database, Db, Payments, Tx } from '../platform/platform.ts';

/** What is thrown at whoever works for a server that has been killed. */
export class Killed extends Error {
  override name = 'Killed';
}

/** One life of a server: it is killed at a step, a statement or a call to the provider, as `kill -9` would, and does nothing after it. */
export type Life = {
  isOver: () => boolean;
  /** Counts a step. */
  step: () => void;
  /** So many steps were taken. */
  steps: () => number;
  end: () => void;
};

/** `lastStep` Infinity: it is not killed. */
export function openLife(lastStep: number): Life {
  let steps = 0;
  let over = false;
  return {
    isOver: () => over,
    steps: () => steps,
    step: () => {
      steps += 1;
      if (steps >= lastStep) over = true;
      if (over) throw new Killed('The server was killed.');
    },
    end: () => {
      over = true;
    },
  };
}

/** Dies between statements, before a commit, and after one whose answer nobody hears. */
export function mortalDatabase(database: Database, life: Life): Database {
  const mortal = <Handle extends Db>(handle: Handle): Handle => ({
    ...handle,
    query: async (row, statement, options) => {
      life.step();
      const rows = await handle.query(row, statement, options);
      life.step();
      return rows;
    },
    run: async (statement, options) => {
      life.step();
      const count = await handle.run(statement, options);
      life.step();
      return count;
    },
  });
  return {
    ...mortal(database),
    transaction: async (work) => {
      const result = await database.transaction(async (tx: Tx) => {
        const done = await work(mortal(tx));
        life.step();
        return done;
      });
      life.step();
      return result;
    },
    snapshot: (work) => database.snapshot((db) => work(mortal(db))),
  };
}

/** Dies before a call, and after one whose answer nobody hears. */
export function mortalPayments(payments: Payments, life: Life): Payments {
  const through =
    <Asked, Answer>(call: (asked: Asked) => Promise<Answer>) =>
    async (asked: Asked): Promise<Answer> => {
      life.step();
      const answer = await call(asked);
      life.step();
      return answer;
    };
  return {
    ...payments,
    open: through(payments.open),
    read: through(payments.read),
    close: through(payments.close),
    capture: through(payments.capture),
    charge: through(payments.charge),
    refund: through(payments.refund),
    forget: through(payments.forget),
  };
}
