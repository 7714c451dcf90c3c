/** A program by others that stands in for services of AWS: how it is had and run, and what it is asked. */
export type StandIn = {
  install: string;
  /** At 127.0.0.1. */
  run: (port: number) => { program: string; args: string[]; environment?: Record<string, string> };
  /** Answers anything at all once it is up. */
  up: string;
  /** Posted to, forgets everything; without it the table is made anew. */
  reset?: string;
  asked: readonly Asked[];
  /** By the name of a test: what is known to be otherwise there. README.md says who is right. */
  disagreements: readonly string[];
};
type Asked = 'choices' | 'objects' | 'letters';

export const standIns = {
  moto: {
    install: "pip install 'moto[server]==5.2.5'",
    run: (port) => ({ program: 'moto_server', args: ['-H', '127.0.0.1', '-p', String(port)] }),
    up: '/moto-api/',
    reset: '/moto-api/reset',
    asked: ['choices', 'objects', 'letters'],
    disagreements: ['lets exactly one of the concurrent writers win each version'],
  },
  ministack: {
    install: 'pip install ministack==1.5.33',
    run: (port) => ({
      program: 'ministack',
      args: [],
      environment: {
        BIND_HOST: '127.0.0.1',
        GATEWAY_PORT: String(port),
        SERVICES: 'dynamodb,s3',
        IOT_MTLS_ENABLED: '0',
        SFTP_ENABLED: '0',
        LOG_LEVEL: 'WARNING',
      },
    }),
    up: '/_ministack/health',
    reset: '/_ministack/reset',
    // Of a letter it keeps what it made of it, and not what was sent.
    asked: ['choices', 'objects'],
    disagreements: [],
  },
  dynalite: {
    install: 'npm brings it when it is asked for',
    run: (port) => ({
      program: 'npx',
      args: [
        '--yes',
        'dynalite@4.0.0',
        '--host',
        '127.0.0.1',
        '--port',
        String(port),
        '--createTableMs',
        '0',
        '--deleteTableMs',
        '0',
      ],
    }),
    up: '/',
    asked: ['choices'],
    disagreements: [],
  },
} as const satisfies Record<string, StandIn>;

export type Name = keyof typeof standIns;
export const names = Object.keys(standIns) as Name[];
