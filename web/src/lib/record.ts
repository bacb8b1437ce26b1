// The record's own shapes (docs/record.md): what is read from an article. Days are "2024-01-16"; spans are [start, end) in bytes of UTF-8.

export type Day = string
export type Span = [number, number]
export type Quad = 0 | 1 | 2 | 3 | 4
export type Realis = 'actual' | 'future' | 'hypothetical' | 'negated' | 'historical'
export type Stance = 'asserts' | 'alleges' | 'confirms' | 'denies' | 'claims_responsibility' | 'cannot_confirm'
export type Basis = 'text' | 'inferred'
export type By = 'day' | 'week' | 'month'
export type Way = 'ab' | 'ba'
export type TollKind = 'killed' | 'injured' | 'arrested' | 'displaced' | 'abducted' | 'missing'

export interface Entity {
  code?: string
  sector?: string
  other_sectors?: string[]
  identifier_id?: string
  identifier_text?: string
  office?: string
}

export interface Place {
  resolved_place?: string
  geonameid?: number
  lat?: number
  lon?: number
  province?: string
  country?: string
  country_code?: string
  feature_class?: string
  feature_code?: string
  /** 1 country, 2 province, 3 district, 4 city, 5 within a city. */
  resolution?: number
}

export interface Mention extends Entity {
  entity_text: string
  span: Span
  coref?: Span
}

export interface Toponym extends Place {
  extracted_place: string
  span: Span
}

export interface Timex {
  text: string
  span: Span
  edtf?: string
  date?: Day
  enddate?: Day
}

export interface Cue {
  text: string
  span: Span
}

export interface Attribution {
  entity?: Mention
  hearsay?: boolean
  stance: Stance
  cue?: string
  span: Span
}

export interface Count {
  low?: number
  best?: number
  high?: number
  text: string
  span: Span
  breakdown?: { who: string; n: number }[]
  attribution?: Attribution[]
  others?: Count[]
}

export type Size = Partial<Record<TollKind, Count>>

export interface Rival {
  rule: string
  trigger: Span
  why: string
}

export interface Event {
  id: string
  article_id: string
  source_id?: string
  event: string[]
  mode?: string[]
  context?: string[]
  quad_code: Quad
  event_scale: number
  cameo?: string
  actor?: Mention[]
  recipient?: Mention[]
  date?: Day
  enddate?: Day
  date_info?: { edtf?: string; text?: string; span?: Span; basis: 'text' | 'published' | 'none' }
  event_loc?: Toponym
  realis: Realis
  realis_cue?: Cue
  attribution?: Attribution[]
  size?: Size
  in_response_to?: string
  response_cue?: Cue
  of?: string
  event_text?: string[]
  text_info: { sequence: number; start: number; end: number }
  evidence: { sentence?: string; trigger: Span; rule: string; chain?: string[]; lost?: Rival[] }
  confidence: number
  incident_id?: string
}

export interface Article {
  id: string
  source_id?: string
  url?: string
  title?: string
  outlet?: string
  byline?: string
  published?: Day
  language?: string
  dateline?: { place?: string; agency?: string }
  text?: string
  paragraphs?: Span[]
  furniture?: string[]
}
