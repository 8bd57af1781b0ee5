"""Which ordinals and numbers are ranks, with what they are compared with."""

from __future__ import annotations

import pytest

from marked_sentences import assert_found

SENTENCES = [
    "The port ranked [[first|value=1 of=None]] in exports.",
    "The city ranks [[second|value=2 of=7]] among the seven zones.",
    "Anhui came [[third|value=3 of=8]] of the eight regions.",
    "It was placed [[4th|value=4 of=337]] of 337 cities, up from [[No. 11|value=11]].",
    "The bank put the country at [[31st|value=31 of=190]] of 190 economies.",
    "Luzhou came [[fourth|value=4 of=21]] of Sichuan's 21 cities.",
    "Denmark ranked [[16th|value=16 of=31]] out of 31 members.",
    "The authors placed Denmark [[first|value=1]]; others agreed.",
    "The county is [[first|value=1]] in the province to try it.",
    "The port ranks [[No. 3|value=3 of=8]] among eight ports.",
    "It calls itself the world's [[No. 1|value=1]] grower.",
    "Jobs are the [[No. 1|value=1]] priority.",
    "In a survey of 31 regions Hebei came [[2nd|value=2 of=31]].",
    "The [[second|value=2]] batch of reforms is out.",
    "A [[17th|value=17]] batch of cases was published.",
    "Its [[first|value=1]] deal was struck.",
    "The river's [[third|value=3]] flood has formed.",
    "It is the [[third|value=3]]-largest lake.",
    "It has the [[third|value=3]] highest score.",
    "The lake is [[second|value=2]] only to Poyang in size.",
    "Two colleges are in the [[top 10|value=10]].",
    "The [[top ten|value=10]] clusters took shape.",
    "It is the [[first|value=1]] of its kind.",
    "Pensions rose for the [[11th|value=11]] consecutive year.",
    "A [[twenty-first|value=21]] county joined.",
    "Hebei, [[fourth|value=4]] in the country, gained ground.",
    "She lives on the [[third|value=3]] floor.",
    "[[Fifth|value=5]] Round of Drug Purchases Cuts Prices by Half",
    "The [[first|value=1]] listed company opened.",
    # no ranks
    "First, the town built roads; second, it cut taxes.",
    "It will do three things: first, train staff; and third, test them.",
    "For the first time it grew.",
    "In the first half of 2020 exports fell.",
    "The third quarter was better.",
    "A third-party test was held.",
    "Data went to third parties.",
    "At first it failed.",
    "The system was first tried in Anhui.",
    "The 18th National Congress met in autumn.",
    "The First Luzhou Liquor Expo opened.",
    "It met during the third China Digital Forum.",
    "It is a first-class hall with second-hand desks.",
    "Firstly, staff were trained.",
    "She works at No. 2 Hospital.",
    "This year's No. 1 Document mentions it.",
    "The circular is No. 28.",
    "The top 10 percent pay more.",
    "In the 21st century it grew.",
    "Two thirds of them left, and one third stayed.",
    "A fifth of the firms left.",
    "First and foremost, it is cheap.",
    # sentences as newspapers write them: the noun left out, set against another number, or no count at all
    "It is the country's [[second|value=2]]-biggest city and [[fifth|value=5]] busiest port.",
    "She finished [[fifth|value=5]] in the poll.",
    "It rose to [[third|value=3]] from [[seventh|value=7]].",
    "The state is ranked [[11th|value=11 of=28]] out of 28 states.",
    "India slipped to the [[142nd|value=142]] place.",
    "The [[13th|value=13]] round of talks ended.",
    "The country is the world's [[No. 2|value=2]] importer.",
    "He was the [[first|value=1]] to sign and the [[second|value=2]] to leave.",
    "The 21st century began.",
    "The Third Plenum met.",
    "The fourth quarter was weak.",
    "It is in its [[fourth|value=4]] phase.",
    "The 7th National Congress met on the 5th of May.",
    "Two-thirds agreed; a third did not.",
    "It ranks among the [[top five|value=5]] in Asia.",
    "The [[top 100|value=100]] firms paid more.",
    "She is second to none.",
    "On second thought he agreed.",
    "The [[first|value=1]] 40 pupils left.",
    "It is the [[one hundred and first|value=101]] case.",
    "The nation is the [[third|value=3]] largest emitter.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_ranks(marked: str) -> None:
    assert_found(marked, "rank")
