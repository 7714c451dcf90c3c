import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { money, shortDay } from '../../kit/format.ts';
import { adminTodayWords } from '../../words/en/admin-today.ts';
import type { SalesDay } from './sales-by-day.tsx';
import styles from './today.module.css';

/** A picture: the table beside it says the same in figures. */
export function SalesChart({ days, label }: { days: readonly SalesDay[]; label: string }) {
  return (
    <div role="img" aria-label={label} className={styles.chart}>
      <BarChart
        h={240}
        data={days.map(({ date, revenueCents }) => ({ date: shortDay(date), revenueCents }))}
        dataKey="date"
        series={[{ name: 'revenueCents', label: adminTodayWords.revenueHead, color: 'herb.6' }]}
        valueFormatter={(cents) => money(cents)}
        yAxisProps={{ width: 80 }}
        xAxisProps={{ minTickGap: 24, interval: 'equidistantPreserveStart' }}
        gridColor="var(--line)"
        tickLine="none"
        strokeDasharray="2 4"
        barProps={{ radius: [4, 4, 0, 0], isAnimationActive: false }}
        maxBarWidth={36}
        accessibilityLayer={false}
      />
    </div>
  );
}
