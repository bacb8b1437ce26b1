// An event in words.
import { cut } from '../lib/bytes'
import type { Attribution, Count, Event, Mention, NodeName, Realis } from '../lib/types'
import { act, day, number, realisName, span } from '../lib/words'

/** The side that a mention stands for; a single word ("Tehran", "Iranian") and what stands for a name ("it", "the group") are named by that. */
function side(m: Mention): NodeName {
  const known = m.coref !== undefined || !/\s/.test(m.entity_text.trim())
  const name = known && m.identifier_text ? m.identifier_text : m.entity_text.replace(/^(The|An?) /, (article) => article.toLowerCase())
  return { node: m.identifier_id || name.toLowerCase(), name }
}

/** Events whose pronouns and descriptions ("it", "the ministry") bear the name of what they stand for, where the text has one. */
export function withNames(events: Event[], mentions: Mention[], text: string): Event[] {
  const named = (m: Mention): Mention => {
    if (!m.coref || m.identifier_text || /\s/.test(m.entity_text.trim())) return m
    const meant = mentions.find((x) => x.span[0] === m.coref?.[0] && x.span[1] === m.coref[1])
    return { ...m, identifier_text: meant?.identifier_text || meant?.entity_text || cut(text, m.coref)[1] }
  }
  return events.map((e) => ({ ...e, actor: e.actor?.map(named), recipient: e.recipient?.map(named) }))
}

/** Who did what to whom: "Pakistan attacked militants". Where nobody is named to whom, in the text's own words: "China offered". */
export function sayEvent(e: Event): string {
  const from = (e.actor ?? []).map(side)
  const to = (e.recipient ?? []).map(side)
  const words = e.event_text?.join(' … ')
  const [one] = e.actor ?? []
  if (from.length === 1 && from[0] && one && to.length === 0 && words) return words.includes(one.entity_text) ? words : `${from[0].name} ${words}`
  return act({ event: e.event[0] ?? '', from, to })
}

/** Whether all who are heard on it deny it. */
export function denied(e: Event): boolean {
  return !!e.attribution?.length && e.attribution.every((a) => a.stance === 'denies')
}

/** How the act is drawn: what is denied as what is said not to have happened. */
export function drawnAs(e: Event): Realis {
  return denied(e) ? 'negated' : e.realis
}

/** What sets an event apart from a plain fact: "planned", "denied by Pakistan", "hearsay", or nothing. */
export function doubtOf(e: Event): string {
  if (denied(e)) return 'denied by ' + (e.attribution?.map((a) => a.entity && side(a.entity).name).find(Boolean) ?? 'a voice')
  if (e.realis !== 'actual') return realisName(e.realis)
  return e.attribution?.some((a) => a.hearsay) ? 'hearsay' : ''
}

/** What the events of a text tell as done, the acts with two sides first: a sentence. */
export function sayAll(events: Event[]): string {
  if (events.length === 0) return 'No act between parties was read in this text.'
  const done = events.filter((e) => e.realis === 'actual' && !denied(e)).toSorted((x, y) => Number(!x.recipient?.length) - Number(!y.recipient?.length))
  const told = [...new Set(done.map(sayEvent))]
  if (told.length === 0) return `It tells of ${events.length === 1 ? 'one act, but not as done' : `${number(events.length)} acts, none of them as done`}.`
  const shown = told.slice(0, 2)
  const rest = events.length - shown.length
  return `It tells that ${shown.join(', and that ')}${rest > 0 ? `; and ${rest === 1 ? 'one act' : `${number(rest)} acts`} more` : ''}.`
}

/** When it was, as far as it is known, and from what that is known. */
export function sayDate(e: Event): string {
  const edtf = e.date_info?.edtf
  const known = e.date ? span(e.date, e.enddate) : edtf ? edtf.split('/').map((d) => day(d)).join(' – ') : 'not known'
  if (e.date_info?.basis === 'published') return known + ', the day of publication: no words of the text date it'
  return e.date_info?.text ? `${known}, from “${e.date_info.text}”` : known
}

/** On whose word it is: "Iran’s interior minister says so", or the outlet's own. */
export function sayVoice(a: Attribution): string {
  const who = a.hearsay ? 'Hearsay' : (a.entity?.entity_text ?? 'A voice without a name')
  return a.cue ? `${who} (“${a.cue}”)` : who
}

/** A count as the text has it, and on whose word. */
export function sayCount(kind: string, c: Count): string {
  const n = c.low === undefined && c.high === undefined ? '' : c.low === undefined ? `up to ${number(c.high ?? 0)} ` : c.high === undefined ? `at least ${number(c.low)} ` : c.low === c.high ? number(c.low) + ' ' : `${number(c.low)}–${number(c.high)} `
  const who = (c.attribution ?? []).map((a) => (a.hearsay ? 'hearsay' : a.entity?.entity_text)).filter(Boolean).join(', ')
  return `${n}${kind}, “${c.text}” (${who || 'the outlet’s own word'})`
}
