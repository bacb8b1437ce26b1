// The three things a newcomer asks of a pair, answered from the data in one sentence each.
import { dayNumber } from '../../lib/time'
import type { Arc, DyadPage, IncidentCard } from '../../lib/types'
import { count, day, number, quad, strainName, typeName } from '../../lib/words'
import { ways } from './layout'

export interface Answered {
  text: string
  arc?: Arc
  told: boolean
}

/** How many days back an answer is looked for before older ones. */
const lately = 90

/** Whether one side answered the other: lately, where that is known; one that a text tells before one that is inferred. */
export function answered(page: DyadPage, known: IncidentCard[]): Answered | undefined {
  const hard = (id: string) => Math.abs(known.find((i) => i.id === id)?.event_scale ?? 0)
  const late = (x: Arc) => Number(dayNumber(page.to) - dayNumber(x.to_day) <= lately)
  const order = (x: Arc, y: Arc) => late(y) - late(x) || Number(y.basis === 'text') - Number(x.basis === 'text') || hard(y.from) - hard(x.from) || ((x.to_day ?? '') < (y.to_day ?? '') ? 1 : -1)
  const arc = page.arcs.toSorted(order)[0]
  if (!arc) return undefined
  const act = known.find((i) => i.id === arc.from)
  const reply = known.find((i) => i.id === arc.to)
  const way = arc.from_dir ?? (act && ways(act, page.a.node, page.b.node)[0])
  if (!way) return undefined
  const [first, second] = way === 'ab' ? [page.a.name, page.b.name] : [page.b.name, page.a.name]
  const days = dayNumber(arc.to_day) - dayNumber(arc.from_day)
  const what = act ? typeName(act.event) : 'act'
  const after = days === 0 ? 'on the same day' : days === 1 ? 'the next day' : days > 1 ? `within ${count(days, 'day')}` : ''
  const with_ = reply ? ` with ${article(typeName(reply.event))}` : ''
  const told = arc.basis === 'text'
  return { arc, told, text: `${second} answered ${possessive(first)} ${what} of ${day(arc.from_day)} ${after}${with_}`.trim().replace(/ +/g, ' ') }
}

/** How many weeks back a height is looked for. */
const recent = 26

/** Under how many incidents nothing is said of where it goes (docs/method.md). */
const few = 5

/** Whether it calms down: strain now and four weeks before, and how long the last deed of conflict lies back. */
export function calming(page: DyadPage, hardest: IncidentCard[]): string {
  const { value, before } = page.strain
  const move = value - before
  const history = page.strain.history.slice(-recent)
  const top = history.reduce((m, h) => (h.strain > m.strain ? h : m), history[0] ?? { date: '', strain: -10 })
  const now = `strain is ${number(value, 1)} (${strainName(value)})`
  const last = hardest.map((i) => i.date ?? '').toSorted().at(-1)
  const quiet = last && dayNumber(page.to) - dayNumber(last) >= 7 ? ` No ${quad(4).name} is told since ${day(last)}.` : ''
  if (page.totals.incidents === 0) return 'Nothing is told in this window.'
  if (page.totals.incidents < few) return `Too few acts are told to say: ${now}.${quiet}`
  if (top.strain - value >= 1 && top.date) return `Calming: ${now}, down from a height of ${number(top.strain, 1)}; four weeks ago it was ${number(before, 1)}.${quiet}`
  if (move >= 1) return `Not yet: ${now}, up from ${number(before, 1)} four weeks ago.${quiet}`
  if (move <= -1) return `Calming: ${now}, down from ${number(before, 1)} four weeks ago.${quiet}`
  return `Little has moved: ${now}, and was ${number(before, 1)} four weeks ago.${quiet}`
}

function article(noun: string): string {
  if (/^(support|cooperation|aid|coercion|mobilization)$/.test(noun)) return noun
  return (/^[aeiou]/.test(noun) ? 'an ' : 'a ') + noun
}

function possessive(name: string): string {
  return name + (name.endsWith('s') ? '’' : '’s')
}
