// The claims on an incident, gathered by who makes them.
import type { Claim, IncidentCard, Stance, TollKind } from '../../lib/types'
import { figure } from '../../lib/words'

export interface Voice {
  key: string
  name: string
  node?: string
  /** Whose voice: a party to the act, another, the outlet's own, or nobody named. */
  kind: 'party' | 'other' | 'outlet' | 'hearsay'
  /** What it does with the claim, each stance once. */
  stances: Stance[]
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
    const kind = c.hearsay ? 'hearsay' : !c.by ? 'outlet' : c.by_node && sides.has(c.by_node) ? 'party' : 'other'
    const key = kind + ':' + c.by_name
    const v = all.get(key) ?? { key, name: c.by_name, node: c.by_node, kind, stances: [], figures: {}, claims: [], first: c.published ?? '' }
    if (!v.stances.includes(c.stance)) v.stances.push(c.stance)
    for (const what of counts) {
      const n = c.size?.[what]
      if (n) v.figures[what] = figure({ low: n.low ?? null, high: n.high ?? null, text: n.text })
    }
    v.claims.push(c)
    all.set(key, v)
  }
  return [...all.values()].sort((x, y) => rank[x.kind] - rank[y.kind] || (x.name < y.name ? -1 : 1))
}

/** In one sentence, how sure the incident is: who denies it, where figures differ. */
export function doubt(i: IncidentCard, all: Voice[]): string {
  const said: string[] = []
  const deny = all.filter((v) => v.stances.includes('denies')).map((v) => v.name)
  if (deny.length) said.push(`${list(deny)} ${deny.length === 1 ? 'denies' : 'deny'} it, or a part of it.`)
  for (const t of i.toll) {
    const different = new Set(t.by.map((v) => figure(v)))
    if (different.size > 1) said.push(`Claimants differ on how many were ${t.kind}.`)
  }
  const named = all.filter((v) => v.kind === 'party' || v.kind === 'other')
  if (named.length === 0 && all.length > 0 && !i.dataset) said.push('It rests on the word of outlets alone; nobody is quoted for it.')
  if (i.realis === 'future') said.push('It is told as planned, not as done.')
  if (i.realis === 'hypothetical') said.push('It is told as possible, not as done.')
  if (i.realis === 'negated') said.push('It is said not to have happened.')
  return said.join(' ')
}

function list(all: string[]): string {
  return all.length < 2 ? (all[0] ?? '') : all.slice(0, -1).join(', ') + ' and ' + all.at(-1)
}
