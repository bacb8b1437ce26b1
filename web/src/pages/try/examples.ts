// Texts to begin with, each with the day it would have been published.

export interface Example {
  name: string
  date: string
  text: string
}

export const examples: [Example, ...Example[]] = [
  {
    name: 'Two strikes and a toll',
    date: '2024-01-18',
    text: 'Pakistan carried out air strikes on militant hideouts in Iran’s Sistan-Baluchestan province on Thursday, two days after Iran fired missiles at targets inside Pakistan. At least nine people were killed, Iran’s interior minister said. Pakistan denied that it had targeted civilians.\n\nPakistan had recalled its ambassador from Tehran on Wednesday. China offered to mediate.',
  },
  {
    name: 'An envoy called home',
    date: '2021-09-18',
    text: 'France recalled its ambassadors from the United States and Australia on Friday after Australia cancelled an order for French submarines. The foreign minister accused both allies of lying. Canberra said it regretted the decision. Paris has not threatened to leave NATO.',
  },
  {
    name: 'Planned, doubtful, denied',
    date: '2023-05-04',
    text: 'Turkey plans to send troops to northern Syria next month, officials said. Israeli jets reportedly bombed an airbase near Aleppo on Tuesday; the army declined to comment. Egypt and Qatar will hold talks in Cairo on Sunday. Moscow denied that it had jammed Finnish radar.',
  },
]
