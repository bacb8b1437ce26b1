// Days as numbers, for charts.

const length = 86_400_000
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The number of a day, counted from 1970-01-01; NaN where it is not a whole day. */
export function dayNumber(day: string | undefined): number {
  return day && /^\d{4}-\d\d-\d\d$/.test(day) ? Math.round(Date.parse(day + 'T00:00:00Z') / length) : NaN
}

/** The day of a number: "2024-01-16". */
export function dayOf(n: number): string {
  return new Date(Math.round(n) * length).toISOString().slice(0, 10)
}

/** A mark of a time axis: its day, its words, and whether it begins a year. */
export interface Tick {
  at: number
  text: string
  strong: boolean
}

/** Marks of an axis from one day to another, at most `most` of them, on round days. */
export function ticks(from: number, to: number, most: number): Tick[] {
  const days = Math.max(1, to - from)
  const step = days / Math.max(2, most)
  if (step <= 16) return dayTicks(from, to, [1, 2, 7, 14].find((s) => s >= step) ?? 14)
  const monthStep = [1, 2, 3, 6].find((s) => s * 30.4 >= step)
  if (monthStep) return monthTicks(from, to, monthStep)
  const yearStep = [1, 2, 5, 10, 20, 50].find((s) => s * 365 >= step) ?? 100
  return monthTicks(from, to, 12 * yearStep)
}

function dayTicks(from: number, to: number, step: number): Tick[] {
  const list: Tick[] = []
  let year = ''
  const monday = 4 // 1970-01-05
  const first = step % 7 === 0 ? Math.ceil((from - monday) / step) * step + monday : Math.ceil(from / step) * step
  for (let at = first; at <= to; at += step) {
    const [y = '', m = '', d = ''] = dayOf(at).split('-')
    const fresh = y !== year
    list.push({ at, text: `${Number(d)} ${months[Number(m) - 1]}` + (fresh ? ' ' + y : ''), strong: fresh && list.length > 0 })
    year = y
  }
  return list
}

function monthTicks(from: number, to: number, step: number): Tick[] {
  const list: Tick[] = []
  const start = new Date(from * length)
  let index = start.getUTCFullYear() * 12 + start.getUTCMonth()
  index = Math.ceil(index / step) * step
  let year = -1
  for (; ; index += step) {
    const y = Math.floor(index / 12)
    const at = Math.round(Date.UTC(y, index % 12, 1) / length)
    if (at > to) return list
    if (at < from) continue
    const name = months[index % 12] ?? ''
    const january = index % 12 === 0
    list.push({ at, text: step >= 12 ? String(y) : january || y !== year ? `${name} ${y}` : name, strong: january && step < 12 })
    year = y
  }
}
