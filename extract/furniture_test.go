package extract

import (
	"slices"
	"testing"
)

func TestFurniture(t *testing.T) {
	for name, texts := range map[string][]string{
		"player":  {"Getting your Trinity Audio player ready...", "Audio player loading…", "Listen to this article", "LISTEN TO ARTICLE 3:35", "Your browser does not support the audio element.", "Video Player is loading."},
		"icon":    {"info_icon", "arrow-right-icon", "chevron_left", "share_alt", "logo-small"},
		"button":  {"Share", "SHARE THIS ARTICLE Share Tweet Post Email", "Advertisement", "ADVERTISEMENT", "Facebook Twitter WhatsApp", "Share on Facebook", "Copy link", "Article continues below", "5 min read", "12 Comments", "Slideshow (6 Images)", "Image 2 of 5", "Story Continued Below"},
		"gallery": {"Photos: Floods in Veld Hide Caption 1 of 3 Photos: Floods in Veld A boat on the main street. Hide Caption 2 of 3"},
		"section": {"International", "World News", "Middle East", "Home > World > Asia", "Related Stories", "ANALYSIS/OPINION:"},
		"credit": {"Photo: Reuters", "Photo by Ana Lund", "Ana Lund/AFP", "REUTERS/Ana Lund", "Police stand guard at the bridge on Friday. Ana Lund/AFP via Getty Images", "The minister arrives in Veld Photo: Source: X/@NorlandMFA", "A view of the dam (Photo: Ana Lund)",
			"Image Credit: Norland army", "File photo", "Smoke rises over Veld, May 4, 2023. REUTERS/Ana Lund", "Soldiers at the crossing. [File: Ana Lund/Reuters]", "Getty Images"},
		"source":  {"Source: X/@NorlandMFA", "Source: Reuters", "Sources: AP, BBC"},
		"pointer": {"Read more: Norland shuts the dam", "Read More", "Also Read | Norland shuts the dam", "ALSO READ: Norland shuts the dam", "SEE ALSO: Norland shuts the dam", "Related: Norland shuts the dam", "WATCH: Crowds gather in Veld", "More: Norland shuts the dam", "Click here to read the full report", "You may also like", "Who are the five candidates for the dam board? Read more"},
		"prompt":  {"Sign up for our newsletter", "Subscribe to our channel for the latest news.", "Follow us on X and Facebook.", "Follow Ana Lund on Twitter @analund", "Get the day's news delivered to your inbox.", "Download our app.", "Have a tip? Email us at tips@example.org.", "Join our WhatsApp channel", "Newsletter Sign Up Continue reading Please verify you're not a robot by clicking the box. Invalid email address. Please re-enter."},
		"notice":  {"We use cookies to improve your experience.", "© 2024 Harbour Post. All rights reserved.", "Copyright 2024 Harbour Post", "By continuing you agree to our Privacy Policy.", "Please enable JavaScript to view this page.", "This is a developing story.", "Editor's note: An earlier version misspelt a name.", "The views expressed in this article are the author's own."},
		"stamp":   {"By Ana Lund", "BY ANA LUND AND KARL REIS", "Published: May 4, 2023 10:00 am", "Updated 2 hours ago", "3 hours ago", "January 29, 2024", "29 Jan 2024, 10:15 GMT", "Last updated on 4 May 2023"},
		"signoff": {"(Reporting by Ana Lund; Editing by Karl Reis)", "The Associated Press contributed to this report.", "With inputs from agencies", "(This story has not been edited by our staff and is auto-generated from a syndicated feed.)", "Additional reporting by Karl Reis in Veld", "Contributing: Ana Lund"},
		"embed":   {"— Norland MFA (@NorlandMFA) May 4, 2023", "A post shared by Ana Lund (@analund)", "View this post on Instagram", "pic.twitter.com/abc", "@NorlandMFA"},
		"bare":    {"***", "___", "•", "[music]", "12", "1/5"},
	} {
		for _, text := range texts {
			if l := lineOf(text, false); !l.furniture() {
				t.Errorf("%s: %q is furniture", name, text)
			}
		}
	}
}

