// Words and figures as the pages write them.
import type { IncidentCard, NodeName, Realis, Stance, State, Toll, TollVoice } from './types'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const figures = new Intl.NumberFormat('en-GB')

/** A day as a page writes it: "16 Jan 2024", "Jan 2024", "2024", "16 Jan, year unknown", "day unknown". */
export function day(d: string | undefined): string {
  if (!d) return 'day unknown'
  const [y = '', m = '', n = ''] = d.replace(/[~?%]/g, '').slice(0, 10).split('-')
  const month = months[Number(m) - 1] ?? ''
  const number = /^\d\d$/.test(n) ? String(Number(n)) : ''
  const short = [number, month].filter(Boolean).join(' ')
  if (/^X+$/.test(y)) return short ? short + ', year unknown' : 'day unknown'
  return [short, y].filter(Boolean).join(' ')
}

/** First to last day: "16 Jan 2024", "16–18 Jan 2024", "30 Jan – 2 Feb 2024", "30 Dec 2023 – 2 Jan 2024". */
export function span(from: string | undefined, to: string | undefined): string {
  if (!from || !to || from === to) return day(from || to)
  const a = day(from).split(' ')
  const b = day(to).split(' ')
  if (a.length !== 3 || b.length !== 3 || a[2] !== b[2]) return day(from) + ' – ' + day(to)
  if (a[1] === b[1]) return `${a[0]}–${b[0]} ${b[1]} ${b[2]}`
  return `${a[0]} ${a[1]} – ${day(to)}`
}

/** A number with separators. */
export function number(n: number, digits = 0): string {
  if (digits === 0) return figures.format(Math.round(n))
  const text = Math.abs(n).toFixed(digits)
  return (n < 0 && Number(text) !== 0 ? '−' : '') + text
}

/** A number with its unit: "1 report", "2,300 reports". */
export function count(n: number, one: string, many = plural(one)): string {
  return number(n) + ' ' + (n === 1 ? one : many)
}

function plural(one: string): string {
  return /[^aeiou]y$/.test(one) ? one.slice(0, -1) + 'ies' : one + 's'
}

const quads = [
  { name: 'kind unknown', short: 'Unknown', css: 'quad-0' },
  { name: 'verbal cooperation', short: 'Words of cooperation', css: 'quad-1' },
  { name: 'material cooperation', short: 'Deeds of cooperation', css: 'quad-2' },
  { name: 'verbal conflict', short: 'Words of conflict', css: 'quad-3' },
  { name: 'material conflict', short: 'Deeds of conflict', css: 'quad-4' },
] as const

/** The name of a quad, a plainer one, and its css class (which sets --quad and --quad-text). */
export function quad(n: number): { name: string; short: string; css: string } {
  return quads[n] ?? quads[0]
}

/** The codes of the ontology in words: as a thing, and as what one does to another. */
const types: Record<string, { noun: string; verb: string; to?: string }> = {
  AGREE: { noun: 'agreement', verb: 'agreed with' },
  CONSULT: { noun: 'meeting', verb: 'met' },
  SUPPORT: { noun: 'support', verb: 'backed' },
  CONCEDE: { noun: 'concession', verb: 'conceded to' },
  COOPERATE: { noun: 'cooperation', verb: 'cooperated with' },
  AID: { noun: 'aid', verb: 'aided' },
  RETREAT: { noun: 'retreat', verb: 'pulled back before' },
  REQUEST: { noun: 'demand', verb: 'made a demand of' },
  ACCUSE: { noun: 'accusation', verb: 'accused' },
  REJECT: { noun: 'rejection', verb: 'rejected' },
  THREATEN: { noun: 'threat', verb: 'threatened' },
  PROTEST: { noun: 'protest', verb: 'protested against' },
  SANCTION: { noun: 'sanction', verb: 'sanctioned' },
  MOBILIZE: { noun: 'mobilization', verb: 'mobilized against' },
  COERCE: { noun: 'coercion', verb: 'coerced' },
  ASSAULT: { noun: 'attack', verb: 'attacked' },
}

/** The name of a type in plain words: "attack" of ASSAULT. Unknown ones in lower case. */
export function typeName(code: string): string {
  return types[code]?.noun ?? code.toLowerCase()
}

/** What an actor of the type did to a recipient: "attacked" of ASSAULT. */
export function typeVerb(code: string): string {
  return types[code]?.verb ?? typeName(code)
}

/** A mode in words: "heavy weapons" of heavy-weapons. */
export function modeName(mode: string): string {
  return mode.replaceAll('-', ' ')
}

/** How a telling that is no plain fact is marked, "" for facts. */
export function realisName(r: Realis): string {
  return { actual: '', future: 'planned', hypothetical: 'possible', negated: 'said not to have happened', historical: 'of the past' }[r] ?? r
}

/** What a claimant does with a claim: "says so", "denies it". */
export function stanceName(s: Stance): string {
  return { asserts: 'says so', alleges: 'alleges it', confirms: 'confirms it', denies: 'denies it', claims_responsibility: 'claims it as its own', cannot_confirm: 'cannot confirm it' }[s] ?? s
}

