package extract

import "strings"

// furniture reports whether a line, wherever it stands, is what a page puts around a
// story.
func (l *line) furniture() bool {
	if l.ornament() || l.credit() || l.embed() || gallery(l.text) {
		return true
	}
	if strings.HasPrefix(l.text, `"`) || strings.HasPrefix(l.text, "“") || strings.HasPrefix(l.text, "‘") {
		return false // somebody's words
	}
	for _, rule := range [...]func(*line) bool{
		(*line).icon, (*line).player, (*line).button, (*line).section, (*line).source, (*line).pointer, (*line).prompt, (*line).notice, (*line).stamp, (*line).signoff,
	} {
		if rule(l) {
			return true
		}
	}
	return false
}

// ornament: rules, bullets, lone numbers, stage directions in brackets.
func (l *line) ornament() bool {
	if len(l.words) == 0 || !lettered(l.text) {
		return true
	}
	if len(l.words) == 1 && strings.Trim(l.words[0], "0123456789.,:/-") == "" {
		return true
	}
	return len(l.words) <= 4 && strings.HasPrefix(l.text, "[") && strings.HasSuffix(l.text, "]")
}

// icon: names of pictures and style classes that show where the picture does not.
func (l *line) icon() bool {
	if strings.IndexByte(l.text, ' ') >= 0 {
		return false
	}
	for _, r := range l.low {
		if r != '_' && r != '-' && (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return false
		}
	}
	if strings.Contains(l.low, "_") {
		return true
	}
	parts := strings.Split(l.low, "-")
	for _, p := range parts {
		switch p {
		case "icon", "icons", "logo", "arrow", "caret", "chevron", "svg", "btn", "placeholder", "thumbnail", "spinner", "hamburger":
			return true
		}
	}
	return false
}

// player: banners of audio and video players.
func (l *line) player() bool {
	if len(l.words) > 30 {
		return false
	}
	if l.has("audio player", "video player", "media player") {
		return l.any("getting", "loading", "ready", "your", "trinity", "play", "skip") || !l.ends
	}
	return l.has("browser does not support", "browser doesn't support", "unable to play", "autoplay next", "this video is unavailable", "playback isn't supported",
		"video unavailable", "this video can not be played", "this video cannot be played", "to play this video", "now playing", "up next in", "listen to this article",
		"listen to this story", "listen to the article", "listen to the story") && !(l.ends && len(l.words) > 16) ||
		l.starts("listen to article", "listen this article", "play video", "play audio", "pause video", "video player is loading", "watch the latest video")
}

// button: share bars and the other things to press.
func (l *line) button() bool {
	if len(l.words) > 14 {
		return false
	}
	if l.is("advertisement", "advertisements", "ad", "ads", "close", "menu", "search", "share", "save", "print", "comment", "comments", "copy link", "link copied", "reply", "retweet", "like", "likes",
		"video", "photo", "photos", "image", "images", "gallery", "audio", "transcript", "caption", "toggle caption", "hide caption", "loading", "next", "previous", "prev", "back to top", "top", "sponsored",
		"promoted", "promoted content", "sponsored content", "paid content", "load more", "remove ads", "article content", "read in app", "go to accessibility shortcuts", "more trending", "show more", "show less", "see more", "view more", "view all", "see all", "expand", "collapse", "skip to content", "skip to main content",
		"skip advertisement", "article continues below", "story continues below", "story continued below", "story continues", "continue", "continue reading", "text size", "font size", "add to favorites", "bookmark", "follow", "following",
		"email", "newsletter", "newsletters", "subscribe", "sign in", "log in", "login", "register", "sign up", "home", "pullquote", "fullscreen", "enlarge", "enlarge this image", "read aloud", "gift this article", "youtube", "x") {
		return true
	}
	if l.starts("story continues below", "story continued below", "article continues below", "article continues after", "story continues after", "continue reading the main story", "advertisement continue reading",
		"share this", "share via", "share on", "share to", "share article", "slideshow", "scroll to continue", "tap to", "click to expand", "click to enlarge", "hide caption", "leave a comment", "post a comment",
		"be the first to comment", "comments are closed", "add a comment", "view comments", "show comments", "read or share this story", "enlarge this image", "report ad", "skip past newsletter") && (!l.ends || len(l.words) <= 6) {
		return true
	}
	return l.social() || l.counter()
}

// gallery reports whether a text, however long, is the captions of a slide show, run
// together.
func gallery(text string) bool {
	_, after, found := strings.Cut(text, "Hide Caption ")
	return found && after != "" && digit(after[0])
}

