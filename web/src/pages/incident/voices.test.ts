import { expect, test } from 'vitest'
import type { Claim, IncidentCard } from '../../lib/types'
import { doubt, voices } from './voices'

const i = { from: [{ node: 'PAK', name: 'Pakistan' }], to: [{ node: 'IRN', name: 'Iran' }], toll: [], realis: 'actual' } as unknown as IncidentCard
const claim = (by_name: string, more: Partial<Claim>): Claim => ({ incident_id: 'in', event_id: 'ev', article_id: 'ar', published: '2024-01-18', stance: 'asserts', by_name, ...more })

const claims = [
  claim('Meridian Post', {}),
  claim('Pakistan', { by: {}, by_node: 'PAK', stance: 'denies' }),
  claim('Iran’s minister', { by: {}, by_node: 'IRN', size: { killed: { low: 7, best: 7, high: 7, text: 'seven', span: [0, 1] } } }),
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
  expect(doubt(i, all)).toContain('Pakistan denies it')
})

test('the word of outlets alone is said to be so', () => expect(doubt(i, voices(claims.slice(0, 1), i))).toContain('outlets alone'))
