// How the map is painted: land, borders, and the hatched areas of places that are known only roughly.
import type { StyleSpecification } from 'maplibre-gl'

export interface Paints {
  sea: string
  land: string
  border: string
  quads: string[]
}

/** The colours of the theme that is on. */
export function paints(): Paints {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string) => style.getPropertyValue(name).trim()
  return { sea: of('--sea'), land: of('--land'), border: of('--border'), quads: [0, 1, 2, 3, 4].map((q) => of('--quad-' + q)) }
}

const nothing = { type: 'FeatureCollection', features: [] } as const

/** An empty style with the sources that the map fills. */
export function style(p: Paints): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: { ...nothing, features: [] }, attribution: 'Natural Earth' },
      borders: { type: 'geojson', data: { ...nothing, features: [] } },
      areas: { type: 'geojson', data: { ...nothing, features: [] } },
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': p.sea } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': p.land } },
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-pattern': ['concat', 'hatch-', ['get', 'quad']], 'fill-opacity': 0.55 } },
      { id: 'areas-edge', type: 'line', source: 'areas', paint: { 'line-color': ['get', 'colour'], 'line-dasharray': [3, 2], 'line-width': 1 } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': p.border, 'line-width': 0.8 } },
    ],
  }
}

/** A picture of diagonal lines in a colour, to be repeated. */
export function hatch(colour: string): { width: number; height: number; data: Uint8Array } {
  const n = 16
  const value = Number.parseInt(colour.slice(1), 16)
  const rgb = [(value >> 16) & 255, (value >> 8) & 255, value & 255]
  const data = new Uint8Array(n * n * 4)
  for (let y = 0; y < n; y++)
    for (let x = 0; x < n; x++) {
      const on = (x + y) % n < 3
      data.set([...rgb, on ? 255 : 0], (y * n + x) * 4)
    }
  return { width: n, height: n, data }
}
