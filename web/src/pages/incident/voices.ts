// The claims on an incident, gathered by who makes them.
import type { Claim, Contradiction, IncidentCard, Side, Stance, TollKind } from '../../lib/types'
import { figure } from '../../lib/words'

export interface Voice {
  key: string
  name: string
  node?: string
  /** Whose voice: a party to the act, another, the outlet's own, or nobody named. */
  kind: Side
  /** What it does with the claim, each stance once. */
  stances: Stance[]
  /** The words of what it claims, each once; of a denial, what it denies. */
  words: string[]
  /** Its last figure of each count, as text. */
  figures: Partial<Record<TollKind, string>>
  claims: Claim[]
  first: string
}

export const counts: TollKind[] = ['killed', 'injured', 'arrested', 'displaced', 'abducted', 'missing']

const rank = { party: 0, other: 1, hearsay: 2, outlet: 3 }

/** Gathers claims by voice: parties first, then others, hearsay, and outlets' own words. */
export function voices(claims: Claim[], i: IncidentCard): Voice[] {
  const sides = new Set([...i.from, ...i.to].map((n) => n.node))
  const all = new Map<string, Voice>()
  for (const c of claims.toSorted((x, y) => ((x.published ?? '') < (y.published ?? '') ? -1 : 1))) {
    const kind: Side = c.side ?? (c.hearsay ? 'hearsay' : !c.by ? 'outlet' : c.by_node && sides.has(c.by_node) ? 'party' : 'other')
    const key = kind + ':' + c.by_name
    const v = all.get(key) ?? { key, name: c.by_name, node: c.by_node, kind, stances: [], words: [], figures: {}, claims: [], first: c.published ?? '' }
    if (!v.stances.includes(c.stance)) v.stances.push(c.stance)
    if (c.what && !v.words.includes(c.what) && (c.stance === 'denies' || !v.stances.includes('denies'))) v.words.push(c.what)
    for (const what of counts) {
      const n = c.size?.[what]
      if (n) v.figures[what] = figure({ low: n.low ?? null, high: n.high ?? null, text: n.text })
    }
    v.claims.push(c)
    all.set(key, v)
  }
  return [...all.values()].sort((x, y) => rank[x.kind] - rank[y.kind] || (x.name < y.name ? -1 : 1))
}

/** In a sentence or two, how sure the incident is: which claims exclude each other, or on whose word it rests. */
export function doubt(i: IncidentCard, against: Contradiction[], all: Voice[]): string {
  const said = against.slice(0, 2).map((c) => c.sentence)
  if (against.length > 2) said.push(`And ${against.length - 2} more of its claims exclude each other.`)
  if (i.state === 'outlet_only' && all.length > 0 && !i.dataset) said.push('It rests on the word of outlets alone; nobody is quoted for it.')
  if (i.state === 'denied') said.push('It is denied, and nobody is quoted who says that it happened.')
  if (i.realis === 'future') said.push('It is told as planned, not as done.')
  if (i.realis === 'hypothetical') said.push('It is told as possible, not as done.')
  if (i.realis === 'negated') said.push('It is said not to have happened.')
  return said.join(' ')
}