func TestStory(t *testing.T) {
	for _, text := range []string{
		"Norland recalled its ambassador from Sudmark on Friday.",
		"The minister said voters should read more.",
		"She told the envoy to hide caption and photo alike.",
		"Tehran denies these charges.",
		"Share prices fell after the raid.",
		"Subscribers to the plan were told to leave the country at once.",
		"Police read the list of charges to the men.",
		"Read more than once, the treaty still leaves the question of the dam open.",
		"Follow-up talks were held in Geneva.",
		"\"Follow us,\" the rebels told the villagers, and drove them to the bridge.",
		"“Do you have any idea how many of our people died here?” the minister asked.",
		"Sources: the word the minister would not say, though he was asked about his sources for an hour on Tuesday and again on Friday.",
		"Sources in the army said that the shells came from Sudmark.",
		"The photo shows the president: he shakes hands with a man wanted for murder.",
		"Sudmark said cookies and other sweets had been blocked at the border.",
		"The data it holds includes dates of birth, phone numbers and email addresses.",
		"By Friday the army had taken the town.",
		"By Friday",
		"Published papers show that the ministry knew of the plan.",
		"Watch towers were put up along the border.",
		"Norland and Sudmark signed a joint terms of reference for the talks.",
		"He was arrested on May 4, 2023.",
		"In a post on X, Foreign Minister Anna Reis (@annareis) accused Sudmark of lying.",
		"Sudmark expels three Norland diplomats in answer to today's hostile step. They have 48 hours to leave.",
		"How Did It Begin?",
		"US officials said the AFP/Getty photographers were freed on Sunday.",
		"Reporting by international monitors shows that the truce holds.",
		"By May the army had gone",
		"Correction officers in the capital went on strike.",
		"Contact with the two pilots was lost at noon.",
		"More than 40 people were killed in the blast.",
		"Related violence has killed 30 people since June.",
		"Live ammunition was fired at the crowd, witnesses said.",
		"Thank you letters were sent to the five states that took part.",
		"International monitors left the town.",
	} {
		if l := lineOf(text, false); l.furniture() {
			t.Errorf("%q is story", text)
		}
	}
}

func TestDatelineOf(t *testing.T) {
	for _, tt := range []struct{ text, place, agency, rest string }{
		{"Islamabad — Iranian officials arrived in the city on Monday.", "Islamabad", "", "Iranian officials arrived in the city on Monday."},
		{"KABUL (Reuters) - A blast killed ten.", "KABUL", "Reuters", "A blast killed ten."},
		{"KABUL, Afghanistan (AP) — A blast killed ten.", "KABUL, Afghanistan", "AP", "A blast killed ten."},
		{"WASHINGTON, Jan 18 (Reuters) - The U.S. struck.", "WASHINGTON", "Reuters", "The U.S. struck."},
		{"BEIJING, Jan. 18 (Xinhua) -- China said no.", "BEIJING", "Xinhua", "China said no."},
		{"NEW DELHI, January 18, 2024 — India said no.", "NEW DELHI", "", "India said no."},
		{"New Delhi, Jan 18: India said no.", "New Delhi", "", "India said no."},
		{"New Delhi [India], January 18 (ANI): India said no.", "", "", "New Delhi [India], January 18 (ANI): India said no."},
		{"London (CNN) Britain said no.", "London", "CNN", "Britain said no."},
		{"(CNN) -- Britain said no.", "", "CNN", "Britain said no."},
		{"(Reuters) - Britain said no.", "", "Reuters", "Britain said no."},
		{"Jan 18 (Reuters) - Britain said no.", "", "Reuters", "Britain said no."},
		{"ISLAMABAD: Pakistan said no.", "ISLAMABAD", "", "Pakistan said no."},
		{"UNITED NATIONS — The council voted.", "UNITED NATIONS", "", "The council voted."},
		{"SEOUL/WASHINGTON (Reuters) - Both said no.", "SEOUL/WASHINGTON", "Reuters", "Both said no."},
		{"TEHRAN, Iran (AP) _ Iran said no.", "TEHRAN, Iran", "AP", "Iran said no."},
		{"PORT-AU-PRINCE, Haiti, March 3 (UPI) -- Gangs freed 40.", "PORT-AU-PRINCE, Haiti", "UPI", "Gangs freed 40."},
		{"PARIS – “We said no,” the minister said.", "PARIS", "", "“We said no,” the minister said."},
	} {
		line, n := datelineOf(tt.text)
		if line.Place != tt.place || line.Agency != tt.agency || tt.text[n:] != tt.rest {
			t.Errorf("%q: got %q, %q, %q", tt.text, line.Place, line.Agency, tt.text[n:])
		}
	}
	for _, text := range []string{
		"Iran — which denies the charge — struck back on Tuesday night.",
		"Iran said no.", "The African Union (AU) Commission met.", "The U.N. — The council voted on the plan on Monday.",
		"U.S. Senator (D-NY) said no.", "African Union (AU) Troops left the town.", "Three British MPs – A, B and C – were killed.",
		"Update: Norland said no.", "BREAKING: Norland said no.", "Anna Reis: I said no.", "SARS: Two new cases are found.",
		"Tit-for-tat strikes went on.", "May 4 was a Thursday.", "Norland-Sudmark Talks went on.", "I — I said no to them all that day.", "", "—", "KABUL (Reuters) -", "(", "(CNN",
	} {
		if line, n := datelineOf(text); n != 0 {
			t.Errorf("%q: got %+v, %q", text, line, text[n:])
		}
	}
}

