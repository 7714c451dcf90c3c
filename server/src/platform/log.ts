import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { tellError } from './tell-error.ts';

/** What a pipe takes in one piece: lines of several servers that write to one stay whole. */
const bytesAtOnce = 4096;

/** Lines of JSON on stderr, without people; `mixin` is asked what else belongs into each. */
export const openLog = (level: Config['logLevel'], mixin?: () => object): Logger =>
  pino(
    { level, serializers: { err: tellError }, ...(mixin && { mixin }) },
    pino.destination({ dest: 2, sync: false, minLength: bytesAtOnce - 1, maxWrite: bytesAtOnce }),
  );