// social: nothing but the names of networks and what one does with them.
func (l *line) social() bool {
	if len(l.words) > 12 {
		return false
	}
	networks := 0
	for _, w := range l.words {
		switch w {
		case "facebook", "twitter", "whatsapp", "linkedin", "telegram", "pinterest", "reddit", "instagram", "tumblr", "flipboard", "messenger", "email", "e-mail", "mail", "tweet", "youtube", "tiktok", "threads", "bluesky", "mastodon", "print", "pocket":
			networks++
		case "share", "on", "via", "copy", "link", "with", "this", "post", "article", "story", "x", "us", "follow", "save", "comment", "comments", "more", "open", "in", "new", "window", "by", "url", "sms", "opens", "click", "to", "and", "or":
		default:
			return false
		}
	}
	return networks > 0
}

// counter: "5 min read", "Image 1 of 2", "12 comments", "3 shares".
func (l *line) counter() bool {
	if len(l.words) > 7 || l.ends && len(l.words) > 4 {
		return false
	}
	numbers := 0
	for _, w := range l.words {
		if digit(w[0]) {
			numbers++
		}
	}
	if numbers == 0 {
		return false
	}
	return l.has("min read", "minute read", "minutes read", "mins read", "min listen") || l.any("slideshow", "comments", "shares", "views", "likes", "retweets") && len(l.words) <= 3 ||
		l.starts("image", "prev image", "next image", "slide", "photo", "page") && l.any("of", "/")
}

// section: the name of a part of the site, alone on its line, or a trail of them.
func (l *line) section() bool {
	if l.ends || len(l.words) > 10 {
		return false
	}
	if trail := strings.ContainsAny(l.text, ">›»"); trail {
		return len(l.words) <= 8 || l.starts("home")
	}
	return l.is("world", "world news", "international", "global", "national", "nation", "news", "top news", "top stories", "top story", "latest", "latest news", "breaking news", "breaking", "live", "live updates", "politics", "policy",
		"business", "economy", "markets", "finance", "money", "sport", "sports", "opinion", "opinions", "editorial", "op-ed", "commentary", "analysis", "analysis opinion", "analysis/opinion", "explainer", "explained", "exclusive", "feature", "features", "in depth", "in-depth", "interview", "interview highlights",
		"perspective", "culture", "entertainment", "lifestyle", "life", "style", "travel", "health", "science", "technology", "tech", "environment", "climate", "education", "society", "religion", "crime", "law", "security", "defence", "defense", "diplomacy", "foreign affairs", "foreign policy",
		"asia", "south asia", "central asia", "southeast asia", "east asia", "asia pacific", "asia-pacific", "middle east", "mideast", "africa", "europe", "americas", "latin america", "north america", "us & canada", "us news", "us politics", "uk news", "uk politics", "local news", "regional",
		"trending", "trending now", "most read", "most popular", "popular", "related", "related stories", "related articles", "related news", "related topics", "related content", "more news", "more stories", "editor's picks", "editors' picks", "recommended", "recommended stories", "recommended for you",
		"key points", "key takeaways", "story highlights", "highlights", "must read", "must reads", "about the author", "tags", "topics", "more on this", "more on this story", "more on this topic", "from our partners", "around the web", "you may like", "special report")
}

// pointer: ways to other stories.
func (l *line) pointer() bool {
	if len(l.words) > 40 {
		return false
	}
	if name, n := l.label(); n > 0 && n <= 4 {
		switch name {
		case "read more", "also read", "read also", "read", "must read", "see also", "see", "see more", "related", "related story", "related stories", "related article", "related articles", "related news", "related coverage", "more", "watch", "watch now", "watch more", "watch live", "listen",
			"photos", "in pictures", "in photos", "gallery", "from the archives", "from the archive", "recommended", "don't miss", "more on this", "full story", "full coverage", "read the full story", "live updates", "follow live", "further reading", "explainer", "explained", "editorial", "opinion", "video", "podcast", "quiz", "poll", "and read", "read next", "up next", "also see", "also watch", "more from", "you may also like", "what to know":
			return !strings.HasPrefix(l.text, `"`)
		}
	}
	if l.starts("also read", "read also", "see also", "read next", "read more from", "you may also like", "you might also like", "you may also be interested", "most read", "recommended stories", "related articles", "related stories", "more from", "more on this story", "more stories", "more like this", "click here", "click to", "tap here",
		"read the full", "read full", "continue reading", "keep reading", "read our", "see our", "view the full", "for more on", "for the latest", "for more news", "watch the video", "watch the full", "don't miss", "go here", "find out more", "learn more about", "follow live", "follow our live") {
		return len(l.words) <= 18 && (!l.ends || l.prompting() || len(l.words) <= 12)
	}
	if strings.HasSuffix(l.low, " read more") && len(l.words) <= 25 {
		return true
	}
	if l.starts("read more", "read full story", "full story", "more on") {
		return len(l.words) <= 3 || !l.ends
	}
	return false
}

