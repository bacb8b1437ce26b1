package geo

import "strings"

// givenNames are first names that are names of places too, or stand often before one.
var givenNames = func() map[string]struct{} {
	m := map[string]struct{}{}
	for _, n := range strings.Fields(`Aaron Abby Adam Adrian Alan Albert Alec Alex Alexander Alexandra Alfred Alice Allan Allen Alvin Amanda Amber
Amy Andrea Andrew Andy Angela Anita Ann Anna Anne Annie Anthony Antonio April Arthur Ashley Aubrey Audrey Austin Barbara Barry Ben
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
Wanda Warren Wayne Wendy Wesley Whitney Wilbur William Willie Wilson Winston Yvonne Zachary Israel Mohammed Muhammad Ahmad Ahmed Ali Hassan Hussein Omar
Abdullah Ibrahim Khalid Mustafa Mahmoud Salman Yusuf Hamid Imran Asif Nawaz Vladimir Dmitry Sergei Ivan Igor Santiago Salvador Diego Fernando Francisco Pedro Jesus`) {
		m[n] = struct{}{}
	}
	return m
}()