func TestTitles(t *testing.T) {
	for _, tt := range []struct{ title, site, host, want string }{
		{"Norland says no | The Harbour Post", "", "", "Norland says no"},
		{"Norland says no - Harbour Post", "Harbour Post", "", "Norland says no"},
		{"Norland says no – Harbour", "", "harbour.example", "Norland says no"},
		{"Norland - Sudmark: talks begin", "", "a.example", "Norland - Sudmark: talks begin"},
		{"Norland says no - minister", "", "a.example", "Norland says no - minister"},
		{"İzmir talks end | İz", "", "", "İzmir talks end"},
	} {
		if got := withoutSite(tt.title, tt.site, tt.host); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	for _, tt := range []struct{ text, declared, want string }{
		{"Norland recalled its ambassador.", "", "en"},
		{"Iran", "", "en"},
		{"Iran", "de-AT", "de"},
		{"Police arrest opposition leader Leila Haddad, five aides, two lawyers", "", "en"},
		{"The government said that it would not take part in the talks with the rebels this week.", "fr", "en"},
		{"Die Regierung von Nordland hat am Donnerstag ihren Botschafter abberufen, nachdem Granaten auf ein Dorf nahe der Grenze gefallen waren.", "", "de"},
		{"Le gouvernement a rappelé son ambassadeur jeudi après que des obus sont tombés sur un village près de la frontière, a déclaré le ministère.", "", "fr"},
		{"El gobierno retiró a su embajador el jueves después de que cayeran proyectiles sobre una aldea cerca de la frontera, dijo el ministerio.", "", "es"},
		{"De regering heeft donderdag haar ambassadeur teruggeroepen nadat granaten op een dorp bij de grens waren gevallen, zei het ministerie.", "", "nl"},
		{"Правительство отозвало своего посла в четверг.", "", "ru"},
		{"政府于星期四召回了大使。", "", "zh"},
	} {
		if got := languageOf(tt.text, tt.declared); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestWrapped(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"one line each", "Norland said no.\nSudmark said yes.\nBoth went home.", []string{"Norland said no.", "Sudmark said yes.", "Both went home."}},
		{"wrapped", "The government of Norland recalled its ambassador from\nSudmark on Friday after shells fired from across the\nborder killed two farmers, the foreign ministry said.\nThe men were brothers.\n\nSudmark denied that its guns had fired and accused its\nneighbour of staging the attack.",
			[]string{"The government of Norland recalled its ambassador from Sudmark on Friday after shells fired from across the border killed two farmers, the foreign ministry said. The men were brothers.", "Sudmark denied that its guns had fired and accused its neighbour of staging the attack."}},
		{"a sentence that runs on", "The government of Norland recalled its ambassador from Sudmark on Friday, a day after the shells fell, and asked\nthe council to meet at once.\nSudmark said no.", []string{"The government of Norland recalled its ambassador from Sudmark on Friday, a day after the shells fell, and asked the council to meet at once.", "Sudmark said no."}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Article(page("a", "text/plain", tt.text))
			if err != nil {
				t.Fatal(err)
			}
			sound(t, &a)
			var got []string
			for _, p := range a.Paragraphs {
				got = append(got, p.In(a.Text))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q", got)
			}
		})
	}
}
