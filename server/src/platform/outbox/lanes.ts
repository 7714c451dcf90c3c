import type { ClaimedEvent } from './events.ts';

/** How many handlers of one kind run at the same time. */
const atOnce = 8;

type Lane = { waiting: ClaimedEvent[]; running: Set<ClaimedEvent>; held: number; more: boolean };
type Options = { kinds: string[]; batch: number; run: (event: ClaimedEvent) => Promise<void> };

/** One lane per kind, so that a kind whose handlers hang holds up no other. An event is held until its outcome is written. */
export function openLanes({ kinds, batch, run }: Options) {
  const lanes = new Map<string, Lane>();

  function open(kinds: string[]): void {
    for (const kind of kinds)
      lanes.set(kind, { waiting: [], running: new Set(), held: 0, more: false });
  }
  open(kinds);

  const hasRoom = (lane: Lane): boolean => lane.held <= batch / 2;

  /** What each lane can take now; one without room is remembered as having more to come. */
  function rooms(): { kind: string; room: number }[] {
    for (const lane of lanes.values()) lane.more ||= !hasRoom(lane);
    return [...lanes]
      .filter(([, lane]) => hasRoom(lane))
      .map(([kind, lane]) => ({ kind, room: batch - lane.held }));
  }

  /** Starts what was claimed; a kind that filled its room may have more. */
  function take(rooms: { kind: string; room: number }[], events: ClaimedEvent[]): void {
    const byKind = Map.groupBy(events, ({ kind }) => kind);
    for (const { kind, room } of rooms) {
      const lane = lanes.get(kind);
      const taken = byKind.get(kind) ?? [];
      if (!lane) continue;
      lane.more = taken.length >= room;
      lane.held += taken.length;
      lane.waiting.push(...taken);
      start(lane);
    }
  }

  function start(lane: Lane): void {
    while (lane.running.size < atOnce) {
      const event = lane.waiting.shift();
      if (!event) return;
      lane.running.add(event);
      void run(event).finally(() => {
        lane.running.delete(event);
        start(lane);
      });
    }
  }

  /** True when a lane that may have more has room again. */
  function release(events: ClaimedEvent[]): boolean {
    for (const { kind } of events) {
      const lane = lanes.get(kind);
      if (lane) lane.held -= 1;
    }
    return [...lanes.values()].some((lane) => lane.more && hasRoom(lane));
  }

  return {
    open,
    rooms,
    take,
    release,
    kinds: () => [...lanes.keys()],
    held: () => [...lanes.values()].reduce((sum, { held }) => sum + held, 0),
    unfinished: () =>
      [...lanes.values()].flatMap(({ waiting, running }) => [...waiting, ...running]),
  };
}
