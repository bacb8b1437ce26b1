// The shapes of the API's answers (docs/api.md); those of the record itself are in record.ts, and are had from here too.
import type { Article, Basis, By, Day, Entity, Event, Mention, Place, Quad, Realis, Rival, Size, Span, Stance, Timex, TollKind, Toponym, Way } from './record'

export type * from './record'

export interface List<T> {
  items: T[]
  next?: string
}

export interface NodeName {
  node: string
  name: string
}

export interface ArticleItem {
  id: string
  title?: string
  outlet?: string
  published?: Day
  url?: string
  events: number
}

export interface ArticlePage {
  article: Article
  events: Event[]
  origin?: string
  mentions: Mention[]
  times: Timex[]
  places: Toponym[]
}

export interface Token {
  form: string
  lemma: string
  upos: string
  feats: string
  /** Index in the sentence; -1 for the root. */
  head: number
  deprel: string
  span: Span
}

export interface Sentence {
  span: Span
  tokens: Token[]
}

/** What POST /code answers. */
export interface Coding {
  article: Article
  mentions: Mention[]
  times: Timex[]
  places: Toponym[]
  events: Event[]
  sentences?: Sentence[]
  near?: Rival[]
}

export interface CodeInput {
  text?: string
  html?: string
  url?: string
  title?: string
  date?: string
  outlet?: string
  explain?: boolean
}

export interface TollVoice {
  who: string
  node?: string
  low: number | null
  best: number | null
  /** null: "at least". */
  high: number | null
  text: string
  outlet?: string
  published?: Day
  article_id: string
}

export interface Toll {
  kind: TollKind
  low: number | null
  high: number | null
  /** Some of the figures exclude each other. */
  disputed: boolean
  by: TollVoice[]
}

export interface IncidentCard {
  id: string
  /** The imported dataset whose record it is; absent for coded news. */
  dataset?: string
  event: string
  mode?: string[]
  quad_code: Quad
  event_scale: number
  actor?: Entity[]
  recipient?: Entity[]
  from: NodeName[]
  to: NodeName[]
  date?: Day
  enddate?: Day
  event_loc?: Place
  realis: Realis
  in_response_to?: string
  summary?: string
  report_count: number
  /** Independent reports: copies of one text count once. */
  sources: number
  outlets: string[]
  toll: Toll[]
  state: State
  /** Its state is disputed. */
  disputed: boolean
}

/** How an incident stands by the claims on it. */
export type State = 'disputed' | 'confirmed_by_both' | 'asserted_by_one_side' | 'asserted_by_others' | 'outlet_only' | 'denied'

/** Where a voice stands to an incident: a party, another that is named, the outlet's own word, nobody named. */
export type Side = 'party' | 'other' | 'outlet' | 'hearsay'

/** What one voice says in a contradiction. */
export interface Stand {
  who: string
  node?: string
  side: Side
  stance: Stance
  /** Of figures; high is null of "at least". */
  low: number | null
  high: number | null
  text?: string
  /** Of doers, whom it names. */
  names?: NodeName[]
  event_id: string
  article_id: string
  published?: Day
}

/** Claims that cannot all be true. Of a denial the one who denies stands last. */
export interface Contradiction {
  kind: 'figures' | 'denial' | 'doer'
  what?: string
  sentence: string
  stands: Stand[]
}

export interface Claim {
  incident_id: string
  event_id: string
  article_id: string
  outlet?: string
  published?: Day
  by?: Entity
  by_text?: string
  by_name: string
  by_node?: string
  hearsay?: boolean
  side?: Side
  stance: Stance
  cue?: string
  /** The words that tell what is claimed. */
  what?: string
  size?: Size
}

export interface IncidentReport {
  event_id: string
  /** Empty for a row of an imported dataset. */
  article_id: string
  origin: string
  /** The dataset's own id of the row. */
  row?: string
  coder?: string
  outlet?: string
  published?: Day
  title?: string
  url?: string
  sentence?: string
  /** Bytes of the sentence. */
  trigger?: Span
}

export interface IncidentPage {
  incident: IncidentCard
  claims: Claim[]
  contradictions: Contradiction[]
  toll: Toll[]
  reports: IncidentReport[]
  answers?: IncidentCard
  answered_by: IncidentCard[]
  answers_basis?: Basis
}

export interface Spark {
  by: 'week'
  from: Day
  conflict: number[]
  cooperation: number[]
}

export interface DyadItem {
  a: NodeName
  b: NodeName
  strain: number
  strain_before: number
  incidents: number
  sources: number
  last: Day
  spark: Spark
}

export interface Direction {
  /** By quad: "1" to "4". */
  counts: Record<string, number[]>
  sources: Record<string, number[]>
}

export interface Series {
  by: By
  start: Day[]
  ab: Direction
  ba: Direction
  /** From -1, conflict alone, to 1, cooperation alone; 0 where there is neither. */
  balance: number[]
}

export interface StrainPart {
  from: string
  to: string
  type: string
  quad: Quad
  incidents: number
  weight: number
  share: number
}

