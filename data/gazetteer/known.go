package main

// What the packages lack, by hand. Centres of countries are those of the CIA World
// Factbook (public domain), rounded to the degree or half of it.

var centres = map[string][2]float64{
	"AF": {33, 66}, "AO": {-12.5, 18.5}, "AR": {-34, -64}, "AU": {-25, 135}, "BO": {-17, -65}, "BR": {-10, -55}, "BS": {24.25, -76},
	"CA": {60.109, -113.643}, "CD": {-2.5, 23.5}, "CL": {-30, -71}, "CO": {4, -73}, "CU": {22, -79.5}, "ET": {8, 38}, "FI": {64, 26},
	"FJ": {-18, 178}, "GB": {54.5, -2.5}, "ID": {-5, 120}, "IN": {22, 79}, "KI": {1.42, 173}, "KW": {29.5, 47.75}, "LA": {18, 105},
	"MA": {32, -5}, "MH": {9, 168}, "MM": {21, 96}, "MY": {2.5, 112.5}, "NA": {-22, 17}, "NE": {18, 9}, "NO": {62, 10}, "PG": {-6, 147},
	"RU": {60, 100}, "SB": {-8, 159}, "SD": {15, 30}, "SE": {62, 15}, "SO": {6, 48}, "VE": {8, -66}, "VN": {16.17, 107.83},
	"ZA": {-29, 24}, "ZM": {-14.33, 28.5}, "XK": {42.58, 21}, "EH": {24.5, -13}, "PS": {31.92, 35.2}, "US": {39.76, -98.5},
	"SS": {7.5, 30}, "NC": {-21.5, 165.5}, "PF": {-15, -140}, "AW": {12.5, -69.97}, "CW": {12.17, -69},
}

// Provinces whose towns lie far from their middle.
var provinceCentres = map[string][2]float64{
	"AU.01": {-35.5, 149}, "AU.02": {-33, 146}, "AU.03": {-20, 134}, "AU.04": {-20, 145}, "AU.05": {-30, 135}, "AU.07": {-37, 144},
	"AU.08": {-25, 122}, "CA.01": {52.283, -117.469}, "CA.02": {54, -125}, "CA.03": {55, -97}, "CA.05": {52, -56}, "CA.08": {49.25, -84.5},
	"CA.10": {52, -72}, "CA.11": {54, -106}, "CA.12": {63, -135}, "CA.13": {65, -118}, "CA.14": {70, -90}, "US.AK": {64, -150},
	"US.VA": {37.5, -77.5}, "CN.04": {33, 119.8}, "CN.32": {30.5, 102.7}, "CN.13": {42, 86}, "CN.14": {31.5, 88}, "CN.20": {43.5, 114},
}

// Countries that the list of states leaves out.
var missing = []country{
	{alpha2: "XK", alpha3: "XKX", id: 831053, name: "Kosovo"}, {alpha2: "EH", alpha3: "ESH", name: "Western Sahara"},
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
	"BN": {"Brunei"}, "BS": {"Bahamas", "The Bahamas"}, "BY": {"Belarus", "Byelorussia"}, "CD": {"Democratic Republic of the Congo", "Congo", "Democratic Republic of Congo", "DR Congo", "DRC", "D.R. Congo", "Congo-Kinshasa", "Zaire"},
	"CF": {"Central African Republic", "CAR"}, "CG": {"Republic of the Congo", "Congo", "Republic of Congo", "Congo-Brazzaville"}, "CI": {"Ivory Coast", "Cote d'Ivoire", "Côte d'Ivoire"},
	"CN": {"China", "People's Republic of China", "PRC", "mainland China"}, "CV": {"Cape Verde", "Cabo Verde"}, "CZ": {"Czech Republic", "Czechia"},
	"FM": {"Micronesia", "Federated States of Micronesia"}, "GB": {"United Kingdom", "UK", "U.K.", "Britain", "Great Britain"}, "GM": {"Gambia", "The Gambia"},
	"GW": {"Guinea-Bissau"}, "HK": {"Hong Kong"}, "IE": {"Ireland", "Republic of Ireland"}, "IR": {"Iran", "Islamic Republic of Iran"}, "KG": {"Kyrgyzstan", "Kyrgyz Republic"}, "KN": {"Saint Kitts and Nevis", "St. Kitts and Nevis"},
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
	"UA.11": {"Crimea"}, "UA.17": {"Odesa", "Odessa"}, "UA.12": {"Kyiv City"}, "UA.16": {"Mykolaiv"}, "UA.26": {"Zaporizhzhia"}, "UA.23": {"Vinnytsia"}, "UA.09": {"Khmelnytskyi"}, "IN.12": {"Jammu and Kashmir"}, "CN.13": {"Xinjiang"}, "CN.14": {"Tibet"}, "CN.20": {"Inner Mongolia"},
	"SO.14": {"Lower Shabelle"}, "SO.13": {"Middle Shabelle"}, "ET.51": {"Oromia"}, "SD.47": {"West Darfur"}, "SD.49": {"South Darfur"}, "SD.50": {"South Kordofan"}, "SD.55": {"North Darfur"}, "SD.60": {"East Darfur"}, "SD.38": {"Gezira"},
	"RU.66": {"Saint Petersburg"}, "RU.29": {"Kemerovo"}, "RU.56": {"Oryol"}, "RU.79": {"Tuva"}, "RU.45": {"Mari El"}, "RU.46": {"Mordovia"},
	"LB.04": {"Beirut"}, "LB.05": {"Mount Lebanon"}, "LB.06": {"South Lebanon"}, "LB.09": {"North Lebanon"}, "RU.38": {"Krasnodar"}, "RU.42": {"Leningrad"},
	"RU.67": {"Saratov"}, "RU.86": {"Voronezh"}, "RU.91": {"Krasnoyarsk"}, "RU.06": {"Arkhangelsk"}, "MM.10": {"Sagaing"}, "MM.17": {"Yangon"},
	"YE.08": {"Al Hudaydah", "Hodeidah", "Hudaydah"}, "YE.15": {"Saada"}, "YE.20": {"Al Bayda"}, "YE.25": {"Taiz"}, "YE.14": {"Marib"},
	"US.DC": {"District of Columbia"}, "RU.12": {"Chechnya"}, "RU.17": {"Dagestan"},
}

