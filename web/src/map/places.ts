// Incidents by place, for the map and for the list that stands beside it.
import type { MapItem } from '../lib/types'

export interface PlaceGroup {
  key: string
  name: string
  lat: number
  lon: number
  resolution: number
  items: MapItem[]
}

/** Groups incidents by their place, those with the most first. */
export function byPlace(items: MapItem[]): PlaceGroup[] {
  const groups = new Map<string, PlaceGroup>()
  for (const i of items) {
    const key = `${i.lat},${i.lon},${i.resolution}`
    const g = groups.get(key) ?? { key, name: i.name, lat: i.lat, lon: i.lon, resolution: i.resolution, items: [] }
    g.items.push(i)
    groups.set(key, g)
  }
  return [...groups.values()].sort((x, y) => y.items.length - x.items.length || (x.name < y.name ? -1 : 1))
}

/** The quad that most of the incidents have; of equals the harder. */
export function mainQuad(items: MapItem[]): number {
  const counts = [0, 0, 0, 0, 0]
  for (const i of items) counts[i.quad] = (counts[i.quad] ?? 0) + 1
  return counts.reduce((best, n, q) => (n > 0 && n >= (counts[best] ?? 0) ? q : best), 0)
}

/** Whether a place is a point, or an area in which it happened somewhere. */
export function isArea(resolution: number): boolean {
  return resolution < 4
}

/** How far a place of a resolution may reach, in kilometres, where it is no country. */
export function reach(resolution: number): number {
  return { 2: 110, 3: 35 }[resolution] ?? 200
}

export interface Cluster {
  key: string
  x: number
  y: number
  groups: PlaceGroup[]
  items: MapItem[]
}

/** Joins places that lie within `near` pixels of one another; the one with the most incidents keeps its spot. */
export function cluster(groups: PlaceGroup[], at: (g: PlaceGroup) => { x: number; y: number }, near = 26): Cluster[] {
  const list: Cluster[] = []
  for (const g of groups) {
    const { x, y } = at(g)
    const home = list.find((c) => isArea(c.groups[0]?.resolution ?? 0) === isArea(g.resolution) && Math.hypot(c.x - x, c.y - y) < near)
    if (home) {
      home.groups.push(g)
      home.items.push(...g.items)
    } else list.push({ key: g.key, x, y, groups: [g], items: [...g.items] })
  }
  return list
}

/** The shares of the quads, as arcs of a ring with a radius: the path of each. */
export function ring(items: MapItem[], r: number): { quad: number; d: string }[] {
  const quads = [4, 3, 2, 1, 0].map((q) => ({ quad: q, n: items.filter((i) => i.quad === q).length })).filter((p) => p.n > 0)
  let turn = -Math.PI / 2
  return quads.map(({ quad, n }) => {
    const angle = Math.min(0.9999, n / items.length) * 2 * Math.PI
    const from = [Math.cos(turn) * r, Math.sin(turn) * r]
    turn += angle
    const to = [Math.cos(turn) * r, Math.sin(turn) * r]
    return { quad, d: `M${from.map((v) => v.toFixed(2)).join(' ')}A${r} ${r} 0 ${angle > Math.PI ? 1 : 0} 1 ${to.map((v) => v.toFixed(2)).join(' ')}` }
  })
}