export interface Strain {
  value: number
  before: number
  parts: StrainPart[]
  history: { date: Day; strain: number }[]
  explain: string
}

export interface Shift {
  day: Day
  before: number
  after: number
  direction: 'worse' | 'better'
  way: Way
  kind: 'conflict' | 'cooperation'
  weeks: number
}

export interface Reciprocity {
  actor: string
  answerer: string
  kind: 'conflict' | 'cooperation'
  acts: number
  answered: number
  within: number
  rate: number
  base: number
  low: number
  high: number
  p: number
  median_days: number
  thin: boolean
}

export interface Arc {
  from: string
  to: string
  basis: Basis
  from_day?: Day
  to_day?: Day
  from_dir?: Way
}

export interface DyadPage {
  a: NodeName
  b: NodeName
  dataset: string
  sentence: string
  detail: string[]
  from: Day
  to: Day
  strain: Strain
  series: Series
  shifts: Shift[]
  reciprocity: Reciprocity[]
  chains: { basis: Basis; steps: string[] }[]
  arcs: Arc[]
  /** first and last are of the whole record, the others of the window. */
  totals: { incidents: number; sources: number; reports: number; first?: Day; last?: Day }
}

export interface MapItem {
  incident_id: string
  type: string
  quad: Quad
  date?: Day
  lat: number
  lon: number
  name: string
  resolution: number
  realis: Realis
  summary?: string
  from: NodeName[]
  to: NodeName[]
  sources: number
}

export type NodeKind = 'state' | 'organisation' | 'group'

export interface EntityItem extends NodeName {
  kind: NodeKind
  incidents: number
}

export interface Partner extends NodeName {
  incidents: number
  strain: number
  last: Day
}

export interface EntityPage extends NodeName {
  dataset: string
  kind: NodeKind
  from: Day
  to: Day
  incidents: number
  partners: Partner[]
  recent: IncidentCard[]
}

export interface Hit {
  article_id: string
  title?: string
  outlet?: string
  published?: Day
  /** The words that match stand between « and ». */
  snippet?: string
  score: number
}

export interface Feed {
  url: string
  title?: string
  kind?: string
  etag?: string
  last_modified?: string
  /** Nanoseconds. */
  every?: number
  polled?: string
  succeeded?: string
  next?: string
  failures?: number
  error?: string
  links?: number
  stopped?: boolean
  health: 'good' | 'new' | 'failing' | 'gone'
}

export interface Run {
  id: string
  command: string
  started: string
  ended?: string
  tables: string
  pages: number
  added: number
  failed: number
  events: number
}

export interface Stats {
  articles: number
  copies: number
  events: number
  incidents: number
  claims: number
  dyads: number
  feeds: number
  bytes: number
  dataset: string
  /** The last day that the dataset tells of. */
  today: Day
  version: string
}

export interface DatasetItem {
  name: string
  records: number
  first?: Day
  last?: Day
  imported: boolean
  /** What is meant where none is named. */
  usual: boolean
}

export interface FormatItem {
  name: string
  about: string
  extension: string
  incidents: boolean
  columns: string[]
  lacks: string[]
}

export type ComparePart = 'all' | 'conflict' | 'cooperation'

/** How far the counts of two sets go together. */
export interface Likes {
  what: ComparePart
  one: number
  two: number
  active_one: number
  active_two: number
  active_both: number
  correlation: number | null
  why_none?: 'few_bins' | 'one_flat' | 'two_flat' | 'both_flat'
  lags: { lag: number; correlation: number | null }[]
  best_lag: number | null
}

export interface Gap {
  period: string
  first: Day
  last: Day
  in: 'one' | 'two'
  incidents: number
}

export interface CompareWay {
  from: string
  to: string
  one: Record<ComparePart, number[]>
  two: Record<ComparePart, number[]>
  parts: Likes[]
  types: { event: string; one: number; two: number }[]
  only: Gap[]
}

export interface ComparePage {
  a: NodeName
  b: NodeName
  one: { dataset: string; first?: Day; last?: Day }
  two: { dataset: string; first?: Day; last?: Day }
  sentence: string
  from?: Day
  to?: Day
  by: By
  start: Day[]
  ways: CompareWay[]
}

export interface OntologyMode {
  name: string
  gloss: string
  cameo?: string
  scale: number
}

export interface OntologyType {
  name: string
  quad: Quad
  scale: number
  cameo: string
  gloss: string
  modes: OntologyMode[]
  examples: { text: string; gives: string }[]
}

export interface Ontology {
  types: OntologyType[]
  contexts: { name: string; gloss: string }[]
  sectors: { code: string; gloss: string }[]
  quads: { n: Quad; name: string }[]
}

export interface StreamedCoding {
  article: { id: string; title?: string; outlet?: string; published?: Day }
  events: { id: string; type: string; quad: Quad; date?: Day; from: NodeName[]; to: NodeName[]; text?: string; realis: Realis; incident_id?: string }[]
}
