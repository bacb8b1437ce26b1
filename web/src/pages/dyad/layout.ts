// Where things stand in the mirrored chart: pure functions from data to positions.
import { dayNumber } from '../../lib/time'
import type { Arc, IncidentCard, Series, Way } from '../../lib/types'

export interface Frame {
  width: number
  /** First and last day shown. */
  from: number
  to: number
  left: number
  right: number
  top: number
  /** The baseline. */
  mid: number
  bottom: number
}

/** The place of a day's middle on the line of time. */
export function xOf(f: Frame, day: number): number {
  return f.left + ((day + 0.5 - f.from) / (f.to + 1 - f.from)) * (f.width - f.left - f.right)
}

/** The day under a place. */
export function dayAt(f: Frame, x: number): number {
  const day = f.from + ((x - f.left) / (f.width - f.left - f.right)) * (f.to + 1 - f.from)
  return Math.min(f.to, Math.max(f.from, Math.floor(day)))
}

export interface Mark {
  incident: IncidentCard
  /** The direction; an incident that both did to each other has a mark in each. */
  way: Way
  x: number
  y: number
  size: number
  label?: string
}

/**
 * The directions of an incident between a and b, by the rule of dyad.Dyads: every actor towards every
 * recipient; without recipients every actor towards every other; a deed of conflict also falls to the state
 * on whose soil it is done.
 */
export function ways(i: IncidentCard, a: string, b: string): Way[] {
  const from = new Set(i.from.map((n) => n.node))
  const told = i.recipient?.length ? i.to : i.from
  const to = new Set(told.map((n) => n.node))
  const soil = i.event_loc?.country_code
  if (i.quad_code === 4 && soil && (i.recipient?.length || i.actor?.length === 1)) to.add(soil)
  const list: Way[] = []
  if (from.has(a) && to.has(b)) list.push('ab')
  if (from.has(b) && to.has(a)) list.push('ba')
  return list
}

/** Marks, one an incident and way, stacked in columns from the baseline outwards; the hardest acts stand nearest to it. */
export function marks(f: Frame, incidents: IncidentCard[], a: string, b: string): Mark[] {
  const room = f.width - f.left - f.right
  const dayWidth = room / (f.to + 1 - f.from)
  const columns = Math.max(1, dayWidth >= 14 ? f.to + 1 - f.from : Math.floor(room / 15))
  const wide = room / columns
  const stacks = new Map<string, { incident: IncidentCard; way: Way }[]>()
  for (const incident of incidents) {
    const day = dayNumber(incident.date)
    if (!(day >= f.from && day <= f.to)) continue
    for (const way of ways(incident, a, b)) {
      const key = way + Math.floor((xOf(f, day) - f.left) / wide)
      stacks.set(key, [...(stacks.get(key) ?? []), { incident, way }])
    }
  }
  const tallest = Math.max(1, ...[...stacks.values()].map((s) => s.length))
  const lane = Math.min(f.mid - f.top, f.bottom - f.mid) - 30
  const pitch = Math.min(20, Math.max(5, lane / tallest))
  const size = Math.min(6.5, pitch * 0.4)
  const list: Mark[] = []
  for (const [key, stack] of stacks) {
    const column = Number(key.slice(2))
    stack.sort((p, q) => Math.abs(q.incident.event_scale) - Math.abs(p.incident.event_scale) || (p.incident.id < q.incident.id ? -1 : 1))
    stack.forEach(({ incident, way }, i) => {
      const away = 12 + pitch * i
      list.push({ incident, way, x: f.left + (column + 0.5) * wide, y: way === 'ab' ? f.mid - away : f.mid + away, size })
    })
  }
  return list.sort((p, q) => p.x - q.x || (p.way < q.way ? -1 : p.way > q.way ? 1 : 0) || Math.abs(p.y - f.mid) - Math.abs(q.y - f.mid))
}

