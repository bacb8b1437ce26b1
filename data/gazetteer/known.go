package main

// What the packages lack, by hand. Centres of countries are those of the CIA World
// Factbook (public domain), rounded to the degree or half of it.

var centres = map[string][2]float64{
	"AF": {33, 66}, "AO": {-12.5, 18.5}, "AR": {-34, -64}, "AU": {-25, 135}, "BO": {-17, -65}, "BR": {-10, -55}, "BS": {24.25, -76},
	"CA": {60, -96}, "CD": {-2.5, 23.5}, "CL": {-30, -71}, "CO": {4, -73}, "CU": {22, -79.5}, "ET": {8, 38}, "FI": {64, 26},
	"FJ": {-18, 178}, "GB": {54.5, -2.5}, "ID": {-5, 120}, "IN": {22, 79}, "KI": {1.42, 173}, "KW": {29.5, 47.75}, "LA": {18, 105},
	"MA": {32, -5}, "MH": {9, 168}, "MM": {21, 96}, "MY": {2.5, 112.5}, "NA": {-22, 17}, "NE": {18, 9}, "NO": {62, 10}, "PG": {-6, 147},
	"RU": {60, 100}, "SB": {-8, 159}, "SD": {15, 30}, "SE": {62, 15}, "SO": {6, 48}, "VE": {8, -66}, "VN": {16.17, 107.83},
	"ZA": {-29, 24}, "ZM": {-14.33, 28.5}, "XK": {42.58, 21}, "EH": {24.5, -13}, "PS": {31.92, 35.2}, "US": {39.76, -98.5},
	"SS": {7.5, 30}, "NC": {-21.5, 165.5}, "PF": {-15, -140}, "AW": {12.5, -69.97}, "CW": {12.17, -69},
}

// Provinces whose towns lie far from their middle.
var provinceCentres = map[string][2]float64{
	"AU.01": {-35.5, 149}, "AU.02": {-33, 146}, "AU.03": {-20, 134}, "AU.04": {-20, 145}, "AU.05": {-30, 135}, "AU.07": {-37, 144},
	"AU.08": {-25, 122}, "CA.01": {55, -115}, "CA.02": {54, -125}, "CA.03": {55, -97}, "CA.05": {52, -56}, "CA.08": {49.25, -84.5},
	"CA.10": {52, -72}, "CA.11": {54, -106}, "CA.12": {63, -135}, "CA.13": {65, -118}, "CA.14": {70, -90}, "US.AK": {64, -150},
	"US.VA": {37.5, -77.5}, "CN.04": {33, 119.8}, "CN.32": {30.5, 102.7}, "CN.13": {42, 86}, "CN.14": {31.5, 88}, "CN.20": {43.5, 114},
}

// Countries that the list of states leaves out.
var missing = []country{
	{alpha2: "XK", alpha3: "XKX", name: "Kosovo"}, {alpha2: "EH", alpha3: "ESH", name: "Western Sahara"},
	{alpha2: "NC", alpha3: "NCL", name: "New Caledonia"}, {alpha2: "PF", alpha3: "PYF", name: "French Polynesia"},
	{alpha2: "AW", alpha3: "ABW", name: "Aruba"}, {alpha2: "CW", alpha3: "CUW", name: "Curacao"},
	{alpha2: "AX", alpha3: "ALA", name: "Aland Islands"}, {alpha2: "BL", alpha3: "BLM", name: "Saint Barthelemy"},
	{alpha2: "CC", alpha3: "CCK", name: "Cocos Islands"}, {alpha2: "CX", alpha3: "CXR", name: "Christmas Island"},
	{alpha2: "MF", alpha3: "MAF", name: "Saint Martin"}, {alpha2: "NF", alpha3: "NFK", name: "Norfolk Island"},
	{alpha2: "SJ", alpha3: "SJM", name: "Svalbard"}, {alpha2: "SX", alpha3: "SXM", name: "Sint Maarten"},
}

