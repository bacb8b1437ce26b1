// What a comparison of two sets says, in words.
import { setName } from '../../lib/dataset'
import type { By, ComparePage, ComparePart, CompareWay, Likes } from '../../lib/types'
import { count, number } from '../../lib/words'

export const parts: [ComparePart, string][] = [
  ['all', 'All acts'],
  ['conflict', 'Conflict'],
  ['cooperation', 'Cooperation'],
]

/** How far counts go together, by docs/method.md. */
export function strength(r: number): string {
  if (r >= 0.7) return 'go together closely'
  if (r >= 0.4) return 'go together in part'
  if (r >= 0.2) return 'go together weakly'
  if (r > -0.2) return 'hardly go together'
  return 'go against each other'
}

/** Why there is no correlation; it is not one of 0. */
export function whyNone(l: Likes, bins: number, by: By, one: string, two: string): string {
  switch (l.why_none) {
    case 'few_bins':
      return `can’t be said: ${count(bins, by)}, it takes 8`
    case 'one_flat':
      return `can’t be said: no change over time in ${setName(one)}`
    case 'two_flat':
      return `can’t be said: no change over time in ${setName(two)}`
    default:
      return 'can’t be said: no change over time in either'
  }
}

/** The lag of the greatest correlation: "at no lag", "with coded news 2 weeks later (0.81)". */
export function bestLag(l: Likes, by: By, one: string, two: string): string {
  const best = l.lags.find((x) => x.lag === l.best_lag)
  if (l.best_lag === null || !best || best.correlation === null) return 'none'
  const figure = number(best.correlation, 2)
  if (best.lag === 0) return `at no lag (${figure})`
  return `with ${setName(best.lag > 0 ? one : two)} ${count(Math.abs(best.lag), by)} later (${figure})`
}

/** The title of one direction: a finding. */
export function wayTitle(p: ComparePage, w: CompareWay, part: ComparePart): string {
  const name = (n: string) => (n === p.a.node ? p.a.name : p.b.name)
  const what = `What ${name(w.from)} did to ${name(w.to)}${part === 'all' ? '' : ', ' + part + ' alone'}`
  const l = w.parts.find((x) => x.what === part)
  if (!l || (l.one === 0 && l.two === 0)) return `${what}: neither tells of any`
  if (l.one === 0 || l.two === 0) return `${what}: ${setName(l.one === 0 ? p.two.dataset : p.one.dataset)} alone tells of any`
  if (l.correlation === null) return `${what}: ${whyNone(l, p.start.length, p.by, p.one.dataset, p.two.dataset).replace(/^can’t be said/, 'whether the two go together can’t be said')}`
  return `${what}: the two ${strength(l.correlation)} (${number(l.correlation, 2)})`
}

/** Whether shares of each set’s own total show more than counts: where one set has over five times as many. */
export function unlike(w: CompareWay[], part: ComparePart): boolean {
  const sums = w.map((x) => x.parts.find((l) => l.what === part)).filter((l): l is Likes => l !== undefined)
  const one = sums.reduce((n, l) => n + l.one, 0)
  const two = sums.reduce((n, l) => n + l.two, 0)
  return one > 0 && two > 0 && Math.max(one, two) > 5 * Math.min(one, two)
}

export interface Bar {
  /** First and last day. */
  from: string
  to: string
  one: number
  two: number
}

/** The bars of one direction, joined so that at most `most` are drawn. */
export function bars(p: ComparePage, w: CompareWay, part: ComparePart, most: number): { bars: Bar[]; joined: number } {
  const joined = Math.max(1, Math.ceil(p.start.length / Math.max(1, most)))
  const list: Bar[] = []
  for (let i = 0; i < p.start.length; i += joined) {
    const end = i + joined
    const sum = (all: number[]) => all.slice(i, end).reduce((m, n) => m + n, 0)
    list.push({ from: p.start[i] ?? '', to: before(p.start[end]) ?? p.to ?? '', one: sum(w.one[part]), two: sum(w.two[part]) })
  }
  return { bars: list, joined }
}

function before(day: string | undefined): string | undefined {
  return day && new Date(Date.parse(day + 'T00:00:00Z') - 86_400_000).toISOString().slice(0, 10)
}