// notProvinces are names that a source gives a province by mistake, or that mean more
// than the province.
var notProvinces = map[string][]string{"IN.12": {"Kashmir"}, "RU.63": {"Chukot"}, "UA.12": {"Kyiv", "Kiev"}, "IR.16": {"Kurdistan"}, "UA.20": {"Sevastopol"}}

// known gives further English names of a city, by its GeoNames id.
var known = map[int][]string{
	5128581: {"New York", "NYC"}, 4140963: {"Washington, D.C.", "Washington D.C.", "Washington DC", "Washington, DC"}, 5368361: {"L.A.", "LA"},
	79415: {"Hodeidah", "Hudaydah"}, 281141: {"Deir al-Balah", "Deir Al-Balah"}, 1298824: {"Rangoon"}, 1566083: {"Saigon"}, 1816670: {"Peking"}, 1275004: {"Calcutta"}, 1264527: {"Madras"}, 703448: {"Kiev"}, 706483: {"Kharkov"},
	709930: {"Dnepropetrovsk", "Dnipropetrovsk"}, 702550: {"Lvov"}, 146970: {"Stepanakert"}, 250441: {"Amman"}, 88319: {"Benghazi"}, 170063: {"Aleppo"},
}

// postal and press abbreviations of states, which stand after a city's name.
var abbreviations = map[string]string{
	"US.AL": "Ala.|AL", "US.AK": "AK", "US.AZ": "Ariz.|AZ", "US.AR": "Ark.|AR", "US.CA": "Calif.|CA", "US.CO": "Colo.|CO",
	"US.CT": "Conn.|CT", "US.DE": "Del.|DE", "US.DC": "D.C.|DC", "US.FL": "Fla.|FL", "US.GA": "Ga.|GA", "US.IL": "Ill.|IL",
	"US.IN": "Ind.|IN", "US.KS": "Kan.|Kans.|KS", "US.KY": "Ky.|KY", "US.LA": "La.|LA", "US.MD": "Md.|MD", "US.MA": "Mass.|MA",
	"US.MI": "Mich.|MI", "US.MN": "Minn.|MN", "US.MS": "Miss.|MS", "US.MO": "Mo.|MO", "US.MT": "Mont.|MT", "US.NE": "Neb.|Nebr.|NE",
	"US.NV": "Nev.|NV", "US.NH": "N.H.|NH", "US.NJ": "N.J.|NJ", "US.NM": "N.M.|NM", "US.NY": "N.Y.|NY", "US.NC": "N.C.|NC",
	"US.ND": "N.D.|ND", "US.OH": "OH", "US.OK": "Okla.|OK", "US.OR": "Ore.|OR", "US.PA": "Pa.|Penn.|PA", "US.RI": "R.I.|RI",
	"US.SC": "S.C.|SC", "US.SD": "S.D.|SD", "US.TN": "Tenn.|TN", "US.TX": "Tex.|TX", "US.UT": "UT", "US.VT": "Vt.|VT",
	"US.VA": "Va.|VA", "US.WA": "Wash.|WA", "US.WV": "W.Va.|W. Va.|WV", "US.WI": "Wis.|WI", "US.WY": "Wyo.|WY", "CA.02": "B.C.",
	"CA.10": "Que.", "CA.08": "Ont.", "CA.01": "Alta.", "CA.11": "Sask.", "CA.03": "Man.", "CA.04": "N.B.",
	"CA.07": "N.S.", "CA.05": "N.L.", "CA.09": "P.E.I.",
}