/** How an incident stands: a mark and a word for it, and what that means. The mark is full where more voices carry it. */
export function stateName(s: State): { mark: string; name: string; means: string } {
  return {
    disputed: { mark: '◐', name: 'disputed', means: 'Claims on it exclude each other.' },
    confirmed_by_both: { mark: '●', name: 'confirmed by both sides', means: 'Voices of two opposing sides say that it happened.' },
    asserted_by_one_side: { mark: '◔', name: 'asserted by one side', means: 'Voices of one side say so; the other is not heard on it, or not to the contrary.' },
    asserted_by_others: { mark: '◔', name: 'asserted by others', means: 'Named voices say so that belong to neither side.' },
    outlet_only: { mark: '○', name: 'outlets’ own word', means: 'Nobody is named who says so.' },
    denied: { mark: '⊘', name: 'denied', means: 'Some voice denies it, and nobody says that it happened.' },
  }[s] ?? { mark: '○', name: s, means: '' }
}

/** What a place is known to, by its resolution. */
export function resolutionName(r: number | undefined): string {
  return ['place unknown', 'somewhere in this country', 'somewhere in this province', 'somewhere in this district', 'in this town', 'at this spot'][r ?? 0] ?? 'place unknown'
}

/** Names in a row: "Iran, Pakistan and Turkey". Three and more others are counted. */
export function names(all: readonly Pick<NodeName, 'name'>[], most = 3): string {
  const list = all.map((n) => n.name)
  if (list.length > most) list.splice(most - 1, list.length, `${list.length - most + 1} others`)
  if (list.length < 2) return list[0] ?? ''
  return list.slice(0, -1).join(', ') + ' and ' + list.at(-1)
}

/** The parties of an act as a sentence names them: a side that stands on both ends is named once. */
export function parties(i: Pick<IncidentCard, 'event' | 'from' | 'to'>): { from: string; verb: string; to: string } {
  const others = i.to.filter((n) => !i.from.some((f) => f.node === n.node))
  const from = upper(names(i.from) || 'Someone')
  const together = i.from.length > 1 ? { CONSULT: 'met', AGREE: 'agreed', COOPERATE: 'cooperated' }[i.event] : undefined
  if (others.length) return { from, verb: typeVerb(i.event), to: names(others) }
  return { from: from + (together ? '' : ':'), verb: together ?? typeName(i.event), to: '' }
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Who did what to whom, in a few words: "Iran attacked Pakistan", "Iran and Pakistan met", "Iran: protest". */
export function act(i: Pick<IncidentCard, 'event' | 'from' | 'to'>): string {
  const p = parties(i)
  return [p.from, p.verb, p.to].filter(Boolean).join(' ')
}

/** The figure of one claimant: "9", "at least 9", "7–9", "up to 12", or its words where it has none. */
export function figure(v: Pick<TollVoice, 'low' | 'high' | 'text'>): string {
  if (v.low === null && v.high === null) return v.text
  if (v.low === null) return 'up to ' + number(v.high ?? 0)
  if (v.high === null) return 'at least ' + number(v.low)
  return v.low === v.high ? number(v.low) : number(v.low) + '–' + number(v.high)
}

/** What is said of one count, each figure with its claimants: "9 killed (Iran), 2 killed (Pakistan)". */
export function toll(t: Toll): string {
  return tollParts(t).map((p) => `${p.figure} ${t.kind} (${p.who.join(', ')})`).join(', ')
}

/** The different figures of one count, each with those who say it. */
export function tollParts(t: Toll): { figure: string; who: string[]; voices: TollVoice[] }[] {
  const parts: { figure: string; who: string[]; voices: TollVoice[] }[] = []
  for (const v of t.by) {
    const said = figure(v)
    const same = parts.find((p) => p.figure === said)
    if (!same) parts.push({ figure: said, who: [v.who], voices: [v] })
    else {
      same.voices.push(v)
      if (!same.who.includes(v.who)) same.who.push(v.who)
    }
  }
  return parts
}

/** How a strain is called; the bounds are those of docs/method.md. */
export function strainName(s: number): string {
  if (s >= 6) return 'openly hostile'
  if (s >= 3) return 'strained'
  if (s >= 1.2) return 'tense'
  if (s > -1.2) return 'even'
  if (s > -4) return 'on good terms'
  return 'close'
}

/** The paths of pages; nodes may hold spaces and slashes. */
export const paths = {
  dyad: (a: string, b: string) => `/dyads/${encodeURIComponent(a)}/${encodeURIComponent(b)}`,
  compare: (a: string, b: string) => `/dyads/${encodeURIComponent(a)}/${encodeURIComponent(b)}/compare`,
  entity: (node: string) => `/entities/${encodeURIComponent(node)}`,
  incident: (id: string) => `/incidents/${encodeURIComponent(id)}`,
  article: (id: string, event?: string) => `/articles/${encodeURIComponent(id)}` + (event ? `?event=${encodeURIComponent(event)}` : ''),
  type: (code: string) => `/about/${encodeURIComponent(code)}`,
}
