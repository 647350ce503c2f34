/** The stretch of the timeline that stands in the page: what is far above or below is not drawn. */
export interface Stretch {
  start: number;
  end: number;
}

export const chunk = 60;
export const most = 240;

/** The newest entries. */
export function newest(total: number): Stretch {
  return { start: Math.max(0, total - chunk * 2), end: total };
}

/** One chunk further up; what falls out below comes back on the way down. */
export function upwards({ start, end }: Stretch): Stretch {
  const first = Math.max(0, start - chunk);
  return { start: first, end: Math.min(end, first + most) };
}

export function downwards({ start, end }: Stretch, total: number): Stretch {
  const last = Math.min(total, end + chunk);
  return { start: Math.max(start, last - most), end: last };
}

/** After `before` older entries came in front and the log has `total`: the same entries, and the new tail if it was shown. */
export function moved({ start, end }: Stretch, before: number, wasTotal: number, total: number): Stretch {
  const atTail = end >= wasTotal;
  const last = atTail ? total : end + before;
  return { start: Math.max(0, start + before, atTail ? last - most : 0), end: last };
}
