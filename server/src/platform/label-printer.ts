import { connect } from 'node:net';

/** What kept a printer from taking a label, for whoever stands beside it. */
export type PrinterTrouble = 'no-answer' | 'refused' | 'unknown-host' | 'broken-off';

const troubles: Record<string, PrinterTrouble> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ETIMEDOUT: 'no-answer',
  EHOSTUNREACH: 'no-answer',
  ENETUNREACH: 'no-answer',
};

/**
 * Sends bytes to a printer as they are (raw TCP), and is done once it has taken all of them and closed its side or gone on without a word:
 * printers answer nothing. Whoever is silent for `patienceMs` before that is given up.
 */
export function sendToPrinter(
  { host, port }: { host: string; port: number },
  bytes: string,
  patienceMs = 5000,
): Promise<'sent' | PrinterTrouble> {
  return new Promise((resolve) => {
    let isSent = false;
    const socket = connect({ host, port });
    const done = (outcome: 'sent' | PrinterTrouble) => {
      socket.destroy();
      resolve(outcome);
    };
    socket.setTimeout(patienceMs, () => {
      done(isSent ? 'sent' : 'no-answer');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      done(troubles[error.code ?? ''] ?? 'broken-off');
    });
    socket.on('connect', () => {
      socket.end(bytes, 'utf8', () => {
        isSent = true;
      });
    });
    // What it says of itself is of no use here, and unread it would keep the connection open.
    socket.resume();
    socket.on('close', () => {
      done(isSent ? 'sent' : 'broken-off');
    });
  });
}
