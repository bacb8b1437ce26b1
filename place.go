package dyad

// Place is a place of the gazetteer, under PLOVER's names. Resolution is PLOVER's
// 1 (country), 2 (province), 3 (district), 4 (city), 5 (within a city); 0 unknown.
type Place struct {
	Name         string  `json:"resolved_place,omitempty"`
	GeoNameID    int     `json:"geonameid,omitempty"`
	Lat          float64 `json:"lat,omitempty"`
	Lon          float64 `json:"lon,omitempty"`
	Province     string  `json:"province,omitempty"`
	Country      string  `json:"country,omitempty"`
	CountryCode  string  `json:"country_code,omitempty"` // ISO 3166 alpha-3
	FeatureClass string  `json:"feature_class,omitempty"`
	FeatureCode  string  `json:"feature_code,omitempty"`
	Resolution   int     `json:"resolution,omitempty"`
	RadiusKM     int     `json:"radius_km,omitempty"` // of an Area: how far from the point it reaches
}

// State returns the code of the state that the place belongs to, as entities have it: that of
// the owner of a territory, KOS for Kosovo, "" where no country is known. Whose Western
// Sahara is stays open: its code is its own, as in ISO 3166.
func (p Place) State() string {
	switch p.CountryCode {
	case "XKX":
		return "KOS"
	case "ASM", "GUM", "MNP", "PRI", "UMI", "VIR":
		return "USA"
	case "AIA", "BMU", "CYM", "FLK", "GGY", "GIB", "IMN", "IOT", "JEY", "MSR", "PCN", "SGS", "SHN", "TCA", "VGB":
		return "GBR"
	case "ATF", "BLM", "GLP", "GUF", "MAF", "MTQ", "MYT", "NCL", "PYF", "REU", "SPM", "WLF":
		return "FRA"
	case "ABW", "BES", "CUW", "SXM":
		return "NLD"
	case "FRO", "GRL":
		return "DNK"
	case "CCK", "CXR", "NFK":
		return "AUS"
	case "COK", "NIU", "TKL":
		return "NZL"
	case "SJM":
		return "NOR"
	}
	return p.CountryCode
}

// Area is what the words around a toponym make of its place, a circle: "southeastern
// Iran", "30 km north of Kandahar", "the Iran-Pakistan border".
type Area struct {
	Text  string `json:"extracted_place"`
	Span  Span   `json:"span"`
	Place        // flattened into the same JSON object
}

// Toponym is a place name in the text with the place it resolves to, or the zero
// Place where none is known.
type Toponym struct {
	Text  string `json:"extracted_place"`
	Span  Span   `json:"span"`
	Place        // flattened into the same JSON object

	// Adjective is set for "Russian" or "Israelis": it never tells where things happen.
	Adjective bool  `json:"adjective,omitempty"`
	Area      *Area `json:"area,omitempty"`

	// Basis is why an event has a place that its clause does not tell: "paragraph", that
	// of the deed before it, or "dateline", which is no part of the text: Span is empty.
	Basis string `json:"basis,omitempty"`

	Sentence    int `json:"-"`
	Head        int `json:"-"`
	First, Last int `json:"-"`
}