// countryNames gives the name to show first, then others.
var countryNames = map[string][]string{
	"AE": {"United Arab Emirates", "UAE", "U.A.E.", "Emirates"}, "AG": {"Antigua and Barbuda", "Antigua"}, "BA": {"Bosnia and Herzegovina", "Bosnia", "Bosnia-Herzegovina"},
	"BN": {"Brunei"}, "BS": {"Bahamas", "The Bahamas"}, "BY": {"Belarus", "Byelorussia"}, "CD": {"Democratic Republic of the Congo", "Democratic Republic of Congo", "DR Congo", "DRC", "D.R. Congo", "Congo-Kinshasa", "Zaire"},
	"CF": {"Central African Republic", "CAR"}, "CG": {"Republic of the Congo", "Republic of Congo", "Congo-Brazzaville"}, "CI": {"Ivory Coast", "Cote d'Ivoire", "Côte d'Ivoire"},
	"CN": {"China", "People's Republic of China", "PRC", "mainland China"}, "CV": {"Cape Verde", "Cabo Verde"}, "CZ": {"Czech Republic", "Czechia"},
	"FM": {"Micronesia", "Federated States of Micronesia"}, "GB": {"United Kingdom", "UK", "U.K.", "Britain", "Great Britain"}, "GM": {"Gambia", "The Gambia"},
	"GW": {"Guinea-Bissau"}, "HK": {"Hong Kong"}, "IR": {"Iran", "Islamic Republic of Iran"}, "KG": {"Kyrgyzstan", "Kyrgyz Republic"}, "KN": {"Saint Kitts and Nevis", "St. Kitts and Nevis"},
	"KP": {"North Korea", "DPRK"}, "KR": {"South Korea", "Republic of Korea"}, "LA": {"Laos"}, "LC": {"Saint Lucia", "St. Lucia"}, "MD": {"Moldova"}, "MK": {"North Macedonia", "Macedonia"},
	"MM": {"Myanmar", "Burma"}, "MO": {"Macau", "Macao"}, "NL": {"Netherlands", "The Netherlands", "Holland"}, "PS": {"Palestine", "Palestinian territories", "Palestinian Territories", "State of Palestine", "occupied Palestinian territory"},
	"RU": {"Russia", "Russian Federation"}, "SA": {"Saudi Arabia", "Kingdom of Saudi Arabia", "KSA"}, "ST": {"Sao Tome and Principe", "São Tomé and Príncipe"}, "SY": {"Syria", "Syrian Arab Republic"},
	"SZ": {"Eswatini", "Swaziland"}, "TL": {"East Timor", "Timor-Leste", "Timor Leste"}, "TR": {"Turkey", "Türkiye", "Turkiye"}, "TT": {"Trinidad and Tobago"}, "TW": {"Taiwan"},
	"TZ": {"Tanzania"}, "US": {"United States", "United States of America", "US", "U.S.", "USA", "U.S.A.", "America"}, "VA": {"Vatican City", "Vatican", "Holy See"},
	"VC": {"Saint Vincent and the Grenadines", "St. Vincent and the Grenadines"}, "VN": {"Vietnam", "Viet Nam"}, "XK": {"Kosovo"}, "EH": {"Western Sahara"}, "CU": {"Cuba"},
	"CW": {"Curaçao", "Curacao"},
}

// provinceNames gives names that English text has for a province, the first to show.
var provinceNames = map[string][]string{
	"IR.04": {"Sistan and Baluchestan", "Sistan-Baluchestan", "Sistan and Baluchistan", "Sistan-Baluchistan", "Sistan-o-Baluchestan", "Sistan va Baluchestan", "Sistan Baluchestan"},
	"PK.02": {"Balochistan", "Baluchistan"}, "PK.03": {"Khyber Pakhtunkhwa", "North-West Frontier Province", "KPK", "Khyber-Pakhtunkhwa"},
	"UA.11": {"Crimea"}, "IN.12": {"Jammu and Kashmir"}, "CN.13": {"Xinjiang"}, "CN.14": {"Tibet"}, "CN.20": {"Inner Mongolia"},
	"US.DC": {"District of Columbia"}, "RU.12": {"Chechnya"}, "RU.17": {"Dagestan"},
}

// known gives further English names of a city, by its GeoNames id.
var known = map[int][]string{
	5128581: {"New York", "NYC"}, 4140963: {"Washington, D.C.", "Washington D.C.", "Washington DC", "Washington, DC"}, 5368361: {"L.A.", "LA"},
	1298824: {"Rangoon"}, 1566083: {"Saigon"}, 1816670: {"Peking"}, 1275004: {"Calcutta"}, 1264527: {"Madras"}, 703448: {"Kiev"}, 706483: {"Kharkov"},
	709930: {"Dnepropetrovsk", "Dnipropetrovsk"}, 702550: {"Lvov"}, 146970: {"Stepanakert"}, 250441: {"Amman"}, 88319: {"Benghazi"}, 170063: {"Aleppo"},
}
