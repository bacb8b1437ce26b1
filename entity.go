package dyad

// Sector is a PLOVER actor sector ("GOV", "MIL", "REB"); "" where unknown.
type Sector string

// The sectors of the PLOVER codebook.
const (
	COP Sector = "COP" // police
	GOV Sector = "GOV" // government
	JUD Sector = "JUD" // courts
	LEG Sector = "LEG" // legislature
	MIL Sector = "MIL" // military
	PRM Sector = "PRM" // pro-government paramilitary
	PTY Sector = "PTY" // political party
	REB Sector = "REB" // rebels
	SPY Sector = "SPY" // intelligence
	UAF Sector = "UAF" // unidentified armed force
	UNK Sector = "UNK" // unidentified
	AGR Sector = "AGR" // farmers
	BUS Sector = "BUS" // business
	CRM Sector = "CRM" // criminals
	CVL Sector = "CVL" // civilians
	EDU Sector = "EDU" // education
	ELI Sector = "ELI" // elites: former officials, families of rulers
	JRN Sector = "JRN" // journalists, media
	LAB Sector = "LAB" // labour
	MED Sector = "MED" // medical
	REF Sector = "REF" // refugees, displaced people
	OPP Sector = "OPP" // opposition
	PRE Sector = "PRE" // partially recognised entity
	REL Sector = "REL" // religious
	SOC Sector = "SOC" // civil society
)

// Entity is what a mention resolves to. Code is ISO 3166 alpha-3, KOS, or one of the
// non-state codes UNO EUR IGO NGO ISM IMG MNC.
type Entity struct {
	Code    string   `json:"code,omitempty"`
	Sector  Sector   `json:"sector,omitempty"`
	Others  []Sector `json:"other_sectors,omitempty"`
	QID     string   `json:"identifier_id,omitempty"`   // Wikidata id, when certain
	Known   string   `json:"identifier_text,omitempty"` // the table's name for it: "Jaish al-Adl"
	Office  string   `json:"office,omitempty"`          // "foreign minister"
	Persons bool     `json:"-"`                         // people rather than a body: "two children", "protesters"
}

// IsState reports whether a code is that of a country, not of a body or a movement.
func IsState(code string) bool {
	switch code {
	case "UNO", "IGO", "EUR", "NGO", "ISM", "IMG", "MNC":
		return false
	}
	return len(code) == 3
}

// IsZero reports whether nothing is known of the entity.
func (e Entity) IsZero() bool {
	return e.Code == "" && e.Sector == "" && e.QID == "" && e.Known == "" && len(e.Others) == 0
}
