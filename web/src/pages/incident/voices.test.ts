import { expect, test } from 'vitest'
import type { Claim, Contradiction, IncidentCard } from '../../lib/types'
import { doubt, voices } from './voices'

const i = { from: [{ node: 'PAK', name: 'Pakistan' }], to: [{ node: 'IRN', name: 'Iran' }], toll: [], realis: 'actual', state: 'disputed' } as unknown as IncidentCard
const claim = (by_name: string, more: Partial<Claim>): Claim => ({ incident_id: 'in', event_id: 'ev', article_id: 'ar', published: '2024-01-18', stance: 'asserts', by_name, ...more })

const claims = [
  claim('Meridian Post', {}),
  claim('Pakistan', { by: {}, by_node: 'PAK', stance: 'denies', what: 'targeted civilians' }),
  claim('Iran’s minister', { by: {}, by_node: 'IRN', what: 'struck a village', size: { killed: { low: 7, best: 7, high: 7, text: 'seven', span: [0, 1] } } }),
  claim('Iran’s minister', { by: {}, by_node: 'IRN', published: '2024-01-19', size: { killed: { low: 9, best: 9, high: 9, text: 'nine', span: [0, 1] } } }),
  claim('hearsay', { hearsay: true }),
]

test('claims are gathered by voice, parties first, the last figure counts', () => {
  const all = voices(claims, i)
  expect(all.map((v) => [v.name, v.kind, v.figures.killed])).toEqual([
    ['Iran’s minister', 'party', '9'],
    ['Pakistan', 'party', undefined],
    ['hearsay', 'hearsay', undefined],
    ['Meridian Post', 'outlet', undefined],
  ])
  expect(all.map((v) => v.words)).toEqual([['struck a village'], ['targeted civilians'], [], []])
})

const denial: Contradiction = { kind: 'denial', what: 'targeted civilians', sentence: 'Pakistan denies “targeted civilians”; it is asserted by Iran.', stands: [] }

test('what is disputed is said first', () => expect(doubt(i, [denial], voices(claims, i))).toBe(denial.sentence))

test('of many contradictions two are told, the others counted', () => expect(doubt(i, [denial, denial, denial], [])).toContain('And 1 more'))

test('the word of outlets alone is said to be so', () => expect(doubt({ ...i, state: 'outlet_only' }, [], voices(claims.slice(0, 1), i))).toContain('outlets alone'))
