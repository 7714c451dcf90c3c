/** What can be wrong with a store while it runs: what it means for customers, and what somebody can do about it. */
export const healthFaults = {
  database: {
    title: 'The database does not answer',
    means: 'The menu can be read. Nobody can order, sign in or see their orders.',
    todo: 'See that PostgreSQL runs and can be reached. The embedded one is started again by itself: its log is in postgres/ of the data folder.',
  },
  'no-room': {
    title: 'The disk of the database is full',
    means: 'The menu can be read. Nobody can order.',
    todo: 'Make room where the database lies. It sells again by itself.',
  },
  'little-room': {
    title: 'The disk of the data folder is full',
    means: 'Orders go on. Letters and pictures cannot be kept.',
    todo: 'Make room where LARDER_DATA is.',
  },
  'replica-away': {
    title: 'The copy of the database is away or behind',
    means:
      'Nothing, unless it is busy: reports and lists are read from the database that orders are placed in.',
    todo: 'See that the PostgreSQL of DATABASE_READ_URL runs, can be reached and follows the other. It is asked again by itself.',
  },
  'work-waits': {
    title: 'Work after orders waits',
    means: 'Customers wait for their letters, and for what follows an order.',
    todo: 'Look into the log for “the outbox”, and at how busy the machine is.',
  },
  'work-given-up': {
    title: 'Work after orders was given up',
    means: 'Some customers got no letter, or something that follows an order was not done.',
    todo: 'The log says which and why. Mend that, then start it again: update outbox set attempts = 0, failed_at = null where failed_at is not null.',
  },
  'erasure-waits': {
    title: 'Customers who were erased are still known elsewhere',
    means:
      'Nothing. Their account, their cards at the provider of payments or copies of letters may still be there.',
    todo: 'The log says what keeps it. It is tried again for more than three hours; the shop’s own rows have forgotten them already.',
  },
  'letters-fail': {
    title: 'Letters cannot be sent',
    means: 'Customers wait for their letters. They are tried again for more than three hours.',
    todo: 'See whether the mail server takes letters, and whether LARDER_SMTP and its password are right.',
  },
  'payments-fail': {
    title: 'The provider of payments cannot be asked',
    means:
      'Customers wait to hear that they have paid, and cards are charged later. No money is lost.',
    todo: 'See the provider’s own page of troubles, and whether its key still holds. The shop asks again by itself.',
  },
  'webhooks-off': {
    title: 'Webhooks were switched off',
    means: 'Customers notice nothing. Other software does not hear what happens.',
    todo: 'See Software in the back office: mend who listens, then switch them on.',
  },
  'backup-old': {
    title: 'There is no backup of the last two days',
    means: 'Nothing yet. If this machine is lost, so are the orders since the last backup.',
    todo: 'Run larder backup, and see why larder-backup.timer does not.',
  },
  'newer-database': {
    title: 'The database is of a newer Larder',
    means: 'What is new may not be shown or kept right by this server.',
    todo: 'Bring this server to the version that the others have.',
  },
  'clock-off': {
    title: 'The clock of this server differs from the database’s',
    means: 'Orders may be taken after their cut-off, and codes that are right refused.',
    todo: 'Have both set by NTP.',
  },
} as const satisfies Record<string, { title: string; means: string; todo: string }>;

export type HealthFault = keyof typeof healthFaults;
export const healthFaultCodes = Object.keys(healthFaults) as [HealthFault, ...HealthFault[]];