// districted are the countries whose districts get rows.
var districted = map[string]bool{"US": true, "GB": true, "IN": true, "IE": true, "FR": true, "ES": true, "IT": true}

// wordNames are names of places that news text has as words or as names of something
// else, beyond those of the list of words.
var wordNames = []string{"White House", "Man", "Of", "God", "Obama", "Hamas", "Duma", "Bush", "Toyota", "Honda", "Xinhua", "Reuters", "Molotov",
	"Media", "Justice", "Police", "Union", "March", "May", "August", "April", "June", "Sunday", "Friday", "Monday", "Saturday", "Congress", "Senate", "Commerce",
	"Putin", "Trump", "Biden", "Clinton", "Modi", "Khan", "Abbas", "Nasser", "Marines", "Guard", "Guards", "Army", "Navy", "Air Force", "Islam", "Shia",
	"Sunni", "Allah", "Amazon", "Apple", "Meta", "Tesla", "Ford", "Boeing", "Bell", "Baker", "Robertson", "Sullivan", "Webster", "Celebration",
	"Reserve", "Chamber", "Chambers", "Act", "Street", "College", "University", "Center", "Centre", "Metro", "Northwest", "Northeast", "Southwest", "Southeast",
	"North", "South", "East", "West", "Battle", "Hope", "Liberal", "Alliance", "Globe", "Valley", "Atlantic", "Pacific", "Falcon", "Eagle", "Ridge",
	"Mound", "Trail", "Bar", "Hudson", "Dade", "Moore", "Dunn", "Ware", "Box Elder", "Sebastian", "Ripley", "Hailey", "McPherson", "Dillon", "Rogers", "Edison",
	"General", "Major", "Republic", "Victory", "Unity", "Independence", "Liberty", "Freedom", "Revolution", "Enterprise", "Commune", "Mission", "Sur", "Best",
	"Same", "Most", "Fier", "Split", "Nice", "Reading", "Mobile", "Bath", "Orange", "Phoenix", "Buffalo", "Cork", "Worth", "Begin", "Brits", "Capitol Hill", "Levin", "Lopez", "Santos",
	"Alma", "Alot", "Ans", "Downside", "Fot", "Guider", "Mon", "Olds", "Pekin", "Pelham", "Sussex", "Vera", "Wa", "Wai", "Wil",
	"Garcia", "Rivera", "Castro", "Morales", "Torres", "Cruz", "Reyes", "Flores", "Vargas", "Ramos", "Bello", "Kumar", "Singh", "Shah", "Rama", "Sharif", "Bhutto"}

