// The shape of each type of act: one of five within its quad, whose colour tells the rest. Drawn about 0,0 with a radius of 1.

const circle = 'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z'
const square = 'M-.86 -.86H.86V.86H-.86Z'
const triangle = 'M0 -1.05L1.05 .85H-1.05Z'
const diamond = 'M0 -1.2L1.2 0L0 1.2L-1.2 0Z'
const star = 'M0 -1.35L.42 -.42L1.35 0L.42 .42L0 1.35L-.42 .42L-1.35 0L-.42 -.42Z'

const shapes: Record<string, string> = {
  AGREE: diamond, CONSULT: circle, SUPPORT: triangle, CONCEDE: square,
  COOPERATE: circle, AID: triangle, RETREAT: square,
  REQUEST: circle, ACCUSE: triangle, REJECT: square, THREATEN: diamond,
  PROTEST: circle, SANCTION: square, MOBILIZE: triangle, COERCE: diamond, ASSAULT: star,
}

/** The path of a type's shape, a circle where it has none of its own. */
export function shape(type: string): string {
  return shapes[type] ?? circle
}
