// What is marked in a text: the parts that its events are made of.
import type { Event, Quad, Realis, Span } from '../lib/types'
import { drawnAs } from './say'

/** Roles in the order in which their lines are stacked where one word has several. */
export const roles = ['action', 'actor', 'recipient', 'date', 'place', 'voice', 'figure'] as const
export type Role = (typeof roles)[number]

/** The label of a role over a word, its name, and what it means. */
export const roleWords: Record<Role, { label: string; name: string; says: string }> = {
  actor: { label: 'who', name: 'who', says: 'the actor: who does it' },
  action: { label: 'did', name: 'did what', says: 'the action: the words that tell the act, in the colour of its kind' },
  recipient: { label: 'to whom', name: 'to whom', says: 'the recipient: to whom it is done' },
  date: { label: 'when', name: 'when', says: 'the words that date it' },
  place: { label: 'where', name: 'where', says: 'the words that place it' },
  voice: { label: 'says', name: 'on whose word', says: 'the voice that says so; where there is none it is the outlet’s own word' },
  figure: { label: 'how many', name: 'how many', says: 'a count of people, as the text has it' },
}

/** A marked stretch of a text, in bytes. */
export interface Mark {
  role: Role
  span: Span
  event: string
  quad: Quad
  realis: Realis
}

/** The marks of an event. A pronoun is marked where it stands, not at the name it stands for. */
export function marksOf(e: Event): Mark[] {
  const marks: Mark[] = []
  const add = (role: Role, span: Span | undefined) => {
    if (!span || span[1] <= span[0]) return
    if (marks.some((m) => m.role === role && m.span[0] === span[0] && m.span[1] === span[1])) return
    marks.push({ role, span, event: e.id, quad: e.quad_code, realis: drawnAs(e) })
  }
  add('action', e.evidence.trigger)
  for (const m of e.actor ?? []) add('actor', m.span)
  for (const m of e.recipient ?? []) add('recipient', m.span)
  add('date', e.date_info?.span)
  add('place', e.event_loc?.span)
  for (const a of e.attribution ?? []) add('voice', a.entity?.span ?? a.span)
  for (const c of Object.values(e.size ?? {})) for (const n of [c, ...(c.others ?? [])]) add('figure', n.span)
  return marks
}

/** A stretch of text over which the same marks lie; `first` are those that begin with it. */
export interface Segment {
  text: string
  marks: Mark[]
  first: Mark[]
}

/** Cuts a stretch of a text where marks begin and end. The segments, put together, are the stretch. */
export function segments(text: string, at: (byte: number) => number, range: Span, marks: readonly Mark[]): Segment[] {
  const [from, to] = [at(range[0]), at(range[1])]
  const here = marks
    .map((mark) => ({ mark, start: Math.max(from, at(mark.span[0])), end: Math.min(to, at(mark.span[1])) }))
    .filter((m) => m.start < m.end)
  const cuts = [...new Set([from, to, ...here.flatMap((m) => [m.start, m.end])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((start, i) => {
    const over = here.filter((m) => m.start <= start && start < m.end)
    return {
      text: text.slice(start, cuts[i + 1]),
      marks: over.map((m) => m.mark).sort(stacked),
      first: over.filter((m) => m.start === start).map((m) => m.mark).sort(stacked),
    }
  })
}

function stacked(a: Mark, b: Mark): number {
  return roles.indexOf(a.role) - roles.indexOf(b.role)
}

/** The roles that marks have, each once, in the order of their lines. */
export function rolesOf(marks: readonly Mark[]): Role[] {
  return roles.filter((r) => marks.some((m) => m.role === r))
}

/** The paragraphs of a text: as the article has them, else the text as one. In bytes. */
export function paragraphsOf(text: string, paragraphs: readonly Span[] | undefined): Span[] {
  if (paragraphs?.length) return [...paragraphs]
  return [[0, new TextEncoder().encode(text).length]]
}