// givenNames are first names that are names of places too, or stand often before one.
var givenNames = `Aaron Abby Adam Adrian Alan Albert Alec Alex Alexander Alexandra Alfred Alice Allan Allen Alvin Amanda Amber
Amy Andrea Andrew Andy Angela Anita Ann Anna Anne Annie Anthony Antonio Arthur Ashley Aubrey Audrey Austin Barbara Barry Ben
Benjamin Bernard Beth Betty Beverly Bill Billy Blair Bob Bobby Brad Bradley Brandon Brenda Brent Brett Brian Bruce Bryan Calvin Cameron Carl
Carlos Carlton Carmen Carol Caroline Carolyn Catherine Chad Charles Charlie Charlotte Chelsea Chester Chris Christian Christina Christine
Christopher Cindy Claire Clark Clayton Clifton Clinton Cody Colin Connor Corey Craig Crystal Curtis Cynthia Dale Dallas Dan Daniel Danny Darlene
Darrell Dave David Dawn Dean Deborah Debra Denise Dennis Derek Desmond Diana Diane Dick Don Donald Donna Doris Dorothy Doug Douglas Duncan Dustin Dwight
Dylan Earl Ed Eddie Edgar Edward Edwin Eileen Elaine Eleanor Elizabeth Ellen Elton Emily Emma Eric Erik Ernest Ethan Eugene Eva Evan Evelyn
Floyd Frances Francis Frank Franklin Fred Frederick Gabriel Gary Gavin Gene Geoffrey George Gerald Gilbert Gina Glen Glenn Gloria Gordon Grace
Graham Grant Greg Gregory Guy Hamilton Hannah Harold Harris Harrison Harry Harvey Heather Hector Helen Henry Herbert Herman Hillary Holly Houston Howard Hugh
Ian Irene Isaac Jack Jackie Jackson Jacob Jacqueline James Jamie Jan Jane Janet Janice Jared Jason Jasper Jay Jean Jeff Jefferson Jeffrey Jennifer Jenny Jeremy
Jerome Jerry Jesse Jessica Jill Jim Jimmy Joan Joanna Joe Joel John Johnny Jon Jonathan Jordan Jose Joseph Josh Joshua Joyce Juan Judith Judy Julia Julian Julie
Justin Karen Karl Kate Katherine Kathleen Kathryn Kathy Katie Keith Kelly Ken Kenneth Kent Kevin Kim Kimberly Kirk Kurt Kyle Larry Laura Lauren
Laurence Laurie Lawrence Lee Leo Leon Leonard Leroy Leslie Lester Lewis Lincoln Linda Lisa Lloyd Logan Lois Lori Louis Louise Lucas Lucy Luis Luke Lynn Madison
Marc Marcus Margaret Maria Marie Marilyn Mario Marion Mark Marshall Martha Martin Marvin Mary Matt Matthew Maurice Max Maxwell Megan Melissa Melvin
Michael Michelle Mike Milton Mitchell Molly Monica Morgan Morris Nancy Natalie Nathan Neil Nelson Nicholas Nick Nicole Nigel Norma Norman Oliver Oscar Otis
Owen Pamela Pat Patricia Patrick Paul Paula Perry Peter Phil Philip Phillip Phyllis Rachel Ralph Ramon Randall Randy Ray Raymond Rebecca Regina Reginald Renee
Rex Ricardo Richard Rick Ricky Rita Robert Roberto Robin Rodney Roger Roland Ron Ronald Ronnie Rosa Rose Ross Roy Ruby Russell Ruth Ryan Sally Sam
Samantha Samuel Sandra Sara Sarah Scott Sean Shane Shannon Sharon Shawn Sheila Shelby Sherman Sherry Shirley Sidney Simon Sophia Spencer Stacy Stanley
Stephanie Stephen Steve Steven Stewart Stuart Sue Susan Suzanne Sydney Sylvia Tara Taylor Ted Teresa Terrence Terry Theodore Theresa Thomas Tiffany Tim
Timothy Tina Todd Tom Tommy Tony Tracy Travis Trevor Troy Tyler Valerie Vanessa Vernon Veronica Victor Victoria Vincent Virginia Vivian Wade Wallace Walter
Wanda Warren Wayne Wendy Wesley Whitney Wilbur William Willie Wilson Winston Yvonne Zachary Mohammed Muhammad Ahmad Ahmed Ali Hassan Hussein Omar
Abdullah Ibrahim Khalid Mustafa Mahmoud Salman Yusuf Hamid Imran Asif Nawaz Vladimir Dmitry Sergei Ivan Igor Santiago Salvador Diego Fernando Francisco Pedro Jesus`

// emptyBorders run where too few towns stand to tell: read off a map, to half a degree.
var emptyBorders = []string{
	"IR\tPK\t27.50\t62.80\t350", "ML\tNE\t15.50\t3.00\t350", "ET\tSD\t12.20\t35.60\t280", "KE\tSO\t1.10\t41.00\t330",
	"DZ\tLY\t28.00\t9.80\t480", "EG\tLY\t26.80\t25.00\t550", "ER\tSD\t15.60\t36.60\t260", "GN\tML\t11.80\t-8.90\t200",
	"ML\tMR\t15.60\t-8.00\t600", "NE\tTD\t16.50\t14.50\t450", "SD\tTD\t14.50\t22.60\t550", "CF\tTD\t8.30\t18.50\t500",
	"CF\tSS\t6.50\t26.00\t350", "KE\tSS\t4.60\t34.80\t130", "ET\tKE\t3.80\t38.50\t330", "BF\tBJ\t11.30\t1.50\t120",
	"BR\tCO\t-1.00\t-69.60\t400", "CO\tPE\t-2.30\t-72.00\t350", "CL\tPE\t-18.10\t-69.90\t80", "LA\tMM\t20.90\t100.60\t130",
	"BD\tMM\t21.10\t92.40\t90", "AE\tSA\t22.90\t52.50\t250", "OM\tYE\t17.70\t52.50\t150", "MZ\tTZ\t-11.30\t37.50\t300",
	"MZ\tZW\t-19.00\t32.80\t350", "CD\tZM\t-11.50\t28.00\t500", "AO\tNA\t-17.40\t17.00\t500", "DJ\tER\t12.60\t42.80\t60",
	"DJ\tET\t11.30\t42.00\t120", "CN\tTJ\t38.50\t74.80\t150",
}