// prompting reports whether the line talks to the reader or of the outlet itself.
func (l *line) prompting() bool {
	return l.any("you", "your", "our", "us", "we", "newsletter", "newsletters", "inbox", "here", "app", "subscribers", "subscription", "podcast", "alerts", "notifications", "channel")
}

// prompt: to subscribe, to follow, to give, to write in.
func (l *line) prompt() bool {
	if l.starts("sign up", "newsletter sign up", "subscribe", "get the latest", "get our", "get all the", "get unlimited", "get the day's", "get breaking", "get more", "join our", "join us", "join the conversation", "join the discussion", "follow us", "follow me", "follow the", "follow our", "like us", "find us", "download our", "download the", "download now",
		"enter your email", "your email", "log in", "sign in", "register", "create a free", "create an account", "already a subscriber", "already have an account", "not a subscriber", "support our", "support independent", "support us", "donate", "become a", "start your", "stay informed", "get in touch", "for more stories", "for more stories like", "check out more", "if you have a", "if you have any", "remove ads", "stay up to date", "stay updated", "stay connected", "stay tuned", "never miss", "don't miss",
		"send tips", "send us", "send your", "email us", "write to", "contact us", "contact the", "contact our", "got a tip", "have a tip", "do you have", "have you", "let us know", "tell us", "what do you think", "thank you for", "thanks for", "please enable", "please support", "please share", "please consider", "please subscribe", "try our", "listen to our", "check out our", "see something", "to read the full", "to continue reading", "you have reached", "you've reached", "this article is for subscribers", "unlock", "want more", "need help", "buy now", "shop now", "invest in", "help us", "we need your", "we rely on") {
		return len(l.words) <= 4 && !l.ends || l.prompting() || l.has("on twitter", "on facebook", "on instagram", "on telegram", "on whatsapp", "on youtube", "on x", "google news") && len(l.words) <= 20
	}
	if l.starts("follow") && len(l.words) <= 14 && (l.has("on twitter", "on facebook", "on instagram", "on x", "on telegram", "on linkedin", "on threads") || strings.Contains(l.low, "@")) {
		return true
	}
	if l.has("verify you're not a robot", "please re-enter") && l.any("email", "clicking") {
		return true
	}
	return len(l.words) <= 40 && l.has("delivered to your inbox", "in your inbox", "to your inbox", "sign up for our", "sign up for the", "subscribe to our", "subscribe to the", "join our whatsapp", "join our telegram", "our newsletter", "our daily newsletter", "daily newsletters", "manage newsletters", "download our app", "free newsletter", "your email address",
		"follow us on", "follow him on twitter", "follow her on twitter", "follow them on twitter", "contact us at", "you can reach", "can be reached at", "can be contacted at", "push notifications", "your subscription", "unsubscribe at any time")
}

// notice: cookies, scripts, rights and terms.
func (l *line) notice() bool {
	if strings.Contains(l.text, "©") && len(l.words) <= 40 {
		return true
	}
	if l.any("cookie", "cookies") && l.any("we", "our", "you", "your", "accept", "consent", "preferences", "policy", "settings") {
		return true
	}
	if l.starts("copyright") && (len(l.words) <= 8 || l.has("all rights reserved", "may not be")) {
		return true
	}
	if l.has("all rights reserved", "may not be published", "may not be reproduced", "enable javascript", "javascript is disabled", "ad blocker", "ad-blocker", "adblocker", "terms of use", "terms of service", "terms and conditions", "privacy policy", "privacy notice", "user agreement", "this site is protected by recaptcha", "click here for reprint") {
		return len(l.words) <= 20 || l.prompting() || l.has("rewritten or redistributed", "all rights reserved", "recaptcha")
	}
	return l.has("views expressed in this", "opinions expressed in this", "views expressed are", "opinions expressed are", "the views in this article", "views expressed here", "opinions expressed by", "rush transcript", "not an official transcript") && len(l.words) <= 45 ||
		l.marked() ||
		l.starts("editor's note", "editors' note", "editor's pick", "note to readers", "this article was originally published", "this story was originally published", "this article originally appeared", "this story originally appeared", "this article first appeared", "this article has been updated", "this story has been updated", "this article was updated", "this story was updated", "this is a developing story", "this is a breaking news", "this post has been updated", "developing story")
}

// marked reports whether the line is labelled as the outlet's word on its own story.
func (l *line) marked() bool {
	name, n := l.label()
	return n > 0 && (name == "correction" || name == "clarification" || name == "disclaimer" || name == "note" || name == "corrections")
}