/** Gives words to the hardest acts, as many as fit beyond their stacks without touching. */
export function label(f: Frame, all: Mark[], name: (i: IncidentCard) => string, most = 8) {
  const taken: { way: Way; left: number; right: number }[] = []
  const edge = new Map<string, number>()
  for (const m of all) {
    const key = m.way + Math.round(m.x)
    edge.set(key, Math.max(edge.get(key) ?? 0, Math.abs(m.y - f.mid)))
  }
  const labels: { x: number; y: number; text: string; anchor: 'start' | 'middle' | 'end'; way: Way; id: string }[] = []
  const weight = (m: Mark) => Math.abs(m.incident.event_scale) * Math.log2(1 + m.incident.sources)
  for (const m of all.toSorted((p, q) => weight(q) - weight(p))) {
    if (labels.length >= most) break
    const text = name(m.incident)
    const half = text.length * 3.2 + 4
    const x = Math.min(f.width - f.right - half, Math.max(f.left + half, m.x))
    const away = (edge.get(m.way + Math.round(m.x)) ?? 0) + 14
    const over = (o: Mark) => o.way === m.way && Math.abs(o.x - m.x) > 1 && Math.abs(o.x - x) < half + o.size && Math.abs(Math.abs(o.y - f.mid) - away - 4) < 10 + o.size
    if (all.some(over) || taken.some((t) => t.way === m.way && x - half < t.right && x + half > t.left)) continue
    taken.push({ way: m.way, left: x - half, right: x + half })
    labels.push({ x, y: m.way === 'ab' ? f.mid - away : f.mid + away + 9, text, anchor: 'middle', way: m.way, id: m.incident.id })
  }
  return labels
}

export interface Bin {
  /** Days it covers. */
  from: number
  to: number
  ab: number[]
  ba: number[]
  sources: number
  balance: number | undefined
}

/** Bins of a series within a frame, joined until each is at least `least` wide, with counts by quad (index 0 is unused). */
export function bins(f: Frame, s: Series, quads: number[], least = 4): { bins: Bin[]; joined: number } {
  const starts = s.start.map((d) => dayNumber(d))
  const typical = s.by === 'day' ? 1 : s.by === 'week' ? 7 : 30.4
  const width = (typical / (f.to + 1 - f.from)) * (f.width - f.left - f.right)
  const steps = s.by === 'month' ? [1, 3, 6, 12, 24, 60] : s.by === 'week' ? [1, 2, 4, 8, 13, 26, 52] : [1, 2, 7, 14, 28, 56]
  const joined = steps.find((k) => k * width >= least) ?? 60
  const list: Bin[] = []
  for (let i = 0; i < starts.length; ) {
    const from = starts[i] ?? 0
    let end = i + 1
    // Groups of months begin with the year, so that a bar is a quarter or a year.
    while (end < starts.length && (s.by === 'month' ? monthIndex(s.start[end]) % joined !== 0 : end % joined !== 0)) end++
    const to = end < starts.length ? (starts[end] ?? from) - 1 : from + Math.round(typical * (end - i)) - 1
    const sum = (d: 'ab' | 'ba', what: 'counts' | 'sources', q: number) => (s[d][what][q] ?? []).slice(i, end).reduce((x, y) => x + y, 0)
    const side = (d: 'ab' | 'ba') => [0, 1, 2, 3, 4].map((q) => (quads.includes(q) ? sum(d, 'counts', q) : 0))
    const [ab, ba] = [side('ab'), side('ba')]
    const both = (q: number) => sum('ab', 'counts', q) + sum('ba', 'counts', q)
    const good = both(1) + both(2)
    const bad = both(3) + both(4)
    const sources = quads.reduce((n, q) => n + sum('ab', 'sources', q) + sum('ba', 'sources', q), 0)
    if (to >= f.from && from <= f.to) list.push({ from, to, ab, ba, sources, balance: good + bad ? (good - bad) / (good + bad) : undefined })
    i = end
  }
  return { bins: list, joined }
}

function monthIndex(day: string | undefined): number {
  const [y, m] = (day ?? '').split('-').map(Number)
  return (y ?? 0) * 12 + (m ?? 1) - 1
}

/** The curve of an answer from one point to another: it leaves outwards and comes in from outside, so that it is seen beside the stacks. */
export function arcPath(x1: number, y1: number, x2: number, y2: number, mid: number): string {
  const reach = Math.min(90, 26 + Math.abs(x2 - x1) * 0.35)
  if (Math.sign(y1 - mid) === Math.sign(y2 - mid)) {
    const out = Math.sign(y1 - mid) * reach
    return `M${x1} ${y1}C${x1} ${y1 + out} ${x2} ${y2 + out} ${x2} ${y2}`
  }
  const bend = Math.max(14, Math.abs(x2 - x1) * 0.55)
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
}

/** The arcs that are drawn. */
export function shownArcs(arcs: Arc[], how: 'all' | 'text' | 'none', f: Frame): Arc[] {
  if (how === 'none') return []
  return arcs.filter((a) => (how === 'all' || a.basis === 'text') && dayNumber(a.from_day) >= f.from && dayNumber(a.to_day) <= f.to)
}
