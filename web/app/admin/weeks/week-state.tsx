import { adminWeeksWords as texts } from '../../words/en/admin-weeks.ts';
import type { PlannedWeek } from '../kit/office-types.ts';
import { Badge } from '../kit/status-badge.tsx';

const tones = {
  'not-planned': 'plain',
  draft: 'notable',
  'opens-later': 'good',
  open: 'good',
  closed: 'plain',
} as const;

export const WeekState = ({ state }: { state: PlannedWeek['state'] }) => (
  <Badge tone={tones[state]}>{texts.states[state]}</Badge>
);
