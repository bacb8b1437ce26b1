// The countries of Natural Earth, from the world-atlas package, fetched when a map is first drawn.
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import atlas from 'world-atlas/countries-50m.json?url'

export type Country = Feature<Polygon | MultiPolygon, { name: string }>

export interface World {
  countries: FeatureCollection<Polygon | MultiPolygon, { name: string }>
  borders: MultiLineString
}

let world: Promise<World> | undefined

/** The world's countries and the borders between them; fetched once. */
export function loadWorld(): Promise<World> {
  world ??= fetch(atlas).then(async (answer) => {
    if (!answer.ok) throw new Error('the shapes of countries did not come')
    const topology = (await answer.json()) as Topology<{ countries: GeometryCollection<{ name: string }> }>
    const countries = feature(topology, topology.objects.countries) as World['countries']
    for (const c of countries.features) c.geometry.coordinates = unwrap(c.geometry)
    return { countries, borders: mesh(topology, topology.objects.countries, (a, b) => a !== b) }
  })
  world.catch(() => (world = undefined))
  return world
}

/** Rings that cross the antimeridian, written on past 180 degrees, so that no line runs back across the map. */
export function unwrap(g: Polygon | MultiPolygon): Position[][] & Position[][][] {
  const polygon = (rings: Position[][]) => rings.map((ring) => onward(ring))
  return (g.type === 'Polygon' ? polygon(g.coordinates) : g.coordinates.map(polygon)) as Position[][] & Position[][][]
}

function onward(ring: Position[]): Position[] {
  let turn = 0
  let last = ring[0]?.[0] ?? 0
  const out = ring.map(([x = 0, y = 0]) => {
    if (x - last > 180) turn -= 360
    else if (x - last < -180) turn += 360
    last = x
    return [x + turn, y]
  })
  const [first, end] = [out[0], out.at(-1)]
  if (turn === 0 || !first || !end) return out
  // Around the pole: closed along it.
  return [...out, [end[0] ?? 0, -89.9], [first[0] ?? 0, -89.9], first]
}

/** The country in which a point lies. */
export function countryAt(all: Country[], lon: number, lat: number): Country | undefined {
  return all.find((c) => {
    const polygons = c.geometry.type === 'Polygon' ? [c.geometry.coordinates] : c.geometry.coordinates
    const at = (x: number) => polygons.some((rings) => rings.reduce((inside, ring) => (within(ring, x, lat) ? !inside : inside), false))
    return at(lon) || at(lon + 360) || at(lon - 360)
  })
}

function within(ring: Position[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi = 0, yi = 0] = ring[i] ?? []
    const [xj = 0, yj = 0] = ring[j] ?? []
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** A circle on the ground, for places that are known only roughly. */
export function circle(lon: number, lat: number, km: number): Polygon {
  const ring: Position[] = []
  const north = km / 110.6
  const east = km / (111.3 * Math.max(0.15, Math.cos((lat * Math.PI) / 180)))
  for (let i = 0; i <= 48; i++) {
    const turn = (i / 48) * 2 * Math.PI
    ring.push([lon + Math.cos(turn) * east, lat + Math.sin(turn) * north])
  }
  return { type: 'Polygon', coordinates: [ring] }
}
