package hidden

import "strings"

// sure are verbs that are seldom nouns in a full sentence, whatever follows them.
var sure = set(`abandon abduct accept accuse acquit adjourn admit adopt advance agree air allege allow ambush announce apologise apologize appear appoint approve arrest arrive ask assassinate
	assemble attempt authorise authorize awaken await ban beat begin behead besiege block boycott break bring burn burst bury call cancel capture carry cast celebrate chant charge claim clear close
	collapse collide come commence commit complain concede condemn confirm continue convene convict crash criticise criticize cross cut declare decline defeat defuse demand deny delay deploy deport depose derail describe destroy
	detain detonate die disappear disagree disarm discover disperse dissolve donate drive drop eject elect embark end endorse ensue enter erupt escape establish evacuate evict execute expel explode express
	extend extradite face fail fall file find fine finish fire flee fly follow force form foil free freeze gain gather give grant grow halt hang head hijack hit hold honour honor ignite impose imprison
	indict inform injure insist introduce invade invite issue jail join kidnap kill knock land launch lead leave lie lift loot lose make march meet move mark murder name nominate obtain occupy offer
	open oppose order oust outlaw overthrow overturn pack pardon parade participate pass pay perish pledge plunge plunder pour prepare present pressure prevent proclaim promise propose publish pull quit raise ransack rape react
	ratify reach receive recall recapture recover refuse reject release remove repatriate repel rescue resign resume retake retreat return reveal rise rob roll rule sack sail sanction save say see seek seize
	sell send sentence set seal shake shell shoot shut sign slay smash sow spark spread stage stab start stone stop storm strand struggle submit sue summon surrender suspend sweep swear take tell
	terminate thank threaten thwart topple torch torture travel try turn uncover unveil urge use vandalise vandalize veto voice vote vow wage walk warn welcome win withdraw wound`)

// either are verbs that are nouns as often: only what begins an object may follow them.
var either = set(`aid attack battle bomb clash control demonstrate down fight flood fuel guard kick murder number order patrol plan plot protest rally raid rank release report riot shot
	strike study support talk target test touch visit work`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
