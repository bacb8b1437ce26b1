import { expect, test } from 'vitest'
import { match } from './routes'

test.each([
  ['/', '/', {}],
  ['/dyads', '/dyads', {}],
  ['/dyads/', '/dyads', {}],
  ['/dyads/IRN/Jaish%20al-Adl', '/dyads/:a/:b', { a: 'IRN', b: 'Jaish al-Adl' }],
  ['/entities/COD%2FREB', '/entities/:node', { node: 'COD/REB' }],
  ['/about/ASSAULT', '/about/:code', { code: 'ASSAULT' }],
  ['/dyads/IRN/COD%2FREB/compare', '/dyads/:a/:b/compare', { a: 'IRN', b: 'COD/REB' }],
  ['/dyads/IRN/PAK/x', '*', { path: '/dyads/IRN/PAK/x' }],
  ['/entities/%E0%A4%A', '/entities/:node', { node: '%E0%A4%A' }],
])('%s', (path, pattern, params) => {
  const found = match(path)
  expect(found.route.pattern).toBe(pattern)
  expect(found.params).toEqual(params)
})
