package en

// HeldOut reports whether a document of the GUM treebank is one that no model is
// trained on: news and interviews to report figures on.
func HeldOut(document string) bool {
	switch document {
	case "GUM_news_afghan", "GUM_news_defector", "GUM_news_korea", "GUM_news_taxes", "GUM_interview_brotherhood", "GUM_interview_peres":
		return true
	}
	return false
}
